package io.github.edusec.classify.inspect;

/**
 * How the lines of a table are parted into cells, taken from its head.
 *
 * @param text the text
 * @param separator what parts cells; a space stands for any run of spaces
 * @param cells cells of the head
 * @param start where the head starts
 */
record TableRow(CharSequence text, char separator, int cells, int start) {
    private static final int MAX_NAME = 20;
    /** Where spaces part cells, a missing cell or a space inside a name moves the columns. */
    private static final int NAME_MAY_MOVE = 3;

    static TableRow head(CharSequence text, int start, int end) {
        char separator = ' ';
        for (int at = start; at < end && separator != '\t'; at++) {
            char c = text.charAt(at);
            separator = sureness(c) > sureness(separator) ? c : separator;
        }
        TableRow row = new TableRow(text, separator, 0, start);
        return new TableRow(text, separator, row.count(start, end), start);
    }

    /** A line may have several separators; tabs part cells more surely than lines, and those than commas. */
    private static int sureness(char c) {
        return switch (c) {
            case '\t' -> 4;
            case '│' -> 3;
            case '|' -> 2;
            case ',' -> 1;
            default -> 0;
        };
    }

    /** Returns the column in which a place of the head stands. */
    int columnOf(int place) {
        return Math.max(0, count(start, place + 1) - 1);
    }

    /** Returns where a row's name stands, or -1 if the line is no row of this table. */
    int nameIn(int from, int to, int column) {
        int found = count(from, to);
        boolean fits = separator == ' ' ? found >= Math.max(2, cells / 2) : found >= 2 && found * 2 >= cells;
        if (!fits) {
            return -1;
        }
        int last = separator == ' ' ? column + NAME_MAY_MOVE : column;
        int first = separator == ' ' ? Math.max(0, column - 1) : column;
        int at = from;
        for (int cell = 0; cell <= last && at <= to; cell++) {
            at = cellStart(at, to);
            int end = cellEnd(at, to);
            if (cell >= first && isName(at, end)) {
                return at;
            }
            at = end + 1;
        }
        return -1;
    }

    /** Counts the cells of a line. */
    int count(int from, int to) {
        int cells = 0;
        int at = cellStart(from, to);
        while (at < to) {
            cells++;
            at = cellStart(Math.min(to, cellEnd(at, to) + 1), to);
        }
        return cells;
    }

    /** Skips what may stand at a cell's start: spaces between cells, a border at the line's start. */
    private int cellStart(int from, int to) {
        int at = from;
        while (at < to && separator == ' ' && Chars.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int cellEnd(int from, int to) {
        int at = from;
        while (at < to && !parts(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean parts(char c) {
        return c == separator || (separator == ' ' && Chars.isSpace(c));
    }

    private boolean isName(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Chars.isSeparator(text.charAt(start))) {
            start++;
        }
        while (end > start && Chars.isSeparator(text.charAt(end - 1))) {
            end--;
        }
        if (end - start < 1 || end - start > MAX_NAME) {
            return false;
        }
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (!Chars.isName(c) && !Chars.isLatin(c) && c != ' ' && c != '・' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
