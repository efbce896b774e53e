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
            read = Math.min(target.remaining(), tail.length - at);
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
        tail = Arrays.copyOf(tail, Math.max(tail.length, Math.addExact(at, count)));
        source.get(tail, at, count);
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
        return kept + tail.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        if (size < kept) {
            kept = size;
            tail = new byte[0];
        } else if (size < size()) {
            tail = Arrays.copyOf(tail, Math.toIntExact(size - kept));
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
