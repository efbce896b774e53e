package io.github.edusec.crypto.takeout;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Finds the passphrase in the bytes of a slip or of a passphrase file; close it to wipe the bytes. Not thread-safe. */
final class SlipReader implements AutoCloseable {
    private static final int MAX_BYTES = 1 << 16;
    private static final int MAX_PASSPHRASE = 1024;
    private static final int LEAST_WORDS = 6;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String where;
    private final byte[] bytes;
    private final int start;
    private final int length;

    private SlipReader(String where, byte[] bytes, int start, int length) {
        this.where = where;
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    static SlipReader read(InputStream in, String where) throws IOException {
        byte[] room = new byte[MAX_BYTES + 1];
        try {
            // Reading into an array of ours leaves no copy in one that the stream made.
            int length = in.readNBytes(room, 0, room.length);
            if (length > MAX_BYTES) {
                throw new KeyFileException(new Problem(where, "the file is too long", "more than 64 KiB", "64 KiB"));
            }
            boolean marked = length >= MARK.length && Arrays.equals(room, 0, MARK.length, MARK, 0, MARK.length);
            return new SlipReader(where, room, marked ? MARK.length : 0, length);
        } catch (IOException e) {
            Arrays.fill(room, (byte) 0);
            throw e;
        }
    }

    /** Tells whether characters can be the passphrase line of a slip. */
    static boolean isLine(char[] characters) {
        return isLine(i -> characters[i], 0, characters.length);
    }

    Passphrase ofSlip() throws KeyFileException {
        Lines lines = lines();
        if (lines.count != 1) {
            throw refusal("not exactly one passphrase line", lines.count + " lines", "1 line");
        }
        return ascii(lines.start, lines.end);
    }

    Passphrase ofSlipOrLine() throws KeyFileException {
        Lines lines = lines();
        if (lines.count > 1) {
            throw refusal("more than one passphrase line", lines.count + " lines", "1 line");
        }
        return lines.count == 1 ? ascii(lines.start, lines.end) : everything();
    }

    private Passphrase ascii(int from, int to) throws KeyFileException {
        return passphrase(from, to, StandardCharsets.US_ASCII.newDecoder());
    }

    private Passphrase everything() throws KeyFileException {
        int end = length;
        if (end > start && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                throw refusal("neither a slip nor one line", "a line break inside", "1 line, or a slip");
            }
        }
        return passphrase(start, end, StandardCharsets.UTF_8.newDecoder());
    }

    private Passphrase passphrase(int from, int to, CharsetDecoder decoder) throws KeyFileException {
        char[] room = new char[to - from];
        char[] exact = new char[0];
        try {
            CharBuffer out = CharBuffer.wrap(room);
            CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, from, to - from), out, true);
            if (result.isError()) {
                throw refusal("the passphrase is no text", "bytes that are not UTF-8", "UTF-8");
            }
            if (out.position() < 1 || out.position() > MAX_PASSPHRASE) {
                throw refusal(
                        "the passphrase line has no possible length",
                        out.position() + " characters",
                        "1 to " + MAX_PASSPHRASE);
            }
            exact = Arrays.copyOf(room, out.position());
            return Passphrase.of(exact);
        } finally {
            Arrays.fill(room, '\0');
            Arrays.fill(exact, '\0');
        }
    }

    private KeyFileException refusal(String what, String found, String allowed) {
        return new KeyFileException(new Problem(where, what, found, allowed));
    }

    /**
     * How many lines look like a passphrase, and where the last of them is.
     *
     * @param count how many
     * @param start where it starts
     * @param end where it ends, without its line end
     */
    private record Lines(int count, int start, int end) {}

    private Lines lines() {
        Lines found = new Lines(0, 0, 0);
        for (int from = start; from < length; ) {
            int to = from;
            while (to < length && bytes[to] != '\n') {
                to++;
            }
            int last = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
            if (isLine(i -> bytes[i], from, last)) {
                found = new Lines(found.count + 1, from, last);
            }
            from = to + 1;
        }
        return found;
    }

    private static boolean isLine(IntUnaryOperator at, int from, int to) {
        int words = 1;
        int letters = 0;
        for (int i = from; i < to; i++) {
            int c = at.applyAsInt(i);
            if (c == '-' && letters > 0) {
                words++;
                letters = 0;
            } else if (c >= 'a' && c <= 'z') {
                letters++;
            } else {
                return false;
            }
        }
        return letters > 0 && words >= LEAST_WORDS;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
