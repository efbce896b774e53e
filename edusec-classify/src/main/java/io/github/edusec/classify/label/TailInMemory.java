package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * A document whose end can be cut off and added to without a change of the document: all that is written stands in memory. The
 * document's own channel stays the caller's. Not thread-safe.
 */
final class TailInMemory implements SeekableByteChannel {
    private final SeekableByteChannel document;
    private long kept;
    private byte[] tail = {};
    private int tailLength;
    private long position;

    TailInMemory(SeekableByteChannel document) throws IOException {
        this.document = document;
        this.kept = document.size();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= size()) {
            return -1;
        }
        int read;
        if (position < kept) {
            document.position(position);
            read = new ChannelBytes(document, kept).read(target);
        } else {
            int at = (int) (position - kept);
            read = Math.min(target.remaining(), tailLength - at);
            target.put(tail, at, read);
        }
        position += Math.max(0, read);
        return read;
    }

    /** Writes behind what is kept of the document. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        if (position < kept) {
            throw new IOException("position: found " + position + ", allowed: behind " + kept);
        }
        int at = Math.toIntExact(position - kept);
        int count = source.remaining();
        int end = Math.addExact(at, count);
        if (end > tail.length) {
            tail = Arrays.copyOf(tail, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * tail.length)));
        }
        source.get(tail, at, count);
        tailLength = Math.max(tailLength, end);
        position += count;
        return count;
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
        return kept + tailLength;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        if (size < kept) {
            kept = size;
            tailLength = 0;
        } else if (size < size()) {
            tailLength = Math.toIntExact(size - kept);
        }
        position = Math.min(position, size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return document.isOpen();
    }

    @Override
    public void close() {
        // The document is the caller's.
    }
}
