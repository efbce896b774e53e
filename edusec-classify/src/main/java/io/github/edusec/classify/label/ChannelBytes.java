package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** A document's bytes in a channel that stays the caller's: closing this closes nothing. Not thread-safe. */
final class ChannelBytes implements SeekableByteChannel {
    private final SeekableByteChannel channel;

    ChannelBytes(SeekableByteChannel channel) {
        this.channel = channel;
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

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
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
        return channel.size();
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
