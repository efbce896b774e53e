package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The content of one stored or deflated entry as a stream; whoever reads it to the end knows that size and CRC hold. Not
 * thread-safe.
 */
final class EntryContent extends InputStream {
    private static final int CHUNK = 1 << 16;

    private final ZipRecord record;
    private final Supplier<String> where;
    private final InputStream raw;
    private final @Nullable Inflater inflater;
    private final byte[] in;
    private final CRC32 crc = new CRC32();
    private long given;
    private boolean ended;

    EntryContent(ZipRecord record, Supplier<String> where, InputStream raw) throws MalformedFileException {
        this.record = record;
        this.where = where;
        this.raw = raw;
        boolean deflated = record.method() == ZipRecord.DEFLATED;
        if (!deflated && record.method() != ZipRecord.STORED) {
            throw damaged("compression method not supported", record.method(), "0, 8", null);
        }
        if (!deflated && record.compressedSize() != record.size()) {
            throw damaged("a stored entry with two sizes", record.compressedSize(), record.size(), null);
        }
        this.in = new byte[(int) Math.min(Math.max(record.compressedSize(), 1), deflated ? CHUNK : 1)];
        this.inflater = deflated ? new Inflater(true) : null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int read = inflater == null ? raw.read(bytes, offset, length) : inflate(inflater, bytes, offset, length);
        if (read > 0) {
            crc.update(bytes, offset, read);
            given += read;
            if (given > record.size()) {
                throw damaged("more content than announced", "more", record.size(), null);
            }
            return read;
        }
        ended = true;
        if (given != record.size() || crc.getValue() != record.crc()) {
            throw damaged("content and CRC disagree", given + " bytes", record.size() + " bytes", null);
        }
        return -1;
    }

    private int inflate(Inflater from, byte[] bytes, int offset, int length) throws IOException {
        try {
            while (!from.finished()) {
                int inflated = from.inflate(bytes, offset, length);
                if (from.needsDictionary()) {
                    throw damaged("the data is not deflated", "a dictionary", "deflate", null);
                }
                if (inflated > 0) {
                    return inflated;
                }
                // A full buffer may leave output inside zlib though all input was taken: only none at all asks for
                // more.
                if (!from.finished() && from.needsInput()) {
                    feed(from);
                }
            }
        } catch (DataFormatException e) {
            throw damaged("the data is not deflated", "other bytes", "deflate", e);
        }
        if (from.getBytesRead() != record.compressedSize()) {
            throw damaged("bytes after the deflated data", record.compressedSize(), "none", null);
        }
        return -1;
    }

    private void feed(Inflater to) throws IOException {
        int read = raw.read(in);
        if (read < 0) {
            throw damaged("the deflated data is cut off", given, record.size(), null);
        }
        to.setInput(in, 0, read);
    }

    private MalformedFileException damaged(String what, Object found, Object allowed, @Nullable Throwable cause) {
        return new MalformedFileException(new Problem(where.get(), what, found.toString(), allowed.toString()), cause);
    }

    @Override
    public void close() throws IOException {
        ended = true;
        if (inflater != null) {
            inflater.end();
        }
        raw.close();
    }
}
