package io.github.edusec.classify.policyfile;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * How large a CSV text is: what must be held of it, and the widest row. Not thread-safe.
 *
 * <p>Empty cells do not count: a file of many columns has many of them, and they are not held.
 */
public final class CsvSize {
    /** A register of ten thousand rows has a tenth of this. */
    private static final int MAX_TEXTS = 2_000_000;
    /** One row is held as a whole before any of it is judged; 16 MiB of commas in one would fill a small heap. */
    private static final int MAX_CELLS_IN_A_ROW = 10_000;

    private static final int CHUNK_CHARS = 8_192;

    private long texts;
    private long widest;
    private long cells = 1;
    private State state = State.START;

    private CsvSize() {}

    /**
     * Measures a text.
     *
     * @param csv the text
     * @return its size
     */
    public static CsvSize of(String csv) {
        return of(new StringReader(csv));
    }

    static CsvSize of(Reader csv) {
        CsvSize size = new CsvSize();
        char[] chunk = new char[CHUNK_CHARS];
        try {
            for (int read = csv.read(chunk); read >= 0; read = csv.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    size.add(chunk[i]);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail", e);
        }
        size.widest = Math.max(size.widest, size.cells);
        return size;
    }

    /**
     * Reports a text that is larger than what is read.
     *
     * @param file the file's name, for people
     * @param problems takes the problem
     * @param <E> the module's exception
     * @throws E if it is
     */
    public <E extends IOException> void refuseTooLarge(String file, Problems<E> problems) throws E {
        if (texts > MAX_TEXTS) {
            throw problems.fatal(file, "too many cells with text", "up to " + texts, "at most " + MAX_TEXTS);
        }
        if (widest > MAX_CELLS_IN_A_ROW) {
            throw problems.fatal(file, "too many cells in one row", "up to " + widest, "at most " + MAX_CELLS_IN_A_ROW);
        }
    }

    private void add(char c) {
        boolean quoted = state == State.QUOTED;
        if (c == '"' && (quoted || state == State.START || state == State.QUOTE_IN_QUOTED)) {
            begin();
            state = quoted ? State.QUOTE_IN_QUOTED : State.QUOTED;
        } else if (!quoted && c == ',') {
            cells++;
            state = State.START;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            widest = Math.max(widest, cells);
            cells = 1;
            state = State.START;
        } else {
            begin();
            // A list in a cell becomes as many texts.
            texts += c == ';' || c == '；' ? 1 : 0;
            state = quoted ? State.QUOTED : State.PLAIN;
        }
    }

    private void begin() {
        texts += state == State.START ? 1 : 0;
    }

    private enum State {
        START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }
}
