package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * The plaintext of one stored, encrypted entry, from any position on. Made only of an entry that was authenticated; reading
 * goes through the archive's channel, which stays open. Not thread-safe.
 */
final class DecryptingChannel implements SeekableByteChannel {
    private static final int CHUNK = 1 << 16;

    private final SeekableByteChannel archive;
    private final long start;
    private final long size;
    private final LittleEndianCtr cipher;
    private final byte[] chunk = new byte[CHUNK];
    private long position;
    private boolean closed;

    DecryptingChannel(SeekableByteChannel archive, long start, long size, LittleEndianCtr cipher) {
        this.archive = archive;
        this.start = start;
        this.size = size;
        this.cipher = cipher;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        int wanted = (int) Math.min(Math.min(target.remaining(), CHUNK), size - position);
        if (wanted == 0) {
            return 0;
        }
        ByteBuffer read = ByteBuffer.wrap(chunk, 0, wanted);
        int length = archive instanceof FileChannel file
                ? file.read(read, start + position)
                : archive.position(start + position).read(read);
        if (length <= 0) {
            return -1;
        }
        cipher.seek(position);
        cipher.apply(chunk, 0, length);
        target.put(chunk, 0, length);
        position += length;
        return length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
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
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        cipher.wipe();
        Arrays.fill(chunk, (byte) 0);
    }
}
