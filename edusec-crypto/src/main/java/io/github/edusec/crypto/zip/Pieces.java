package io.github.edusec.crypto.zip;

/**
 * How much is given to a hash or cipher in one call. The JVM takes what stands behind such a call to the processor's own
 * instructions after some thousand calls, whatever their length, and is slow by a factor of ten or more until then: so the
 * first calls of a long run are short.
 */
final class Pieces {
    private static final int SHORT = 1 << 7;
    private static final int LONG = 1 << 13;
    private static final long START = 1 << 20;

    private Pieces() {}

    /** Returns the bytes of the next call, when {@code done} are done and {@code left} are left of a part. */
    static int next(long done, int left) {
        return Math.min(done < START ? SHORT : LONG, left);
    }
}
