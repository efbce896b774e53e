package io.github.edusec.crypto.zip;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.Deflater;

/**
 * Deflates blocks so that the results, one behind the other, are one stream (RFC 1951): each block starts with what the one
 * before it ended with, and ends on a whole byte. Thread-safe.
 */
final class Deflating implements AutoCloseable {
    /** How much of the block before helps to deflate the next. */
    static final int DICTIONARY = 1 << 15;

    private static final int LEVEL = Deflater.BEST_SPEED;
    /** Deflate pays only where it takes at least a twentieth away. */
    private static final int WORTH_PARTS = 20;

    private static final int TRIAL = 1 << 12;

    private final Queue<Deflater> free = new ConcurrentLinkedQueue<>();
    /**
     * Deflaters that only frame. A deflater keeps its level for ever: after a change of level the next call may do nothing but
     * change it, and what it was to write would be missing.
     */
    private final Queue<Deflater> freeFraming = new ConcurrentLinkedQueue<>();

    /** Bytes that a result takes at the most, for arrays that never have to grow. */
    static int room(int length) {
        return length + length / 512 + 64;
    }

    /**
     * Deflates one block.
     *
     * @param dictionary the end of the block before, or nothing
     * @param last whether the stream ends with it
     * @param out at least {@link #room} bytes
     * @return bytes written to {@code out}
     */
    int block(byte[] in, int length, byte[] dictionary, boolean last, byte[] out) {
        boolean worth = isWorthIt(in, length);
        Queue<Deflater> pool = worth ? free : freeFraming;
        Deflater deflater = take(pool, worth ? LEVEL : Deflater.NO_COMPRESSION);
        try {
            deflater.reset();
            if (dictionary.length > 0) {
                deflater.setDictionary(dictionary);
            }
            deflater.setInput(in, 0, length);
            if (last) {
                deflater.finish();
            }
            int written = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
            if (written == out.length || deflater.getTotalIn() != length || deflater.finished() != last) {
                throw new IllegalStateException("deflate: found a block that did not come out whole");
            }
            return written;
        } finally {
            pool.add(deflater);
        }
    }

    /** Tries instead of trusting names: what is compressed already does not shrink. */
    boolean isWorthIt(byte[] in, int length) {
        Deflater deflater = take(free, LEVEL);
        try {
            return isWorthIt(deflater, in, length);
        } finally {
            free.add(deflater);
        }
    }

    private static boolean isWorthIt(Deflater deflater, byte[] in, int length) {
        // From the middle: the first bytes of a picture or a film are a header that says nothing about the rest.
        int part = Math.min(length, TRIAL);
        deflater.reset();
        deflater.setInput(in, (length - part) / 2, part);
        deflater.finish();
        byte[] room = new byte[part - part / WORTH_PARTS];
        deflater.deflate(room);
        return deflater.finished();
    }

    static boolean isWorthIt(int length, int deflated) {
        return deflated <= length - length / WORTH_PARTS;
    }

    private static Deflater take(Queue<Deflater> pool, int level) {
        Deflater deflater = pool.poll();
        return deflater == null ? new Deflater(level, true) : deflater;
    }

    @Override
    public void close() {
        for (Queue<Deflater> pool : List.of(free, freeFraming)) {
            for (Deflater deflater = pool.poll(); deflater != null; deflater = pool.poll()) {
                deflater.end();
            }
        }
    }
}
