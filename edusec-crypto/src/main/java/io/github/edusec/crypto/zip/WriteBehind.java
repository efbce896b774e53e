package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Writes to a file on another thread, since the system takes as long to take the bytes as a core takes to encrypt them. What
 * was written is in the file only after a call of {@link #position()}. Used by one thread; the file's channel stays the
 * caller's.
 */
final class WriteBehind implements SeekableByteChannel {
    private final FileChannel file;
    private final HandOver behind;
    private boolean closed;

    WriteBehind(FileChannel file) {
        this.file = file;
        this.behind = into(file);
    }

    /** Appends on another thread. */
    static HandOver into(FileChannel file) {
        return new HandOver(
                bytes -> {
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                },
                true);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        behind.put(source);
        return length;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        behind.drain();
        file.position(newPosition);
        return this;
    }

    @Override
    public long position() throws IOException {
        behind.drain();
        return file.position();
    }

    @Override
    public long size() throws IOException {
        behind.drain();
        return file.size();
    }

    @Override
    public int read(ByteBuffer target) {
        throw new NonReadableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new UnsupportedOperationException("truncate");
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        behind.close();
    }
}
