package io.github.edusec.classify.policyfile;

import java.util.List;
import java.util.Map;

/** One row of a CSV policy file, read by column name. Not thread-safe: it adds to its file's problems. */
public final class CsvRow {
    private final Problems<?> problems;
    private final long line;
    private final Map<String, Integer> columns;
    private final List<String> cells;

    CsvRow(Problems<?> problems, long line, Map<String, Integer> columns, List<String> cells) {
        this.problems = problems;
        this.line = line;
        this.columns = columns;
        this.cells = cells;
    }

    /**
     * Returns a cell's text.
     *
     * @param column the column's name
     * @return the text without surrounding spaces; empty if the cell or the whole column is missing
     */
    public String text(String column) {
        Integer index = columns.get(column);
        return index == null || index >= cells.size() ? "" : cells.get(index);
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
     * Adds a problem at a cell.
     *
     * @param column the column's name
     * @param what what is wrong
     * @param found what was found
     * @param allowed what would have been right
     */
    public void problem(String column, String what, String found, String allowed) {
        Integer index = columns.get(column);
        String place = index == null ? column : (index + 1) + " (" + column + ")";
        problems.add("line " + line + ", column " + place, what, found, allowed);
    }
}
