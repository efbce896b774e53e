package io.github.edusec.classify.inspect;

/**
 * Tables of things: a line with at least two heads such as 品番, 書名 or ISBN and no name column, and the rows below it.
 *
 * <p>In them a code such as 090-1234-5678 is no phone number and an author is no person the paper is about.
 */
final class GoodsTables {
    private static final int MIN_HEADS = 2;
    private static final int MIN_CELLS = 3;
    /** Page heads and blank lines inside a table. */
    private static final int MAX_OTHER_LINES = 2;

    private final CharSequence text;
    private final Lines lines;
    private final WordHits.Places nameColumns;
    private final WordHits.Places places = new WordHits.Places();

    private GoodsTables(CharSequence text, Lines lines, WordHits.Places nameColumns) {
        this.nameColumns = nameColumns;
        this.text = text;
        this.lines = lines;
    }

    static WordHits.Places in(CharSequence text, Lines lines, WordHits hits) {
        GoodsTables tables = new GoodsTables(text, lines, hits.of(Topic.NAME_COLUMN));
        WordHits.Places heads = hits.of(Topic.GOODS);
        int at = 0;
        while (at < heads.size()) {
            int line = lines.of(heads.start(at));
            int start = lines.start(line);
            int end = lines.end(line);
            int first = at;
            while (at < heads.size() && heads.end(at) <= end) {
                at++;
            }
            boolean persons = tables.hasNameColumn(start, end);
            if (at - first >= MIN_HEADS && !persons) {
                int to = tables.table(line);
                while (at < heads.size() && heads.start(at) < to) {
                    at++;
                }
            }
            at = Math.max(at, first + 1);
        }
        return tables.places;
    }

    private boolean hasNameColumn(int start, int end) {
        for (int i = nameColumns.firstFrom(start); i < nameColumns.size() && nameColumns.end(i) <= end; i++) {
            if (nameColumns.group(i) != WordHits.COVER) {
                return true;
            }
        }
        return false;
    }

    /** Adds the table below a line of heads and returns where it ends. */
    private int table(int head) {
        TableRow row = TableRow.head(text, lines.start(head), lines.end(head));
        int last = head;
        for (int line = head + 1; line < lines.size() && line <= last + 1 + MAX_OTHER_LINES; line++) {
            if (row.count(lines.start(line), lines.end(line)) >= MIN_CELLS) {
                last = line;
            }
        }
        int end = lines.end(last);
        places.add(lines.start(head), end, WordGroup.NONE);
        return end;
    }
}
