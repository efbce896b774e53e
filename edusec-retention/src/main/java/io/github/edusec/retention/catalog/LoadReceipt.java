package io.github.edusec.retention.catalog;

import io.github.edusec.retention.catalog.RecordFeed.Row.Bad;
import java.util.List;

/**
 * What came of a load. A value: immutable and thread-safe.
 *
 * @param stored whether anything was stored; if not, the counts say what would have been
 * @param added records that were not catalogued before
 * @param changed records of which something else was known before
 * @param unchanged records of which the same was known before
 * @param relaxed changed ones that could leave or need no longer be kept earlier than by what was known before
 * @param bad how many rows were wrong
 * @param listed the first 1,000 of them, in their order
 * @since 0.1.0
 */
public record LoadReceipt(
        boolean stored, long added, long changed, long unchanged, long relaxed, long bad, List<Bad> listed) {
    /** Most wrong rows that are listed. */
    public static final int MAX_LISTED = 1_000;

    /**
     * Copies the list.
     *
     * @param stored whether anything was stored
     * @param added how many
     * @param changed how many
     * @param unchanged how many
     * @param relaxed how many
     * @param bad how many
     * @param listed the first ones
     */
    public LoadReceipt {
        listed = List.copyOf(listed);
    }
}
