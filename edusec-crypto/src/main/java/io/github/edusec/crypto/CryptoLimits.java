package io.github.edusec.crypto;

/**
 * What one archive may cost when it is opened; hostile input is normal.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param maxEntries entries of one archive
 * @param maxTotalBytes uncompressed bytes of all entries together
 * @param maxRatio uncompressed bytes per compressed byte of one entry over 64 KiB
 * @since 0.1.0
 */
public record CryptoLimits(int maxEntries, long maxTotalBytes, int maxRatio) {
    /** 131,072 entries, 64 GiB in total, ratio 1,100 (deflate itself cannot pass 1,032). */
    public static final CryptoLimits DEFAULT = new CryptoLimits(1 << 17, 64L << 30, 1_100);

    /**
     * Checks the ranges.
     *
     * @param maxEntries at least 1
     * @param maxTotalBytes at least 1
     * @param maxRatio at least 1
     * @throws IllegalArgumentException if a limit is below 1
     */
    public CryptoLimits {
        if (maxEntries < 1 || maxTotalBytes < 1 || maxRatio < 1) {
            throw new IllegalArgumentException("limits: found a value below 1, allowed: 1 or more");
        }
    }
}
