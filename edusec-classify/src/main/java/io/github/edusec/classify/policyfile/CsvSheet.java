package io.github.edusec.classify.policyfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV policy file (RFC 4180, UTF-8 or CP932) with a header line, read by column name. Immutable and thread-safe. */
public final class CsvSheet {
    /** A register of ten thousand rows has a tenth of this; 16 MiB of commas would fill a small heap with empty cells. */
    private static final int MAX_CELLS = 2_000_000;

    private final List<String> preamble;
    private final List<CsvRow> rows;

    private CsvSheet(List<String> preamble, List<CsvRow> rows) {
        this.preamble = List.copyOf(preamble);
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a file of which the first line states format, id and version, and the second names the columns.
     *
     * @param file the file
     * @param required names of the columns that must be there
     * @param optional names of the columns that may be there
     * @param problems takes what is wrong, here and later when cells are judged
     * @param <E> the reading module's exception
     * @return the sheet
     * @throws E if the bytes are no CSV, or a line or required column is missing
     */
    public static <E extends IOException> CsvSheet readVersioned(
            PolicyFile file, List<String> required, List<String> optional, Problems<E> problems) throws E {
        return read(file, 1, required, optional, problems);
    }

    /**
     * Reads a file of which the first line names the columns.
     *
     * @param file the file
     * @param required names of the columns that must be there
     * @param optional names of the columns that may be there
     * @param problems takes what is wrong, here and later when cells are judged
     * @param <E> the reading module's exception
     * @return the sheet
     * @throws E if the bytes are no CSV, or a line or required column is missing
     */
    public static <E extends IOException> CsvSheet read(
            PolicyFile file, List<String> required, List<String> optional, Problems<E> problems) throws E {
        return read(file, 0, required, optional, problems);
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
     * Returns the rows below the header that have any text.
     *
     * @return the rows in order
     */
    public List<CsvRow> rows() {
        return rows;
    }

    private static <E extends IOException> CsvSheet read(
            PolicyFile file, int preambleLines, List<String> required, List<String> optional, Problems<E> problems)
            throws E {
        List<Line> lines = lines(file, problems);
        if (lines.size() <= preambleLines) {
            throw problems.fatal(
                    file.name(),
                    "the header is missing",
                    lines.size() + " line(s)",
                    preambleLines == 0
                            ? "a line of column names"
                            : "a line of format, id and version, then column names");
        }
        Line header = lines.get(preambleLines);
        Map<String, Integer> columns = columns(header, required, optional, problems);
        problems.throwIfAny();
        List<CsvRow> rows = new ArrayList<>();
        for (Line line : lines.subList(preambleLines + 1, lines.size())) {
            rows.add(row(line, header.cells().size(), columns, problems));
        }
        return new CsvSheet(preambleLines == 0 ? List.of() : lines.get(0).cells(), rows);
    }

    private static Map<String, Integer> columns(
            Line header, List<String> required, List<String> optional, Problems<?> problems) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<String> allowed = new ArrayList<>(required);
        allowed.addAll(optional);
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cells().get(i);
            String where = "line " + header.number() + ", column " + (i + 1);
            if (name.isEmpty()) {
                continue;
            }
            if (!allowed.contains(name)) {
                problems.add(where, "unknown column", name, String.join(", ", allowed));
            } else if (columns.putIfAbsent(name, i) != null) {
                problems.add(where, "the column stands twice", name, "each column once");
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                problems.add("line " + header.number(), "a column is missing", "no " + name, name);
            }
        }
        return columns;
    }

    private static CsvRow row(Line line, int width, Map<String, Integer> columns, Problems<?> problems) {
        List<String> cells = line.cells();
        for (int i = 0; i < cells.size(); i++) {
            String where = "line " + line.number() + ", column " + (i + 1);
            if (i >= width && !cells.get(i).isEmpty()) {
                problems.add(where, "more cells than the header has columns", cells.get(i), width + " cells");
            }
            if (cells.get(i).chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
                problems.add(where, "a control character", cells.get(i), "printable text");
            }
        }
        return new CsvRow(problems, line.number(), columns, cells);
    }

    private static <E extends IOException> List<Line> lines(PolicyFile file, Problems<E> problems) throws E {
        String text = file.utf8OrCp932(problems);
        long separators =
                text.chars().filter(c -> c == ',' || c == '\n' || c == '\r').count();
        if (separators > MAX_CELLS) {
            throw problems.fatal(file.name(), "too many cells", "up to " + separators, "at most " + MAX_CELLS);
        }
        List<Line> lines = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            for (CSVRecord each : parser) {
                Line read = new Line(line, each.stream().map(String::strip).toList());
                if (!read.isBlank()) {
                    lines.add(read);
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | RuntimeException e) {
            // Commons CSV reports malformed quoting as any of several runtime exceptions
            throw malformed(line, problems);
        }
        return lines;
    }

    private static <E extends IOException> E malformed(long line, Problems<E> problems) {
        return problems.fatal(
                "line " + line,
                "not well-formed CSV",
                "a quoted cell that is not closed or has text after its closing quote",
                "CSV (RFC 4180)");
    }

    private record Line(long number, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }
}
