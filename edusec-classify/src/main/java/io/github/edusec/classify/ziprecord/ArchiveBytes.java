package io.github.edusec.classify.ziprecord;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Reads at positions of an archive, and names the archive in every complaint. Not thread-safe. */
final class ArchiveBytes {
    final SeekableByteChannel channel;
    final String where;
    final long size;

    ArchiveBytes(SeekableByteChannel channel, String where) throws IOException {
        this.channel = channel;
        this.where = where;
        this.size = channel.size();
    }

    ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || length > size - position) {
            throw malformed("a record lies outside the file", position + "+" + length, "0 to " + size);
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (out.hasRemaining()) {
            if (channel.read(out) < 0) {
                throw malformed("the file became shorter", "end of file", "" + size);
            }
        }
        return out.flip();
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
            archive.channel.position(position);
            int read = archive.channel.read(ByteBuffer.wrap(target, offset, wanted));
            if (read < 0) {
                throw archive.malformed("the file became shorter", "end of file", "" + archive.size);
            }
            position += read;
            return read;
        }
    }
}
