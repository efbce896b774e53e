package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A reason not to destroy a record (廃棄の停止).
 *
 * <p>A hold only ever lengthens. One without an end holds until it is replaced by one with an end; the day it was placed
 * is told, not tested: a hold that is known counts. A value: immutable and thread-safe.
 *
 * @param id the hold's id; shown in explanations, so no personal data
 * @param ground why
 * @param placed the day it was placed
 * @param endsBefore the first day on which it no longer holds, or null if no end is known
 * @since 0.1.0
 */
public record Hold(
        String id,
        HoldGround ground,
        LocalDate placed,
        @Nullable LocalDate endsBefore) implements Serializable {
    /** By end, no end last; a total order, so that the hold named in a decision does not depend on the holds' order. */
    static final Comparator<Hold> BY_END = Comparator.comparing(Hold::endOrNever)
            .thenComparing(Hold::id)
            .thenComparing(Hold::placed)
            .thenComparing(Hold::ground);

    /**
     * Checks the id and the order of the dates.
     *
     * @param id not blank
     * @param ground not null
     * @param placed not null
     * @param endsBefore after {@code placed}, or null
     * @throws IllegalArgumentException if the id is blank, a day is outside 1873-01-01 to 2999-12-31, or the hold would
     *     end before it was placed
     */
    public Hold {
        SupportedDays.require("hold " + id, placed);
        if (endsBefore != null) {
            SupportedDays.require("hold " + id, endsBefore);
        }
        if (id.isBlank()) {
            throw new IllegalArgumentException("hold id: found a blank text, allowed: an id");
        }
        if (endsBefore != null && endsBefore.isBefore(placed)) {
            throw new IllegalArgumentException("hold " + id + ": found an end " + endsBefore
                    + " before it was placed, allowed: " + placed + " or later");
        }
    }

    /**
     * Says that the hold's ground ended. Nothing is purged by that: the record is decided upon anew.
     *
     * @param ended the day of the decision, or of the end of the audit, suit or need; not before the hold was placed
     * @return the hold with the end that its ground's release rule gives, or the end it had, whichever is later
     * @throws IllegalArgumentException if the day is before that on which the hold was placed, or outside 1873 to 2999
     */
    public Hold released(LocalDate ended) {
        SupportedDays.require("hold " + id + ", released", ended);
        if (ended.isBefore(placed)) {
            throw new IllegalArgumentException("hold " + id + ": found a release on " + ended
                    + " before it was placed, allowed: " + placed + " or later");
        }
        LocalDate end = ground.releaseRule().endsBefore(ended);
        LocalDate before = endsBefore;
        return new Hold(id, ground, placed, before != null && before.isAfter(end) ? before : end);
    }

    /**
     * Lets the hold end later.
     *
     * @param end the first day on which it no longer holds, later than the end it had
     * @return the longer hold
     * @throws IllegalArgumentException if that would be no later: a hold only ever lengthens
     */
    public Hold extended(LocalDate end) {
        LocalDate before = endsBefore;
        if (before == null || !end.isAfter(before)) {
            throw new IllegalArgumentException("hold " + id + ": found an end " + end + ", allowed: "
                    + (before == null ? "none, since it holds until it is released" : "later than " + before));
        }
        return new Hold(id, ground, placed, end);
    }

    /**
     * Tells whether the hold holds.
     *
     * @param day the day asked about
     * @return true unless the hold has ended by then
     */
    public boolean holdsOn(LocalDate day) {
        LocalDate end = endsBefore;
        return end == null || day.isBefore(end);
    }

    private LocalDate endOrNever() {
        LocalDate end = endsBefore;
        return end == null ? LocalDate.MAX : end;
    }
}
