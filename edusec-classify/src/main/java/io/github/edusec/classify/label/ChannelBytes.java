package io.github.edusec.classify.label;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;

/** A document's bytes in a channel that stays the caller's: closing this closes nothing. Not thread-safe. */
final class ChannelBytes implements SeekableByteChannel {
    private final SeekableByteChannel channel;
    private final long end;

    ChannelBytes(SeekableByteChannel channel) {
        this(channel, Long.MAX_VALUE);
    }

    /** Shows only what lies before an end. */
    ChannelBytes(SeekableByteChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /** Reads at a position; what lies behind the end is left out. */
    static ByteBuffer at(SeekableByteChannel channel, long position, int length) throws IOException {
        long there = Math.max(0, channel.size() - position);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, there)).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // A channel may return less than was asked for.
        }
        return buffer.flip();
    }

    /** Reads the same as an array. */
    static byte[] arrayAt(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer read = at(channel, position, length);
        byte[] bytes = new byte[read.remaining()];
        read.get(bytes);
        return bytes;
    }

    /** Writes bytes at a position. */
    static void write(SeekableByteChannel channel, long position, ByteBuffer bytes) throws IOException {
        try {
            channel.position(position);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // Those who guard a parser must not take this for a damaged document.
            FileSystemException failure = new FileSystemException("copy", null, e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /** Writes behind a position, whatever else moves the channel's own meanwhile. */
    static OutputStream from(SeekableByteChannel channel, long position) {
        return new OutputStream() {
            private long at = position;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ChannelBytes.write(channel, at, ByteBuffer.wrap(bytes, offset, length));
                at += length;
            }
        };
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long left = Math.max(0, end - channel.position());
        if (left >= target.remaining()) {
            return channel.read(target);
        }
        if (left == 0) {
            return -1;
        }
        int limit = target.limit();
        target.limit(target.position() + (int) left);
        try {
            return channel.read(target);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return Math.min(end, channel.size());
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public void close() {
        // The caller's.
    }
}
