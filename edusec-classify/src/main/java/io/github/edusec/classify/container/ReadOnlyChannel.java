package io.github.edusec.classify.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes at positions as a channel that is read only. Not thread-safe. */
final class ReadOnlyChannel implements SeekableByteChannel {
    private static final int SMALL = 1 << 16;

    private final Bytes bytes;
    private final long size;
    private long position;
    private boolean closed;

    /** Where the bytes come from. */
    interface Bytes {
        /** Reads at least one byte at a position that lies inside; a negative answer says that the bytes became fewer. */
        int read(ByteBuffer target, long position) throws IOException;

        /** Gives back what the bytes cost. */
        default void close() {}
    }

    private ReadOnlyChannel(Bytes bytes, long size) {
        this.bytes = bytes;
        this.size = size;
    }

    static ReadOnlyChannel of(Bytes bytes, long size) {
        return new ReadOnlyChannel(bytes, size);
    }

    /** A part of another channel, which stays open; the part's bytes are not copied. */
    static ReadOnlyChannel range(SeekableByteChannel channel, long from, long size) throws IOException {
        if (from < 0 || size < 0 || size > channel.size() - from) {
            throw new Unreadable(UnknownReason.MALFORMED, "a member lies outside its archive");
        }
        return new ReadOnlyChannel(
                (target, position) -> {
                    channel.position(from + position);
                    return channel.read(target);
                },
                size);
    }

    /** A file whose reads are paid for; a small one is read in one go, since it is looked at in a dozen places. */
    static ReadOnlyChannel counted(FileChannel file, Budget budget) throws IOException {
        long size = file.size();
        if (size > SMALL) {
            return new ReadOnlyChannel(
                    (target, position) -> {
                        budget.work(target.remaining());
                        return file.read(target, position);
                    },
                    size);
        }
        ByteBuffer whole = ByteBuffer.allocate((int) size);
        while (whole.hasRemaining() && file.read(whole, whole.position()) >= 0) {
            // A channel may return less than was asked for.
        }
        whole.flip();
        return new ReadOnlyChannel(
                (target, position) -> {
                    int count = target.remaining();
                    budget.work(count);
                    target.put(whole.slice((int) position, count));
                    return count;
                },
                whole.limit());
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        int limit = target.limit();
        target.limit(target.position() + (int) Math.min(target.remaining(), size - position));
        try {
            int read = bytes.read(target, position);
            if (read < 0) {
                throw new Unreadable(UnknownReason.MALFORMED, "the file became shorter while it was read");
            }
            position += read;
            return read;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("position: found " + newPosition + ", allowed: 0 or more");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            bytes.close();
        }
    }
}
