package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * May this be done with this asset: the answer of a handling policy, with everything that goes with it.
 *
 * <p>A value: immutable, thread-safe and serializable. Only {@link #isAllowed()} answers "may I go ahead now"; an answer that
 * needs a permit is not that. Duties ({@link HandlingBasis#duties()}) hold for every answer that lets somebody go ahead.
 *
 * @since 0.1.0
 */
public sealed interface HandlingDecision extends Serializable {
    /**
     * Returns what the decision rests on.
     *
     * @return policy, question, duties, reasons and notes
     */
    HandlingBasis basis();

    /**
     * Returns the answer in one word; under an exception, what remains to be asked.
     *
     * @return the outcome
     */
    HandlingOutcome outcome();

    /**
     * Tells whether the operation may be done now, without asking anybody, if the duties are kept.
     *
     * @return true if no permit is needed and nothing forbids it
     */
    default boolean isAllowed() {
        return outcome() == HandlingOutcome.ALLOWED;
    }

    /**
     * Returns what a reader needs to know: the answer, what goes with it, the clauses, the notes.
     *
     * @param locale the reader's locale
     * @return several lines, without a line end after the last
     */
    default String explain(Locale locale) {
        return Explanation.of(this, locale);
    }

    /**
     * It may be done, if the duties are kept.
     *
     * @param basis what the decision rests on
     * @param stated true if a rule of the policy speaks about it; false if the policy is silent, which is allowed for class
     *     IV only
     * @since 0.1.0
     */
    record Allowed(HandlingBasis basis, boolean stated) implements HandlingDecision {
        @Override
        public HandlingOutcome outcome() {
            return HandlingOutcome.ALLOWED;
        }
    }

    /**
     * A permit is needed, and a blanket one (包括的許可) suffices.
     *
     * @param basis what the decision rests on
     * @since 0.1.0
     */
    record NeedsBlanketPermit(HandlingBasis basis) implements HandlingDecision {
        @Override
        public HandlingOutcome outcome() {
            return HandlingOutcome.BLANKET_PERMIT;
        }
    }

    /**
     * A permit for this one case (個別許可) is needed.
     *
     * @param basis what the decision rests on
     * @since 0.1.0
     */
    record NeedsIndividualPermit(HandlingBasis basis) implements HandlingDecision {
        @Override
        public HandlingOutcome outcome() {
            return HandlingOutcome.INDIVIDUAL_PERMIT;
        }
    }

    /**
     * A permit is needed, and the policy does not say of which kind.
     *
     * @param basis what the decision rests on
     * @since 0.1.0
     */
    record NeedsPermitOfUnstatedKind(HandlingBasis basis) implements HandlingDecision {
        @Override
        public HandlingOutcome outcome() {
            return HandlingOutcome.PERMIT_OF_UNSTATED_KIND;
        }
    }

    /**
     * Nothing forbids it and no permit is named, but the policy does not speak of it or a handling restriction is tested by
     * no rule: silence is no leave, so the manager is asked. The notes say which it is.
     *
     * @param basis what the decision rests on
     * @param asked whom to ask
     * @since 0.1.0
     */
    record LeftOpen(HandlingBasis basis, List<Term> asked) implements HandlingDecision {
        /**
         * Copies the list.
         *
         * @param basis not null
         * @param asked not null
         */
        public LeftOpen {
            asked = List.copyOf(asked);
        }

        @Override
        public HandlingOutcome outcome() {
            return HandlingOutcome.ASK_MANAGER;
        }
    }

    /**
     * It must not be done under the circumstances that were stated.
     *
     * @param basis what the decision rests on
     * @param forbiddenBy the rules that forbid it, ordered by id; at least one
     * @param liftedBy which circumstances, not stated so far, would lift the prohibition: alternatives, each a set that must
     *     hold as a whole, the smallest first; empty if none would
     * @param otherwise what the answer would be without the prohibition
     * @param ownDuties the duties that only the forbidding rules ask for; they go with the prohibition
     * @since 0.1.0
     */
    record Forbidden(
            HandlingBasis basis,
            List<HandlingRule> forbiddenBy,
            List<Set<Circumstance>> liftedBy,
            HandlingOutcome otherwise,
            HandlingDuties ownDuties)
            implements HandlingDecision {
        /**
         * Copies the lists.
         *
         * @param basis not null
         * @param forbiddenBy not null
         * @param liftedBy not null
         * @param otherwise not {@link HandlingOutcome#FORBIDDEN}
         * @param ownDuties not null
         */
        public Forbidden {
            forbiddenBy = List.copyOf(forbiddenBy);
            liftedBy = liftedBy.stream().map(Set::copyOf).toList();
        }

        @Override
        public HandlingOutcome outcome() {
            return HandlingOutcome.FORBIDDEN;
        }
    }

    /**
     * The class is not known, so somebody has to decide it first (第4-2(4)ウ); until then the most severe class holds.
     *
     * @param basis what the interim answer rests on
     * @param asked whom to ask
     * @param rule the rule that says so
     * @param interim the answer for the most severe class
     * @since 0.1.0
     */
    record AskForClass(HandlingBasis basis, List<Term> asked, HandlingRule rule, HandlingDecision interim)
            implements HandlingDecision {
        /**
         * Copies the list.
         *
         * @param basis not null
         * @param asked not null
         * @param rule not null
         * @param interim not null
         */
        public AskForClass {
            asked = List.copyOf(asked);
        }

        @Override
        public HandlingOutcome outcome() {
            return HandlingOutcome.ASK;
        }
    }

    /**
     * A recorded exception (例外措置) lifts the prohibition and the duties that only the lifted rules ask for; permits and all
     * other duties stay.
     *
     * @param exception the exception
     * @param lifted the prohibition it lifts
     * @param remaining the answer that remains, with the duties that remain: allowed, or still a permit
     * @param day the day asked about
     * @since 0.1.0
     */
    record AllowedUnderException(
            RecordedException exception, Forbidden lifted, HandlingDecision remaining, LocalDate day)
            implements HandlingDecision {
        /**
         * Tells whether it was an emergency that had not been reported by the day asked about (第8-10(2)).
         *
         * @return true if a report is due
         */
        public boolean isUnreported() {
            return exception.isUnreported(day);
        }

        @Override
        public HandlingBasis basis() {
            return lifted.basis();
        }

        @Override
        public HandlingOutcome outcome() {
            return remaining.outcome();
        }
    }

    /**
     * Returns the decision in one sentence.
     *
     * @return the sentence in both languages
     */
    default Text summary() {
        return Explanation.summary(this);
    }
}
