package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads at positions of an archive, and names the archive in every complaint. Not thread-safe.
 *
 * <p>A small archive is read in one go: nearly all of it is looked at, in many small pieces, and each look at a file costs more
 * than copying the piece. Entries that are copied raw may still come from the file itself.
 */
final class ArchiveBytes {
    private static final int WHOLE = 1 << 18;
    /** What a look at a large archive reads at least: a local header with its name and extra fields. */
    private static final int WINDOW = 256;

    final SeekableByteChannel channel;
    final String where;
    final long size;
    /** Bytes that were read already, never changed afterwards. */
    private ByteBuffer window;

    private long windowAt;

    ArchiveBytes(SeekableByteChannel channel, String where) throws IOException {
        this.channel = channel;
        this.where = where;
        this.size = channel.size();
        this.window = ByteBuffer.allocate(0);
        if (size <= WHOLE) {
            window = filled(0, (int) size);
        }
    }

    ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || length > size - position) {
            throw malformed("a record lies outside the file", position + "+" + length, "0 to " + size);
        }
        if (!isInWindow(position, length)) {
            window = filled(position, (int) Math.min(Math.max(length, WINDOW), size - position));
            windowAt = position;
        }
        return window.slice((int) (position - windowAt), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private boolean isInWindow(long position, int length) {
        return position >= windowAt && position + length <= windowAt + window.limit();
    }

    private ByteBuffer filled(long position, int length) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(length);
        while (out.hasRemaining()) {
            if (read(out, position + out.position()) < 0) {
                throw malformed("the file became shorter", "end of file", "" + size);
            }
        }
        return out.flip();
    }

    private int read(ByteBuffer target, long position) throws IOException {
        if (channel instanceof FileChannel file) {
            return file.read(target, position);
        }
        return channel.position(position).read(target);
    }

    /** Reads some of a range that lies in the archive; the least is one byte. */
    private int read(byte[] target, int offset, int length, long position) throws IOException {
        if (isInWindow(position, length)) {
            window.get((int) (position - windowAt), target, offset, length);
            return length;
        }
        int read = read(ByteBuffer.wrap(target, offset, length), position);
        if (read < 0) {
            throw malformed("the file became shorter", "end of file", "" + size);
        }
        return read;
    }

    /** Streams a range whose bounds were checked when the archive was opened. */
    InputStream stream(long position, long length) {
        return new RangeStream(this, position, length);
    }

    MalformedFileException malformed(String what, Object found, Object allowed) {
        return new MalformedFileException(new Problem(where, what, found.toString(), allowed.toString()));
    }

    private static final class RangeStream extends InputStream {
        private final ArchiveBytes archive;
        private final long end;
        private long position;

        RangeStream(ArchiveBytes archive, long position, long length) {
            this.archive = archive;
            this.position = position;
            this.end = position + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int wanted = (int) Math.min(length, end - position);
            if (wanted <= 0) {
                return length == 0 ? 0 : -1;
            }
            int read = archive.read(target, offset, wanted, position);
            position += read;
            return read;
        }
    }
}
