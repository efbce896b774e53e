package io.github.edusec.retention.catalog;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the originals under a seal, or of all that have a hash. A value: immutable and thread-safe.
 *
 * <p><b>Not guaranteed.</b> Without the entry in a ledger, whoever can write to the database can seal anew. An original that
 * was wrong already when it was sealed is intact.
 *
 * @param seal the seal, or null if none was asked for
 * @param rootMatches whether the rows under the seal still give its root; true if there is no seal
 * @param counts how many originals are in which state
 * @since 0.1.0
 */
public record SealVerification(@Nullable Seal seal, boolean rootMatches, Map<OriginalState, Long> counts) {
    /**
     * Copies the map; what is not in it is 0.
     *
     * @param seal null if none was asked for
     * @param rootMatches true if there is no seal
     * @param counts some states
     */
    public SealVerification {
        Map<OriginalState, Long> all = new EnumMap<>(OriginalState.class);
        for (OriginalState state : OriginalState.values()) {
            all.put(state, counts.getOrDefault(state, 0L));
        }
        counts = Map.copyOf(all);
    }

    /**
     * Tells whether all is as it was.
     *
     * @return true if the root matches and every original is intact
     */
    public boolean isIntact() {
        return rootMatches
                && counts.entrySet().stream()
                        .allMatch(each -> each.getKey() == OriginalState.INTACT || each.getValue() == 0);
    }

    /** Sees what became of originals. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Sees an original.
         *
         * @param record the record's id
         * @param state what became of it
         * @param detail where and why, for people; may hold a location; "" if intact
         */
        void see(String record, OriginalState state, String detail);
    }
}
