package io.github.edusec.retention.erase;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A pair of aligned buffers outside the heap, kept for the next file: direct reads need the alignment, and a fresh pair per
 * file would lean on the garbage collector, which an embedder may have told not to come.
 *
 * @param data what is written or was read
 * @param pattern what should have been read
 */
record Scratch(ByteBuffer data, ByteBuffer pattern) {
    /** Bytes handled at a time; a multiple of every block size in use. */
    static final int CHUNK = 1 << 20;

    private static final int KEPT = 4;

    static Scratch allocate() {
        return new Scratch(aligned(), aligned());
    }

    private static ByteBuffer aligned() {
        return ByteBuffer.allocateDirect(CHUNK + Overwriter.MAX_BLOCK)
                .alignedSlice(Overwriter.MAX_BLOCK)
                .limit(CHUNK)
                .slice();
    }

    /** Lends pairs; thread-safe. */
    static final class Pool {
        private final BlockingQueue<Scratch> idle = new ArrayBlockingQueue<>(KEPT);

        Scratch take() {
            Scratch found = idle.poll();
            return found == null ? allocate() : found;
        }

        void giveBack(Scratch scratch) {
            boolean kept = idle.offer(scratch);
            assert kept || idle.size() == KEPT;
        }
    }
}
