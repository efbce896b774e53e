package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a record must be kept on a given day, and why.
 *
 * <p>Values: immutable, thread-safe and serializable. Only {@link Due} permits a disposal to be proposed, and only under
 * an {@link AdoptedSchedule}. The sentences are made when asked for.
 *
 * @since 0.1.0
 */
public sealed interface RetentionDecision extends Serializable {
    /**
     * Returns the decision's id, as programs read it.
     *
     * @return "keep-permanently", "keep-until", "due", "transfer", "review", "held" or "undetermined"
     */
    String id();

    /**
     * Returns the schedule that decided.
     *
     * @return id, version and hash
     */
    PolicyVersion schedule();

    /**
     * Returns the rule that decided.
     *
     * @return the rule; empty if no one rule fits
     */
    Optional<RetentionRule> appliedRule();

    /**
     * Returns the two dates and their event.
     *
     * @return the dates; empty if the record is permanent or the period hasn't started
     */
    Optional<RetentionDates> appliedDates();

    /**
     * Returns what the decision rests on: exactly the events without which, or on another day of which, it could be another
     * one. Whatever else happened to the record, if no later than these, changes nothing.
     *
     * @return the day of each such event, in the order of the kinds; empty if none counts
     */
    Map<EventKind, LocalDate> facts();

    /**
     * Returns the decision in one sentence.
     *
     * @return the sentence in Japanese and English; it names all {@link #facts()}
     */
    Text explanation();

    /**
     * Returns the decision in one sentence for a reader.
     *
     * @param locale the reader's locale
     * @return the sentence
     */
    default String explain(Locale locale) {
        return explanation().in(locale);
    }

    /**
     * A decision that one rule made. Values: immutable and thread-safe.
     *
     * @since 0.1.0
     */
    sealed interface ByRule extends RetentionDecision {
        /**
         * Returns the rule, its schedule, and how the record came under it.
         *
         * @return the rule that decided
         */
        AppliedRule applied();

        /**
         * Returns the rule.
         *
         * @return the rule that decided
         */
        default RetentionRule rule() {
            return applied().rule();
        }

        @Override
        default PolicyVersion schedule() {
            return applied().schedule();
        }

        @Override
        default Optional<RetentionRule> appliedRule() {
            return Optional.of(rule());
        }

        @Override
        default Map<EventKind, LocalDate> facts() {
            Map<EventKind, LocalDate> days = applied().changeDays();
            appliedDates().ifPresent(dates -> days.putAll(dates.days()));
            return Collections.unmodifiableMap(days);
        }
    }

    /**
     * 永年: never disposable.
     *
     * @param applied the rule that decided
     * @since 0.1.0
     */
    record KeepPermanently(AppliedRule applied) implements ByRule {
        @Override
        public String id() {
            return "keep-permanently";
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.empty();
        }

        @Override
        public Text explanation() {
            return Explanation.permanent(applied);
        }
    }

    /**
     * Must be kept for now.
     *
     * @param applied the rule that decided
     * @param dates the two dates
     * @since 0.1.0
     */
    record KeepUntil(AppliedRule applied, RetentionDates dates) implements ByRule {
        @Override
        public String id() {
            return "keep-until";
        }

        /**
         * Returns the last day to keep.
         *
         * @return the day before {@link #disposableFrom()}
         */
        public LocalDate lastKeptDay() {
            return dates.lastKeptDay();
        }

        /**
         * Returns the first day on which the record is disposable.
         *
         * @return the later of the two dates
         */
        public LocalDate disposableFrom() {
            return dates.disposableFrom();
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.of(dates);
        }

        @Override
        public Text explanation() {
            return Explanation.keepUntil(applied, dates);
        }
    }

    /**
     * The period is over and nothing holds the record.
     *
     * @param applied the rule that decided
     * @param dates the two dates
     * @since 0.1.0
     */
    record Due(AppliedRule applied, RetentionDates dates) implements ByRule {
        @Override
        public String id() {
            return "due";
        }

        /**
         * Returns since when the record has been disposable.
         *
         * @return the later of the two dates
         */
        public LocalDate since() {
            return dates.disposableFrom();
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.of(dates);
        }

        @Override
        public Text explanation() {
            return Explanation.due(applied, dates);
        }
    }

    /**
     * The period is over and the record goes to the archive instead of being destroyed (移管).
     *
     * @param applied the rule that decided
     * @param dates the two dates
     * @since 0.1.0
     */
    record DueForTransfer(AppliedRule applied, RetentionDates dates) implements ByRule {
        @Override
        public String id() {
            return "transfer";
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.of(dates);
        }

        @Override
        public Text explanation() {
            return Explanation.transfer(applied, dates);
        }
    }

    /**
     * The period is over, but a person must look: the rule asks for it, or is doubtful.
     *
     * @param applied the rule that decided
     * @param dates the two dates as the rule's text gives them
     * @param why what to look at
     * @since 0.1.0
     */
    record Review(AppliedRule applied, RetentionDates dates, Text why) implements ByRule {
        @Override
        public String id() {
            return "review";
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.of(dates);
        }

        @Override
        public Text explanation() {
            return Explanation.review(applied, dates, why);
        }
    }

    /**
     * A hold keeps the record, whatever its dates say.
     *
     * @param by the hold that ends last
     * @param otherwise what would be decided without any hold; never itself held
     * @since 0.1.0
     */
    record Held(Hold by, RetentionDecision otherwise) implements RetentionDecision {
        @Override
        public String id() {
            return "held";
        }

        @Override
        public PolicyVersion schedule() {
            return otherwise.schedule();
        }

        @Override
        public Optional<RetentionRule> appliedRule() {
            return otherwise.appliedRule();
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return otherwise.appliedDates();
        }

        @Override
        public Map<EventKind, LocalDate> facts() {
            return otherwise.facts();
        }

        @Override
        public Text explanation() {
            return Explanation.held(by, otherwise.explanation());
        }
    }

    /**
     * Nothing can be decided; the record is kept.
     *
     * @param schedule the schedule
     * @param missing what is missing
     * @param facts the events by which that was found
     * @since 0.1.0
     */
    record Undetermined(PolicyVersion schedule, MissingFact missing, Map<EventKind, LocalDate> facts)
            implements RetentionDecision {
        /**
         * Copies the events.
         *
         * @param schedule not null
         * @param missing not null
         * @param facts may be empty
         */
        public Undetermined {
            facts = EventKind.days(facts);
        }

        @Override
        public String id() {
            return "undetermined";
        }

        @Override
        public Optional<RetentionRule> appliedRule() {
            return missing.knownRule();
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.empty();
        }

        @Override
        public Text explanation() {
            return Explanation.undetermined(schedule, missing.label(), facts);
        }
    }
}
