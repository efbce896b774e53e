package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What will become of a record by its schedule, whatever the day and without any hold: what a catalogue stores, so that a
 * database can select what is due.
 *
 * <p>A value: immutable, thread-safe and serializable.
 *
 * @param outcome what happens when the period is over
 * @param disposableFrom the first day on which it is over, or null where it has no end or none that is known
 * @since 0.1.0
 */
public record RetentionOutlook(Outcome outcome, @Nullable LocalDate disposableFrom) implements Serializable {
    /** Later than any period that starts in 2999 can end. */
    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 12, 31);

    /** What happens to a record when its period is over. */
    public enum Outcome {
        /** It is due. */
        DESTROY("destroy", true),
        /** It goes to the archive (移管). */
        TRANSFER("transfer", true),
        /** A person must look. */
        REVIEW("review", true),
        /** It is kept for good. */
        PERMANENT("permanent", false),
        /** Nothing can be decided. */
        UNDETERMINED("undetermined", false);

        private final String id;
        private final boolean dated;

        Outcome(String id, boolean dated) {
            this.id = id;
            this.dated = dated;
        }

        /**
         * Finds an outcome by its id.
         *
         * @param id as {@link #id()} returns it
         * @return the outcome
         * @throws IllegalArgumentException if there is no such outcome
         */
        public static Outcome parse(String id) {
            for (Outcome value : values()) {
                if (value.id.equals(id)) {
                    return value;
                }
            }
            throw new IllegalArgumentException("outcome: found \"" + id + "\", allowed: one of " + List.of(values()));
        }

        /**
         * Returns the id used in tables and on the command line.
         *
         * @return for example "destroy"
         */
        public String id() {
            return id;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * Checks that a day stands with the outcomes that have one, and only with those.
     *
     * @param outcome not null
     * @param disposableFrom given exactly for destroy, transfer and review
     * @throws IllegalArgumentException if it is missing or too much
     */
    public RetentionOutlook {
        if (outcome.dated != (disposableFrom != null)) {
            throw new IllegalArgumentException("outlook " + outcome + ": found "
                    + (disposableFrom == null ? "no day" : "a day") + ", allowed: the contrary");
        }
    }

    /**
     * Looks ahead.
     *
     * @param schedule the schedule
     * @param facts the record's kind and events
     * @return what will become of it
     */
    public static RetentionOutlook of(RetentionSchedule schedule, RecordFacts facts) {
        return of(last(schedule, facts));
    }

    /**
     * Decides for a day on which every period is over.
     *
     * @param schedule the schedule
     * @param facts the record's kind and events
     * @return permanent, due, transfer, review or undetermined, with the rule
     */
    public static RetentionDecision last(RetentionSchedule schedule, RecordFacts facts) {
        return schedule.decide(facts, List.of(), AFTER_ALL);
    }

    /**
     * Reads what such a decision says.
     *
     * @param last a decision of {@link #last}
     * @return what will become of the record
     * @throws IllegalArgumentException if it is a decision for an earlier day or with holds
     */
    public static RetentionOutlook of(RetentionDecision last) {
        return new RetentionOutlook(
                outcome(last),
                last.appliedDates().map(RetentionDates::disposableFrom).orElse(null));
    }

    private static Outcome outcome(RetentionDecision last) {
        if (last instanceof RetentionDecision.KeepPermanently) {
            return Outcome.PERMANENT;
        }
        if (last instanceof RetentionDecision.Due) {
            return Outcome.DESTROY;
        }
        if (last instanceof RetentionDecision.DueForTransfer) {
            return Outcome.TRANSFER;
        }
        if (last instanceof RetentionDecision.Review) {
            return Outcome.REVIEW;
        }
        if (last instanceof RetentionDecision.Undetermined) {
            return Outcome.UNDETERMINED;
        }
        throw new IllegalArgumentException("decision: found " + last.id() + ", allowed: one for the last day of all");
    }

    /**
     * Tells whether the period is over.
     *
     * @param day the day asked about
     * @return true from {@link #disposableFrom()} on
     */
    public boolean isOverOn(LocalDate day) {
        return disposableFrom != null && !day.isBefore(disposableFrom);
    }

    /**
     * Tells whether this protects the record less than another outlook did: its period is over earlier, or it could leave, by
     * destruction or transfer, earlier than it could before; what has no day counts as never.
     *
     * @param before the outlook before
     * @return true if a change from that one to this one needs an approval
     */
    public boolean relaxes(RetentionOutlook before) {
        return over().isBefore(before.over()) || leaves().isBefore(before.leaves());
    }

    /**
     * Returns the day for comparing.
     *
     * @return {@link #disposableFrom()}, or {@link LocalDate#MAX} if there is none
     */
    public LocalDate over() {
        return Objects.requireNonNullElse(disposableFrom, LocalDate.MAX);
    }

    private LocalDate leaves() {
        return outcome == Outcome.DESTROY || outcome == Outcome.TRANSFER ? over() : LocalDate.MAX;
    }
}
