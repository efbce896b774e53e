package io.github.edusec.classify.policyfile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One row of a CSV policy file, read by column name. Not thread-safe: it adds to its file's problems. */
public final class CsvRow {
    private final Problems<?> problems;
    private final long line;
    private final List<String> header;
    private final Map<String, Integer> columns;
    private final Map<String, Integer> ownColumns;
    private final List<String> cells;

    CsvRow(
            Problems<?> problems,
            long line,
            List<String> header,
            Map<String, Integer> columns,
            Map<String, Integer> ownColumns,
            List<String> cells) {
        this.problems = problems;
        this.line = line;
        this.header = header;
        this.columns = columns;
        this.ownColumns = ownColumns;
        this.cells = cells;
    }

    /**
     * Tells whether the file has a column.
     *
     * @param column the column's name
     * @return true if it does, whatever stands in the cell
     */
    public boolean hasColumn(String column) {
        return columns.containsKey(column);
    }

    /**
     * Returns a cell's text.
     *
     * @param column the column's name
     * @return the text without surrounding spaces; empty if the cell or the whole column is missing
     */
    public String text(String column) {
        return exactText(column).strip();
    }

    /**
     * Returns a cell's text as it stands in the file.
     *
     * @param column the column's name
     * @return the text with its spaces and line breaks; empty if the cell or the whole column is missing
     */
    public String exactText(String column) {
        return cell(columns.get(column));
    }

    /**
     * Returns the text of a cell in one of the author's own columns as it stands in the file.
     *
     * @param column the column's name without the prefix
     * @return the text with its spaces and line breaks; empty if the cell or the whole column is missing
     */
    public String ownText(String column) {
        return cell(ownColumns.get(column));
    }

    /**
     * Returns a cell's text that must be there; an empty one is a problem.
     *
     * @param column the column's name
     * @return the text; empty after a problem
     */
    public String requiredText(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            problem(column, "the cell is empty", "nothing", "a text");
        }
        return text;
    }

    /**
     * Returns the line on which the row starts.
     *
     * @return the number, from 1
     */
    public long line() {
        return line;
    }

    /**
     * Adds a problem at a cell.
     *
     * @param column the column's name
     * @param what what is wrong
     * @param found what was found
     * @param allowed what would have been right
     */
    public void problem(String column, String what, String found, String allowed) {
        Integer index = columns.get(column);
        String where = index == null ? "line " + line + ", column " + column : where(index);
        problems.add(where, what, found, allowed);
    }

    /** Tells whether no text stands behind the last column; it is not shown, since it may be anything. */
    boolean fits() {
        int end = cells.size();
        while (end > header.size() && cells.get(end - 1).isBlank()) {
            end--;
        }
        if (end > header.size()) {
            problems.add(
                    where(header.size()),
                    "more cells than the header has columns",
                    end + " cells",
                    header.size() + " cells");
            return false;
        }
        return true;
    }

    /** Adds a problem for each cell that holds a control character; the text beside it is not shown. */
    void check() {
        long at = line;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            OptionalInt control = cell.chars()
                    .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                    .findFirst();
            if (control.isPresent()) {
                problems.add(
                        where(at, i),
                        "a control character",
                        String.format(Locale.ROOT, "U+%04X", control.getAsInt()),
                        "printable text");
            }
            at += lineBreaks(cell);
        }
    }

    private String cell(@Nullable Integer index) {
        return index == null || index >= cells.size() ? "" : cells.get(index);
    }

    /** A cell behind one with line breaks stands on a later line than its row's first. */
    private String where(int index) {
        long at = line;
        for (String before : cells.subList(0, Math.min(index, cells.size()))) {
            at += lineBreaks(before);
        }
        return where(at, index);
    }

    private String where(long at, int index) {
        String name = index < header.size() && !header.get(index).isEmpty() ? " (" + header.get(index) + ")" : "";
        return "line " + at + ", column " + (index + 1) + name;
    }

    private static int lineBreaks(String cell) {
        int breaks = 0;
        for (int i = 0; i < cell.length(); i++) {
            boolean secondOfPair = i > 0 && cell.charAt(i) == '\n' && cell.charAt(i - 1) == '\r';
            breaks += (cell.charAt(i) == '\n' || cell.charAt(i) == '\r') && !secondOfPair ? 1 : 0;
        }
        return breaks;
    }
}
