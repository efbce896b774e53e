package io.github.edusec.classify.policyfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All rows of a small CSV policy file; {@link CsvRows} reads long ones. Immutable and thread-safe. */
public final class CsvSheet {
    private final List<String> preamble;
    private final List<CsvRow> rows;

    private CsvSheet(List<String> preamble, List<CsvRow> rows) {
        this.preamble = preamble;
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
        return read(CsvRows.open(file, 1, problems), required, optional);
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
        return read(CsvRows.open(file, 0, problems), required, optional);
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

    private static <E extends IOException> CsvSheet read(CsvRows<E> from, List<String> required, List<String> optional)
            throws E {
        from.readHeader(new CsvColumns(required, optional, ""));
        List<CsvRow> rows = new ArrayList<>();
        for (CsvRow row = from.next(); row != null; row = from.next()) {
            rows.add(row);
        }
        return new CsvSheet(from.preamble(), rows);
    }
}
