package io.github.edusec.classify.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A channel as a stream that keeps its own place and skips without reading. Not thread-safe; closing closes nothing. */
final class ChannelStream extends InputStream {
    private final SeekableByteChannel channel;
    private final long size;
    private long position;

    ChannelStream(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        channel.position(position);
        int read = channel.read(ByteBuffer.wrap(target, offset, length));
        position += Math.max(read, 0);
        return read;
    }

    /** Readers of concatenated streams ask this to learn whether another one follows. */
    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, size - position));
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, size - position));
        position += skipped;
        return skipped;
    }
}
