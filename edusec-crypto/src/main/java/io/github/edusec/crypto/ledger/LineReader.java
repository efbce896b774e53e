package io.github.edusec.crypto.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads lines of bounded length from a stream and knows where each starts. Not thread-safe. */
final class LineReader {
    static final int MAX_LINE = 32 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[4 * MAX_LINE];
    private int next;
    private int limit;
    private int from;
    private int to;
    private long bufferOffset;
    private boolean terminated;
    private boolean tooLong;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end. A line over the limit comes in pieces, each {@link #tooLong}. */
    boolean advance() throws IOException {
        from = next;
        int scanned = next;
        while (true) {
            for (int i = scanned; i < limit; i++) {
                if (buffer[i] == '\n') {
                    return line(i, true, i - from > MAX_LINE);
                }
            }
            if (limit - from > MAX_LINE) {
                return line(limit, false, true);
            }
            scanned = fill();
            if (scanned < 0) {
                return limit > from && line(limit, false, false);
            }
        }
    }

    private boolean line(int end, boolean ended, boolean over) {
        to = end;
        next = ended ? end + 1 : end;
        terminated = ended;
        tooLong = over;
        return true;
    }

    /** Returns where the new bytes start, or -1 at the end of the stream. */
    private int fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, limit - from);
            bufferOffset += from;
            limit -= from;
            from = 0;
        }
        int start = limit;
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            next = limit;
            return -1;
        }
        limit += read;
        return start;
    }

    long offset() {
        return bufferOffset + from;
    }

    long nextOffset() {
        return bufferOffset + next;
    }

    boolean terminated() {
        return terminated;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** Returns the buffer that holds the line until the next one is read. */
    byte[] buffer() {
        return buffer;
    }

    /** Returns where the line begins in {@link #buffer}. */
    int from() {
        return from;
    }

    /** Returns where the line ends in {@link #buffer}, its end left out. */
    int to() {
        return to;
    }

    /** Returns the line without its end; bytes map to the characters of the same number, so nothing is lost. */
    String text() {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Returns the line with its end. */
    byte[] bytes() {
        return Arrays.copyOfRange(buffer, from, next);
    }
}
