package io.github.edusec.retention.catalog;

import io.github.edusec.retention.RetentionOutlook;
import io.github.edusec.retention.RetentionOutlook.Outcome;

/**
 * For how many records one schedule says something else than another. A value: immutable and thread-safe.
 *
 * @param records all that were compared
 * @param earlier whose period is over earlier
 * @param later whose period is over later
 * @param newlyUndetermined about which nothing can be decided any more
 * @param newlyDetermined about which something can be decided now
 * @param otherwise whose period is over on the same day, or never, but that end in another way
 * @param relaxed that could leave or need no longer be kept earlier than before ({@link RetentionOutlook#relaxes}): some of
 *     those above
 * @since 0.1.0
 */
public record Changes(
        long records,
        long earlier,
        long later,
        long newlyUndetermined,
        long newlyDetermined,
        long otherwise,
        long relaxed) {
    /** Nothing compared yet. */
    static final Changes NONE = new Changes(0, 0, 0, 0, 0, 0, 0);

    /** Counts one more record. */
    Changes plus(RetentionOutlook before, RetentionOutlook after) {
        Kind kind = Kind.of(before, after);
        return new Changes(
                records + 1,
                earlier + (kind == Kind.EARLIER ? 1 : 0),
                later + (kind == Kind.LATER ? 1 : 0),
                newlyUndetermined + (kind == Kind.NEWLY_UNDETERMINED ? 1 : 0),
                newlyDetermined + (kind == Kind.NEWLY_DETERMINED ? 1 : 0),
                otherwise + (kind == Kind.OTHERWISE ? 1 : 0),
                relaxed + (after.relaxes(before) ? 1 : 0));
    }

    /**
     * Tells how many records are concerned at all.
     *
     * @return the sum of all but those for which both schedules say the same
     */
    public long concerned() {
        return earlier + later + newlyUndetermined + newlyDetermined + otherwise;
    }

    /** How a schedule changes what will become of a record. */
    public enum Kind {
        /** Both say the same. */
        NONE("none"),
        /** The period is over earlier; permanent counts as later than any day. */
        EARLIER("earlier"),
        /** The period is over later. */
        LATER("later"),
        /** Nothing can be decided any more. */
        NEWLY_UNDETERMINED("newly-undetermined"),
        /** Something can be decided now. */
        NEWLY_DETERMINED("newly-determined"),
        /** The same day, or none, but another outcome. */
        OTHERWISE("otherwise");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /**
         * Compares.
         *
         * @param before what one schedule says
         * @param after what the other one says
         * @return how they differ
         */
        public static Kind of(RetentionOutlook before, RetentionOutlook after) {
            if (before.equals(after)) {
                return NONE;
            }
            if (after.outcome() == Outcome.UNDETERMINED) {
                return NEWLY_UNDETERMINED;
            }
            if (before.outcome() == Outcome.UNDETERMINED) {
                return NEWLY_DETERMINED;
            }
            int order = after.over().compareTo(before.over());
            if (order == 0) {
                return OTHERWISE;
            }
            return order < 0 ? EARLIER : LATER;
        }

        /**
         * Returns the id used in files.
         *
         * @return for example "newly-undetermined"
         */
        public String id() {
            return id;
        }
    }
}
