package io.github.edusec.classify.container;

/** What one file of a folder may still cost, its members included. Not thread-safe. */
final class Budget {
    private static final long FREE_WORK = 16L << 20;

    private final long maxWork;
    private final long maxHeld;
    private long work;
    private long held;

    Budget(ScanLimits limits, long fileSize) {
        long ratio = limits.maxRatio();
        long bySize = fileSize > (Long.MAX_VALUE - FREE_WORK) / ratio ? Long.MAX_VALUE : FREE_WORK + fileSize * ratio;
        this.maxWork = Math.min(limits.maxWorkBytes(), bySize);
        this.maxHeld = limits.maxHeldBytes();
    }

    /** Pays for bytes that are about to be, or were, read or unpacked. */
    void work(long bytes) throws Unreadable {
        work = work > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : work + bytes;
        if (isSpent()) {
            throw new Unreadable(
                    UnknownReason.OVER_LIMIT, "bytes read and unpacked for one file (allowed: " + maxWork + ")");
        }
    }

    /** Tells whether nothing more can be read. */
    boolean isSpent() {
        return work > maxWork;
    }

    void hold(long bytes) throws Unreadable {
        if (held + bytes > maxHeld) {
            throw new Unreadable(
                    UnknownReason.OVER_LIMIT, "bytes of compressed members in memory (allowed: " + maxHeld + ")");
        }
        held += bytes;
    }

    void release(long bytes) {
        held -= bytes;
    }
}
