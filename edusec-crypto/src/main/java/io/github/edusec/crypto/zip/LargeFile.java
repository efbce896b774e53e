package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.ZipRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read block by block, in order and by one thread; what becomes of a block needs no order. The first block
 * decides whether the file is stored or deflated.
 */
final class LargeFile implements AutoCloseable {
    private final PlainSource source;
    private final Buffers buffers;
    private final Deflating deflating;
    private final Digests digests = new Digests();
    private volatile @Nullable InputStream in;
    private byte[] tail = new byte[0];
    private int method = -1;
    private volatile boolean ended;

    LargeFile(PlainSource source, Buffers buffers, Deflating deflating) {
        this.source = source;
        this.buffers = buffers;
        this.deflating = deflating;
    }

    /** One block as it was read. */
    static final class Block {
        /** Whether the file begins with it. */
        final boolean first;
        /** Stored or deflated, as is the whole file. */
        final int method;

        final byte[] bytes;
        final int length;
        /** The end of the block before. */
        final byte[] dictionary;
        /** The file's fingerprint if it ends with this block. */
        final Optional<Fingerprint> end;

        Block(boolean first, int method, byte[] bytes, int length, byte[] dictionary, Optional<Fingerprint> end) {
            this.first = first;
            this.method = method;
            this.bytes = bytes;
            this.length = length;
            this.dictionary = dictionary;
            this.end = end;
        }
    }

    /** Returns the next block; empty behind the last one. */
    Optional<Block> read() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        InputStream open = in;
        boolean first = open == null;
        InputStream content = open == null ? source.open() : open;
        in = content;
        byte[] bytes = buffers.take();
        int length = content.readNBytes(bytes, 0, Preparation.BLOCK);
        digests.write(bytes, 0, length);
        if (first) {
            method = deflating.isWorthIt(bytes, length) ? ZipRecord.DEFLATED : ZipRecord.STORED;
        }
        byte[] dictionary = tail;
        if (method == ZipRecord.DEFLATED) {
            tail = Arrays.copyOfRange(bytes, Math.max(0, length - Deflating.DICTIONARY), length);
        }
        Optional<Fingerprint> end = Optional.empty();
        if (length < Preparation.BLOCK) {
            close();
            source.settle(digests.size());
            end = Optional.of(digests.end());
            ended = true;
        }
        return Optional.of(new Block(first, method, bytes, length, dictionary, end));
    }

    /** Tells whether the last block was read; another thread may ask. */
    boolean isEnded() {
        return ended;
    }

    PlainSource source() {
        return source;
    }

    @Override
    public void close() throws IOException {
        InputStream open = in;
        if (open != null) {
            open.close();
        }
    }
}
