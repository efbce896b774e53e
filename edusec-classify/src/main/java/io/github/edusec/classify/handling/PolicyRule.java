package io.github.edusec.classify.handling;

import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.RestrictionKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule: when it applies and what it asks for. */
record PolicyRule(HandlingRule rule, Condition condition, Effect effect) {
    /**
     * When a rule applies; the circumstances are bits. Where a confidentiality is named, the rule applies if either the
     * importance or the stated confidentiality is severe enough. {@code passesExplained} sets the importance aside if a
     * milder confidentiality is stated and the other axes account for the importance.
     */
    record Condition(
            Set<Operation> operations,
            Set<Importance> importances,
            @Nullable Confidentiality confidentiality,
            boolean passesExplained,
            Set<Actor> actors,
            int when,
            int unless,
            Set<RestrictionKind> restrictions) {
        boolean meets(Question question) {
            return operations.contains(question.operation())
                    && actors.contains(question.actor())
                    && meetsClass(question);
        }

        private boolean meetsClass(Question question) {
            Confidentiality stated = question.confidentiality();
            boolean bySeverity = importances.contains(question.importance());
            if (confidentiality == null || stated == null) {
                return bySeverity;
            }
            if (stated.isAtLeast(confidentiality)) {
                return true;
            }
            // a rule that names no importance tests the confidentiality alone
            boolean everyImportance = importances.size() == Importance.values().length;
            return bySeverity && !everyImportance && !(passesExplained && question.explained());
        }
    }

    /**
     * What a rule asks for; {@code forbid} is null if it forbids nothing. A permit of unstated kind is answered by a blanket
     * one only where the rule says so ({@code metByBlanket}).
     */
    record Effect(
            HandlingOutcome permit,
            boolean metByBlanket,
            @Nullable Forbid forbid,
            HandlingDuties duties) {
        boolean isUnansweredByBlanket() {
            return permit == HandlingOutcome.PERMIT_OF_UNSTATED_KIND && !metByBlanket;
        }
    }

    /** A prohibition: lifted by any of some circumstances; or one that hits only what needs a permit. */
    record Forbid(int liftedBy, boolean onlyPermits) {}

    boolean holds(int bits) {
        return (bits & condition.when()) == condition.when() && (bits & condition.unless()) == 0;
    }

    boolean isAboutPermitsOnly() {
        return effect.forbid() != null && effect.forbid().onlyPermits();
    }

    boolean forbids(int bits, HandlingOutcome permit) {
        Forbid forbid = effect.forbid();
        return forbid != null
                && (bits & forbid.liftedBy()) == 0
                && (!forbid.onlyPermits() || permit != HandlingOutcome.ALLOWED);
    }

    /** Which circumstances take the prohibition away; for a rule that does not apply under some, those too. */
    int liftedBy() {
        Forbid forbid = effect.forbid();
        return condition.unless() | (forbid == null ? 0 : forbid.liftedBy());
    }

    int mentioned() {
        return condition.when() | liftedBy();
    }

    boolean isForRestriction() {
        return !condition.restrictions().isEmpty();
    }

    boolean tests(RestrictionKind kind, Question question) {
        return condition.restrictions().contains(kind)
                && condition.operations().contains(question.operation())
                && condition.actors().contains(question.actor());
    }

    boolean isForAny(EnumSet<RestrictionKind> kinds) {
        return condition.restrictions().stream().anyMatch(kinds::contains);
    }

    /** A rule of the common table names a role of its own; each policy puts in the one that it has for permits. */
    PolicyRule permittedBy(Term role) {
        if (effect.permit() == HandlingOutcome.ALLOWED) {
            return this;
        }
        HandlingDuties old = effect.duties();
        HandlingDuties duties = new HandlingDuties(List.of(role), old.protections(), old.records(), old.witnesses());
        return new PolicyRule(
                rule, condition, new Effect(effect.permit(), effect.metByBlanket(), effect.forbid(), duties));
    }
}
