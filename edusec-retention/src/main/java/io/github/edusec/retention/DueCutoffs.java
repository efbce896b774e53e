package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A schedule's decisions of one day over columns of primitives: for each rule the latest day of the event that starts its period
 * on which the record is due.
 *
 * <p>A record is one rule number and one day: that of the latest event that starts the rule's period. What such a day decides is
 * exactly what {@link RetentionSchedule#decide} does without holds. What it cannot decide is never guessed: a kind that events
 * change, and a statute with events of its own, give {@link Outcome#BY_ROW}, and {@link Count} tells how many these are.
 *
 * <p>Immutable, thread-safe and serializable.
 *
 * @since 0.1.0
 */
public final class DueCutoffs implements Serializable {
    /** No event that starts the period has happened. */
    public static final int NO_DAY = Integer.MAX_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int FIRST = (int) SupportedDays.FIRST.toEpochDay();
    private static final int DAYS = (int) SupportedDays.LAST.toEpochDay() - FIRST + 1;
    private static final long BY_ROW_LIMIT = -1;
    private static final int STATES = 3;

    /**
     * What is decided; all but {@link #BY_ROW} are ids of a {@link RetentionDecision}.
     *
     * @since 0.1.0
     */
    public enum Outcome {
        /** {@link RetentionDecision.KeepPermanently}. */
        KEEP_PERMANENTLY("keep-permanently", 0),
        /** {@link RetentionDecision.KeepUntil}. */
        KEEP_UNTIL("keep-until", 1),
        /** {@link RetentionDecision.Due}. */
        DUE("due", 2),
        /** {@link RetentionDecision.DueForTransfer}. */
        TRANSFER("transfer", 3),
        /** {@link RetentionDecision.Review}. */
        REVIEW("review", 4),
        /** {@link RetentionDecision.Undetermined}. */
        UNDETERMINED("undetermined", 5),
        /** One day does not tell: the record's facts must be given to {@link RetentionSchedule#decide}. */
        BY_ROW("by-row", 6);

        private final String id;
        private final byte code;

        Outcome(String id, int code) {
            this.id = id;
            this.code = (byte) code;
        }

        /**
         * Returns the decision's id.
         *
         * @return as {@link RetentionDecision#id()}, or "by-row"
         */
        public String id() {
            return id;
        }

        /**
         * Returns what stands for the outcome in a column.
         *
         * @return 0 to 6, in the order of the outcomes; a code is never given another meaning
         */
        public byte code() {
            return code;
        }

        /**
         * Returns the outcome that stands in a column.
         *
         * @param code as {@link #code()} returns it
         * @return the outcome
         * @throws IllegalArgumentException if it is none
         */
        public static Outcome of(byte code) {
            for (Outcome outcome : values()) {
                if (outcome.code == code) {
                    return outcome;
                }
            }
            throw new IllegalArgumentException("outcome: found " + code + ", allowed: 0 to 6");
        }
    }

    /**
     * How many records are due. A value: immutable and thread-safe.
     *
     * @param due records that are due
     * @param byRow records that one day cannot decide; due or not, they are not among the others
     * @since 0.1.0
     */
    public record Count(int due, int byRow) implements Serializable {}

    private final transient RetentionSchedule schedule;
    private final transient LocalDate today;
    /** By rule, the number of days from the first that are over; and what holds without a day, before, and then. */
    private final transient long[] over;

    private final transient byte[] states;
    /** By rule, the number of days from the first that are due, below zero if a day does not tell. */
    private final transient long[] due;

    DueCutoffs(RetentionSchedule schedule, LocalDate today) {
        this.schedule = schedule;
        this.today = today;
        List<RetentionRule> rules = schedule.rules();
        over = new long[rules.size()];
        states = new byte[STATES * rules.size()];
        due = new long[rules.size()];
        for (int i = 0; i < rules.size(); i++) {
            fill(i, rules.get(i));
        }
    }

    private void fill(int number, RetentionRule rule) {
        if (rule.unverified() != null) {
            always(number, Outcome.UNDETERMINED);
        } else if (!rule.changes().isEmpty()) {
            always(number, Outcome.BY_ROW);
        } else if (rule.period() instanceof RetentionPeriod.Permanent) {
            always(number, Outcome.KEEP_PERMANENTLY);
        } else if (hasEventsOfItsOwn(rule)) {
            always(number, Outcome.BY_ROW);
        } else {
            Outcome end = atTheEnd(rule);
            over[number] = daysOver(rule);
            due[number] = end == Outcome.DUE ? over[number] : 0;
            states(number, Outcome.UNDETERMINED, Outcome.KEEP_UNTIL, end);
        }
    }

    private void always(int number, Outcome outcome) {
        due[number] = outcome == Outcome.BY_ROW ? BY_ROW_LIMIT : 0;
        states(number, outcome, outcome, outcome);
    }

    private void states(int number, Outcome unknown, Outcome running, Outcome ended) {
        states[STATES * number] = unknown.code();
        states[STATES * number + 1] = running.code();
        states[STATES * number + 2] = ended.code();
    }

    private static boolean hasEventsOfItsOwn(RetentionRule rule) {
        StatutoryMinimum statutory = rule.statutory();
        return statutory != null
                && !statutory.events().isEmpty()
                && !Set.copyOf(statutory.events()).equals(Set.copyOf(rule.startEvents()));
    }

    private static Outcome atTheEnd(RetentionRule rule) {
        if (rule.doubt() != null) {
            return Outcome.REVIEW;
        }
        return switch (rule.disposition()) {
            case DESTROY -> Outcome.DUE;
            case TRANSFER -> Outcome.TRANSFER;
            case REVIEW -> Outcome.REVIEW;
        };
    }

    /** A later event never ends a period earlier, so the days that are over are the first ones: halving finds their number. */
    private int daysOver(RetentionRule rule) {
        int low = 0;
        int high = DAYS;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isOver(rule, LocalDate.ofEpochDay((long) FIRST + middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isOver(RetentionRule rule, LocalDate day) {
        RetentionDates dates =
                rule.dates(new RecordFacts(rule.id(), Map.of(rule.startEvents().get(0), day)));
        return dates != null && !today.isBefore(dates.disposableFrom());
    }

    /**
     * Returns the schedule.
     *
     * @return id, version and hash
     */
    public PolicyVersion schedule() {
        return schedule.schedule();
    }

    /**
     * Returns the day decided for.
     *
     * @return the day
     */
    public LocalDate today() {
        return today;
    }

    /**
     * Returns the number that stands for a kind in a column of rules.
     *
     * @param kind a rule's id or one of its names, as {@link RetentionSchedule#decide} takes it
     * @return the place of its rule in {@link RetentionSchedule#rules()}; empty if no one rule fits: then nothing can be decided
     */
    public OptionalInt number(String kind) {
        return schedule.number(kind);
    }

    /**
     * Returns the day that stands for a record in a column of days.
     *
     * @param rule the rule's number
     * @param facts the record
     * @return the epoch day of the latest event that starts the rule's period, or {@link #NO_DAY}
     * @throws IndexOutOfBoundsException if no rule has this number
     */
    public int day(int rule, RecordFacts facts) {
        LocalDate day = schedule.rules().get(rule).started(facts);
        return day == null ? NO_DAY : (int) day.toEpochDay();
    }

    /**
     * Decides about one record.
     *
     * @param rule the rule's number
     * @param day the epoch day of the latest event that starts its period; a day outside 1873 to 2999, as {@link #NO_DAY}, is none
     * @return what is decided
     * @throws IndexOutOfBoundsException if no rule has this number
     */
    public Outcome outcome(int rule, int day) {
        return Outcome.of(code(rule, day));
    }

    /**
     * Decides about many records.
     *
     * @param rules the rules' numbers
     * @param days for each record the day, as {@link #outcome} takes it
     * @param outcomes where the {@linkplain Outcome#code code} of each outcome is written
     * @throws IllegalArgumentException if the columns are not of one length; nothing is written then
     * @throws IndexOutOfBoundsException if no rule has a number; the outcomes before it are written
     */
    public void outcomes(int[] rules, int[] days, byte[] outcomes) {
        requireSameLength("days", days.length, rules.length);
        requireSameLength("outcomes", outcomes.length, rules.length);
        for (int i = 0; i < rules.length; i++) {
            outcomes[i] = code(rules[i], days[i]);
        }
    }

    /**
     * Counts the records that are due.
     *
     * @param rules the rules' numbers
     * @param days for each record the day, as {@link #outcome} takes it
     * @return the records that are {@link Outcome#DUE}, and those that are {@link Outcome#BY_ROW}
     * @throws IllegalArgumentException if the columns are not of one length
     * @throws IndexOutOfBoundsException if no rule has a number
     */
    public Count count(int[] rules, int[] days) {
        requireSameLength("days", days.length, rules.length);
        long sum = 0;
        long seen = 0;
        for (int i = 0; i < rules.length; i++) {
            long limit = due[rules[i]];
            sum += isBelow(number(days[i]), limit);
            seen |= limit;
        }
        return new Count((int) sum, seen < 0 ? byRow(rules) : 0);
    }

    private int byRow(int[] rules) {
        int count = 0;
        for (int rule : rules) {
            count += due[rule] == BY_ROW_LIMIT ? 1 : 0;
        }
        return count;
    }

    private byte code(int rule, int day) {
        long number = number(day);
        return states[STATES * rule + isBelow(number, DAYS) + isBelow(number, over[rule])];
    }

    /** Counts from the first day; a day before it is, as an unsigned number, later than all that are over. */
    private static long number(int day) {
        return Integer.toUnsignedLong(day - FIRST);
    }

    /** 1 or 0, from the sign of the difference: whether a record is due is no branch that a processor could foresee. */
    private static int isBelow(long number, long limit) {
        return (int) ((number - limit) >>> (Long.SIZE - 1));
    }

    private static void requireSameLength(String column, int found, int allowed) {
        if (found != allowed) {
            throw new IllegalArgumentException(
                    column + ": found " + found + " rows, allowed: " + allowed + ", as many as rules");
        }
    }

    private Object writeReplace() {
        return new Form(schedule, today);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("cutoffs are read through their serialized form");
    }

    /** The serialized form: the columns by rule are made anew, so that they cannot disagree with the schedule. */
    private record Form(RetentionSchedule schedule, LocalDate today) implements Serializable {
        private Object readResolve() {
            return new DueCutoffs(schedule, today);
        }
    }
}
