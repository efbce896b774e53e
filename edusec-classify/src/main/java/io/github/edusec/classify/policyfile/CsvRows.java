package io.github.edusec.classify.policyfile;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV policy file (RFC 4180, UTF-8 or CP932) one after the other; the text is decoded while it is read. Not
 * thread-safe.
 *
 * @param <E> the reading module's exception
 */
public final class CsvRows<E extends IOException> {
    /** The most characters a column's name may have, without a prefix: it stands in every problem of its cells. */
    public static final int MAX_NAME_CHARS = 200;

    private final String file;
    private final Problems<E> problems;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long nextLine = 1;
    private List<String> preamble = List.of();
    private List<String> shownHeader = List.of();
    private Map<String, Integer> columns = Map.of();
    private Map<String, Integer> ownColumns = Map.of();

    private CsvRows(String file, CSVParser parser, Problems<E> problems) {
        this.file = file;
        this.parser = parser;
        this.records = parser.iterator();
        this.problems = problems;
    }

    /**
     * Opens a file; {@link #readHeader} comes next.
     *
     * @param file the file
     * @param preambleLines how many lines stand before the one that names the columns: 0 or 1
     * @param problems takes what is wrong, here and later when rows are read and judged
     * @param <E> the reading module's exception
     * @return the rows, before the header
     * @throws E if the bytes are no CSV or the line before the header is missing
     */
    public static <E extends IOException> CsvRows<E> open(PolicyFile file, int preambleLines, Problems<E> problems)
            throws E {
        CsvSize.of(file.utf8OrCp932(problems)).refuseTooLarge(file.name(), problems);
        CsvRows<E> rows = new CsvRows<>(file.name(), parser(file, problems), problems);
        if (preambleLines > 0) {
            Line first = rows.line();
            if (first == null) {
                throw rows.missing("0 line(s)", "a line of format, id and version, then column names");
            }
            rows.preamble = strip(first.cells());
        }
        return rows;
    }

    /**
     * Reads the names of the columns. A wrong one does not keep the rows from being read.
     *
     * @param allowed the columns the file may have
     * @throws E if the line or a required column is missing
     */
    public void readHeader(CsvColumns allowed) throws E {
        Line line = line();
        if (line == null) {
            throw preamble.isEmpty()
                    ? missing("0 line(s)", "a line of column names")
                    : missing("1 line(s)", "a line of format, id and version, then column names");
        }
        header(line, allowed);
        if (!columns.keySet().containsAll(allowed.required())) {
            problems.throwIfAny();
        }
    }

    private E missing(String found, String allowed) {
        return problems.fatal(file, "the header is missing", found, allowed);
    }

    /**
     * Returns the cells of the line before the header.
     *
     * @return format, id, version and whatever a spreadsheet added; empty for a file without that line
     */
    public List<String> preamble() {
        return preamble;
    }

    /**
     * Returns the known columns that the file has.
     *
     * @return their names
     */
    public Set<String> columns() {
        return columns.keySet();
    }

    /**
     * Returns the author's own columns.
     *
     * @return their names without the prefix, in order
     */
    public List<String> ownColumns() {
        return List.copyOf(ownColumns.keySet());
    }

    /**
     * Reads the next row that has any text. A row with more cells than there are columns is a problem and passed over: since
     * its cells may stand under the wrong names, anything said of them would be wrong too.
     *
     * @return the row, or null after the last one
     * @throws E if what follows is no CSV
     */
    public @Nullable CsvRow next() throws E {
        for (Line line = line(); line != null; line = line()) {
            problems.throwIfHopeless();
            CsvRow row = new CsvRow(problems, line.number(), shownHeader, columns, ownColumns, line.cells());
            if (row.fits()) {
                row.check();
                return row;
            }
        }
        return null;
    }

    private void header(Line line, CsvColumns allowed) {
        List<String> header = strip(line.cells());
        shownHeader = header.stream().map(Problems::shown).toList();
        Map<String, Integer> known = new LinkedHashMap<>();
        Map<String, Integer> own = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isEmpty()) {
                continue;
            }
            Integer before = null;
            String where = "line " + line.number() + ", column " + (i + 1);
            if (name.length() > MAX_NAME_CHARS + allowed.ownPrefix().length()) {
                problems.add(where, "a column's name is too long", name, "at most " + MAX_NAME_CHARS + " characters");
            } else if (name.chars().anyMatch(Character::isISOControl)) {
                problems.add(where, "a control character in a column's name", name, "one line of printable text");
            } else if (allowed.isKnown(name)) {
                before = known.putIfAbsent(name, i);
            } else if (allowed.isOwn(name)) {
                before = own.putIfAbsent(allowed.ownName(name), i);
            } else {
                problems.add(where, "unknown column", name, allowed.allowed());
            }
            if (before != null) {
                problems.add(where, "the column stands twice", name, "each column once");
            }
        }
        for (String name : allowed.required()) {
            if (!known.containsKey(name)) {
                problems.add("line " + line.number(), "a column is missing", "no " + name, name);
            }
        }
        columns = Map.copyOf(known);
        ownColumns = own;
    }

    private @Nullable Line line() throws E {
        try {
            while (records.hasNext()) {
                Line line = new Line(nextLine, records.next().toList());
                nextLine = parser.getCurrentLineNumber() + 1;
                if (!line.isBlank()) {
                    return line;
                }
            }
            return null;
        } catch (RuntimeException e) {
            // Commons CSV reports malformed quoting as any of several runtime exceptions
            throw problems.fatal(
                    "line " + nextLine,
                    "not well-formed CSV",
                    "a quoted cell that is not closed or has text after its closing quote",
                    "CSV (RFC 4180)");
        }
    }

    private static <E extends IOException> CSVParser parser(PolicyFile file, Problems<E> problems) throws E {
        Reader text = file.utf8OrCp932(problems);
        try {
            return CSVParser.parse(text, CSVFormat.RFC4180);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    private static List<String> strip(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    private record Line(long number, List<String> cells) {
        /** Keeps no empty cell: a row of many columns mostly has such. */
        Line {
            int end = cells.size();
            while (end > 0 && cells.get(end - 1).isEmpty()) {
                end--;
            }
            cells = cells.subList(0, end).stream()
                    .map(cell -> cell.isEmpty() ? "" : cell)
                    .toList();
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }
}
