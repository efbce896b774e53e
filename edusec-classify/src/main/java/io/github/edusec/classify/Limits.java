package io.github.edusec.classify;

/**
 * What one input may cost this module; hostile input is normal.
 *
 * <p>A value: immutable and thread-safe. Exceeding a limit is a {@link LimitExceededException}, never an
 * {@code OutOfMemoryError}.
 *
 * @param maxEntries entries of one package or archive
 * @param maxPartBytes uncompressed bytes of one XML part that is read into memory, and of all of one package together
 * @param maxRatio uncompressed bytes per compressed byte of such a part
 * @param maxXmlDepth depth of nested XML elements
 * @param maxPages pages of one PDF
 * @param maxPolicyFileBytes bytes of one policy file
 * @since 0.1.0
 */
public record Limits(
        int maxEntries, long maxPartBytes, int maxRatio, int maxXmlDepth, int maxPages, long maxPolicyFileBytes) {
    /** 65,536 entries, 64 MiB a part, ratio 200, depth 256, 20,000 pages, 16 MiB a policy file. */
    public static final Limits DEFAULT = new Limits(65_536, 64L << 20, 200, 256, 20_000, 16L << 20);

    /**
     * Checks the ranges.
     *
     * @param maxEntries at least 1
     * @param maxPartBytes at least 1
     * @param maxRatio at least 1
     * @param maxXmlDepth at least 1
     * @param maxPages at least 1
     * @param maxPolicyFileBytes at least 1
     * @throws IllegalArgumentException if a limit is below 1
     */
    public Limits {
        if (maxEntries < 1
                || maxPartBytes < 1
                || maxRatio < 1
                || maxXmlDepth < 1
                || maxPages < 1
                || maxPolicyFileBytes < 1) {
            throw new IllegalArgumentException("limits: found a value below 1, allowed: 1 or more");
        }
    }
}
