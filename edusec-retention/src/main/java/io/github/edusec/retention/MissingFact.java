package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a decision lacks. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface MissingFact extends Serializable {
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
    record UnknownKind(String kind) implements MissingFact {
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
    record AmbiguousKind(String kind, List<RetentionRule> candidates) implements MissingFact {
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
    record MissingEvent(RetentionRule rule) implements MissingFact {
        @Override
        public Text label() {
            return Explanation.missingEvent(rule);
        }

        @Override
        public Optional<RetentionRule> knownRule() {
            return Optional.of(rule);
        }
    }

    /**
     * The rule's own period has started, but not the statute's: none of the events that start it is known.
     *
     * @param rule the rule
     * @param statutory the statute's minimum
     * @since 0.1.0
     */
    record MissingStatutoryEvent(RetentionRule rule, StatutoryMinimum statutory) implements MissingFact {
        @Override
        public Text label() {
            return Explanation.missingStatutoryEvent(rule, statutory);
        }

        @Override
        public Optional<RetentionRule> knownRule() {
            return Optional.of(rule);
        }
    }

    /**
     * The rule is in the schedule, but nobody has verified it.
     *
     * @param rule the rule
     * @param why what is unverified
     * @since 0.1.0
     */
    record Unverified(RetentionRule rule, Text why) implements MissingFact {
        @Override
        public Text label() {
            return Explanation.unverified(rule, why);
        }

        @Override
        public Optional<RetentionRule> knownRule() {
            return Optional.of(rule);
        }
    }
}
