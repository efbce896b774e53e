package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.retention.CatalogException;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of a CSV text (RFC 4180) row by row, however long the text is. A quotation mark inside a cell that does not start
 * with one is text, as spreadsheets write it. Not thread-safe.
 */
final class CsvCells {
    /** A hundred locations of the longest kind, each character doubled, are within it. */
    static final int MAX_ROW_CHARS = 1 << 20;

    static final int MAX_CELLS = 10_000;

    private static final int END = -1;
    private static final int CHUNK_CHARS = 1 << 16;

    private final String name;
    private final Reader text;
    private final char[] chunk = new char[CHUNK_CHARS];
    private int at;
    private int end;
    private long line = 1;
    private boolean afterReturn;

    private char[] row = new char[1_024];
    private int length;
    private int[] ends = new int[64];
    private long[] lines = new long[64];
    private int cells;
    private long startLine;
    private boolean tooLong;

    /** Reads a text; the caller closes it. */
    CsvCells(String name, Reader text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Reads the next row.
     *
     * @return false after the last one
     * @throws CatalogException if what follows is no CSV
     */
    boolean next() throws IOException {
        length = 0;
        cells = 0;
        tooLong = false;
        int c = read();
        startLine = line;
        if (c == END) {
            return false;
        }
        afterReturn &= c == '\n';
        while (true) {
            startCell();
            c = c == '"' ? quoted() : plain(c);
            ends[cells++] = length;
            if (c != ',') {
                newLine(c);
                return true;
            }
            c = read();
        }
    }

    /** Returns the line on which the row starts. */
    long line() {
        return startLine;
    }

    /** Returns the line on which a cell starts. */
    long line(int cell) {
        return cell < cells ? lines[cell] : startLine;
    }

    /** Tells whether the row was longer than what is held; then its cells are not all there. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Returns how many cells there are, without empty ones at the end. */
    int count() {
        int count = cells;
        while (count > 0 && isEmpty(count - 1)) {
            count--;
        }
        return count;
    }

    boolean isEmpty(int cell) {
        return cell >= cells || ends[cell] == start(cell);
    }

    String cell(int cell) {
        return cell >= cells ? "" : new String(row, start(cell), ends[cell] - start(cell));
    }

    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    private void startCell() {
        if (cells == MAX_CELLS) {
            tooLong = true;
            cells = 0;
            length = 0;
        }
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, cells * 2);
            lines = Arrays.copyOf(lines, cells * 2);
        }
        lines[cells] = line;
    }

    private int plain(int first) throws IOException {
        int c = first;
        while (c != ',' && c != '\n' && c != '\r' && c != END) {
            add(c);
            c = read();
        }
        return c;
    }

    private int quoted() throws IOException {
        long opened = line;
        while (true) {
            int c = read();
            if (c == END) {
                throw malformed(opened, "a quoted cell that is not closed");
            }
            if (c == '"') {
                afterReturn = false;
                c = read();
                if (c == ',' || c == '\n' || c == '\r' || c == END) {
                    return c;
                }
                if (c != '"') {
                    throw malformed(line, "text after the closing quotation mark of a cell");
                }
            } else {
                newLine(c);
            }
            add(c);
        }
    }

    private void newLine(int c) {
        if (c == '\r' || (c == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = c == '\r';
    }

    private void add(int c) {
        if (length == row.length) {
            if (length >= MAX_ROW_CHARS) {
                tooLong = true;
                return;
            }
            row = Arrays.copyOf(row, length * 2);
        }
        row[length++] = (char) c;
    }

    private int read() throws IOException {
        if (at == end) {
            end = text.read(chunk, 0, chunk.length);
            at = 0;
            if (end <= 0) {
                end = 0;
                return END;
            }
        }
        return chunk[at++];
    }

    private CatalogException malformed(long where, String found) {
        return new CatalogException(
                name, List.of(new Problem("line " + where, "not well-formed CSV", found, "CSV (RFC 4180)")));
    }
}
