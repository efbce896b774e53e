package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Expands what was decrypted, if it is deflated, and passes on exactly the announced number of bytes. Not thread-safe. */
final class ExactContent implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final Watch watch;
    private final boolean deflated;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] plain;
    private long left;

    ExactContent(OutputStream out, long size, boolean deflated, Watch watch) {
        this.out = out;
        this.left = size;
        this.deflated = deflated;
        this.watch = watch;
        this.plain = new byte[deflated ? CHUNK : 0];
    }

    /** Takes the next decrypted bytes; false if they cannot belong to such content. */
    boolean accept(byte[] bytes, int length) throws IOException, DataFormatException {
        if (!deflated) {
            return pass(bytes, length);
        }
        if (length > 0 && inflater.finished()) {
            return false;
        }
        inflater.setInput(bytes, 0, length);
        // Not until it needs input: with the input consumed, zlib may still hold more output than the buffer took.
        while (!inflater.finished()) {
            int produced = inflater.inflate(plain);
            if (inflater.needsDictionary() || !pass(plain, produced)) {
                return false;
            }
            if (produced == 0 && !inflater.finished()) {
                break;
            }
        }
        return inflater.getRemaining() == 0;
    }

    private boolean pass(byte[] bytes, int length) throws IOException {
        if (length > left) {
            return false;
        }
        left -= length;
        crc.update(bytes, 0, length);
        out.write(bytes, 0, length);
        watch.advance(length);
        return true;
    }

    boolean isComplete() {
        return left == 0 && (!deflated || inflater.finished());
    }

    long crc() {
        return crc.getValue();
    }

    @Override
    public void close() {
        inflater.end();
        Arrays.fill(plain, (byte) 0);
    }
}
