package io.github.edusec.classify.container;

import io.github.edusec.classify.Limits;

/**
 * What a scan may cost; hostile archives are normal.
 *
 * <p>A value: immutable and thread-safe. Going over a limit makes a member or an archive unknown ("over a limit"), or ends the
 * scan of that archive with what was not visited counted; it is never an exception. The work that one file of a folder may
 * cost is linear in its size: 16 MiB and {@code maxRatio} times its bytes, at most {@code maxWorkBytes}; work is every byte
 * read or unpacked.
 *
 * @param maxEntries files, archives and members of one scan together
 * @param maxDepth archives within archives
 * @param maxWorkBytes bytes read and unpacked for one file of a folder, its members included
 * @param maxRatio bytes of work per byte of such a file
 * @param maxHeldBytes bytes of compressed members held in memory at one time
 * @param document what one document may cost
 * @since 0.1.0
 */
public record ScanLimits(
        long maxEntries, int maxDepth, long maxWorkBytes, int maxRatio, long maxHeldBytes, Limits document) {
    /**
     * 2,000,000 entries, 16 levels, 4 GiB of work, ratio 200, 64 MiB held; for a document 10,000 parts and 8 MiB of XML, the
     * rest as in {@link Limits#DEFAULT}.
     */
    public static final ScanLimits DEFAULT = new ScanLimits(
            2_000_000,
            16,
            4L << 30,
            200,
            64L << 20,
            new Limits(
                    10_000,
                    8L << 20,
                    Limits.DEFAULT.maxRatio(),
                    Limits.DEFAULT.maxXmlDepth(),
                    Limits.DEFAULT.maxPages(),
                    Limits.DEFAULT.maxPolicyFileBytes()));

    /**
     * Checks the ranges.
     *
     * @param maxEntries at least 1
     * @param maxDepth at least 1, at most 64
     * @param maxWorkBytes at least 1
     * @param maxRatio at least 1
     * @param maxHeldBytes at least 1
     * @param document not null
     * @throws IllegalArgumentException if a limit is out of range
     */
    public ScanLimits {
        if (maxEntries < 1 || maxDepth < 1 || maxDepth > 64 || maxWorkBytes < 1 || maxRatio < 1 || maxHeldBytes < 1) {
            throw new IllegalArgumentException(
                    "limits: found a value out of range, allowed: 1 or more, depth at most 64");
        }
    }
}
