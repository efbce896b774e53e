package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
     * @return "keep-permanently", "keep-until", "due", "review", "held" or "undetermined"
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
     * Returns the decision in one sentence.
     *
     * @return the sentence in Japanese and English
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
     * 永年: never disposable.
     *
     * @param schedule the schedule
     * @param rule the rule
     * @since 0.1.0
     */
    record KeepPermanently(PolicyVersion schedule, RetentionRule rule) implements RetentionDecision {
        @Override
        public String id() {
            return "keep-permanently";
        }

        @Override
        public Optional<RetentionRule> appliedRule() {
            return Optional.of(rule);
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.empty();
        }

        @Override
        public Text explanation() {
            return Explanation.permanent(schedule, rule);
        }
    }

    /**
     * Must be kept for now.
     *
     * @param schedule the schedule
     * @param rule the rule
     * @param dates the two dates
     * @since 0.1.0
     */
    record KeepUntil(PolicyVersion schedule, RetentionRule rule, RetentionDates dates) implements RetentionDecision {
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
        public Optional<RetentionRule> appliedRule() {
            return Optional.of(rule);
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.of(dates);
        }

        @Override
        public Text explanation() {
            return Explanation.keepUntil(schedule, rule, dates);
        }
    }

    /**
     * The period is over and nothing holds the record.
     *
     * @param schedule the schedule
     * @param rule the rule
     * @param dates the two dates
     * @since 0.1.0
     */
    record Due(PolicyVersion schedule, RetentionRule rule, RetentionDates dates) implements RetentionDecision {
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
        public Optional<RetentionRule> appliedRule() {
            return Optional.of(rule);
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.of(dates);
        }

        @Override
        public Text explanation() {
            return Explanation.due(schedule, rule, dates);
        }
    }

    /**
     * The period is over but the rule is doubtful: a person must look.
     *
     * @param schedule the schedule
     * @param rule the rule
     * @param dates the two dates as the rule's text gives them
     * @param why the doubt
     * @since 0.1.0
     */
    record Review(PolicyVersion schedule, RetentionRule rule, RetentionDates dates, Text why)
            implements RetentionDecision {
        @Override
        public String id() {
            return "review";
        }

        @Override
        public Optional<RetentionRule> appliedRule() {
            return Optional.of(rule);
        }

        @Override
        public Optional<RetentionDates> appliedDates() {
            return Optional.of(dates);
        }

        @Override
        public Text explanation() {
            return Explanation.review(schedule, rule, dates, why);
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
        public Text explanation() {
            return Explanation.held(by, otherwise.explanation());
        }
    }

    /**
     * Nothing can be decided; the record is kept.
     *
     * @param schedule the schedule
     * @param missing what is missing
     * @since 0.1.0
     */
    record Undetermined(PolicyVersion schedule, Missing missing) implements RetentionDecision {
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
            return Explanation.undetermined(schedule, missing.label());
        }
    }

    /**
     * What a decision lacks. Values: immutable and thread-safe.
     *
     * @since 0.1.0
     */
    sealed interface Missing extends Serializable {
        /**
         * Returns what is missing, for people.
         *
         * @return a clause of a sentence
         */
        Text label();

        /**
         * Returns the rule, where it is known.
         *
         * @return the rule; empty if the kind is the problem
         */
        default Optional<RetentionRule> knownRule() {
            return Optional.empty();
        }

        /**
         * No rule has this kind.
         *
         * @param kind the kind asked for
         * @since 0.1.0
         */
        record UnknownKind(String kind) implements Missing {
            @Override
            public Text label() {
                return Explanation.unknownKind(kind);
            }
        }

        /**
         * The kind's name is only part of the names of rules; none is chosen for the caller.
         *
         * @param kind the kind asked for
         * @param candidates the rules that may be meant; at least one
         * @since 0.1.0
         */
        record AmbiguousKind(String kind, List<RetentionRule> candidates) implements Missing {
            /**
             * Copies the candidates.
             *
             * @param kind not null
             * @param candidates at least one
             */
            public AmbiguousKind {
                candidates = List.copyOf(candidates);
            }

            @Override
            public Text label() {
                return Explanation.ambiguousKind(kind, candidates);
            }
        }

        /**
         * The period hasn't started: none of the events that start it is known.
         *
         * @param rule the rule
         * @since 0.1.0
         */
        record MissingEvent(RetentionRule rule) implements Missing {
            @Override
            public Text label() {
                return Explanation.missingEvent(rule);
            }

            @Override
            public Optional<RetentionRule> knownRule() {
                return Optional.of(rule);
            }
        }
    }
}
