package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.HandlingDecision.Allowed;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import io.github.edusec.classify.handling.HandlingDecision.LeftOpen;
import io.github.edusec.classify.handling.HandlingDecision.NeedsBlanketPermit;
import io.github.edusec.classify.handling.HandlingDecision.NeedsIndividualPermit;
import io.github.edusec.classify.handling.HandlingDecision.NeedsPermitOfUnstatedKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes one decision of all rules that apply: the strictest answer, all duties; the order of rules plays no part. */
final class Combination {
    private static final Comparator<PolicyRule> BY_ID =
            Comparator.comparing(policyRule -> policyRule.rule().id());

    private final PolicyContent policy;
    private final Question question;
    private final List<PolicyRule> rules;
    private final Silence silence;
    private final List<Text> notes;

    /**
     * The rules are those that meet the question, whatever the circumstances.
     *
     * @param notes what a person must look at before it is done; with any of these nothing is simply allowed
     */
    Combination(PolicyContent policy, Question question, List<PolicyRule> rules, Silence silence, List<Text> notes) {
        this.policy = policy;
        this.question = question;
        this.rules = rules.stream().sorted(BY_ID).toList();
        this.silence = silence;
        this.notes = notes;
    }

    /** The circumstances that can change the answer. */
    int mentioned() {
        return rules.stream().mapToInt(PolicyRule::mentioned).reduce(silence.mentioned(), (one, other) -> one | other);
    }

    HandlingDecision decide(int bits) {
        List<PolicyRule> holding =
                rules.stream().filter(rule -> rule.holds(bits)).toList();
        HandlingOutcome permit = permit(holding);
        List<PolicyRule> active = permit == HandlingOutcome.ALLOWED
                ? holding.stream().filter(rule -> !rule.isAboutPermitsOnly()).toList()
                : holding;
        List<PolicyRule> forbidding =
                active.stream().filter(rule -> rule.forbids(bits, permit)).toList();
        List<Text> allNotes = new ArrayList<>(notes);
        if (permit == HandlingOutcome.ALLOWED && forbidding.isEmpty()) {
            silence.note(bits).ifPresent(allNotes::add);
        }
        HandlingOutcome outcome =
                permit == HandlingOutcome.ALLOWED && !allNotes.isEmpty() ? HandlingOutcome.ASK_MANAGER : permit;
        HandlingBasis basis = basis(active, allNotes);
        return forbidding.isEmpty()
                ? answer(outcome, basis, active.stream().anyMatch(rule -> !rule.isForRestriction()))
                : forbidden(forbidding, active, outcome, basis);
    }

    /** The answer that is no prohibition. */
    private HandlingDecision answer(HandlingOutcome outcome, HandlingBasis basis, boolean stated) {
        return outcome == HandlingOutcome.ALLOWED
                ? new Allowed(basis, stated)
                : without(outcome, basis, policy.unknownClass().asked());
    }

    static HandlingDecision without(HandlingOutcome outcome, HandlingBasis basis, List<Term> asked) {
        return switch (outcome) {
            case INDIVIDUAL_PERMIT -> new NeedsIndividualPermit(basis);
            case BLANKET_PERMIT -> new NeedsBlanketPermit(basis);
            case PERMIT_OF_UNSTATED_KIND -> new NeedsPermitOfUnstatedKind(basis);
            case ASK_MANAGER -> new LeftOpen(basis, asked);
            default -> new Allowed(basis, true);
        };
    }

    /** A named kind answers a permit of unstated kind, but a blanket one only where the rule lets it. */
    private static HandlingOutcome permit(List<PolicyRule> holding) {
        Set<HandlingOutcome> kinds = EnumSet.of(HandlingOutcome.ALLOWED);
        holding.forEach(rule -> kinds.add(rule.effect().permit()));
        boolean blanketFallsShort =
                holding.stream().anyMatch(rule -> rule.effect().isUnansweredByBlanket());
        if (blanketFallsShort) {
            kinds.remove(HandlingOutcome.BLANKET_PERMIT);
        }
        return Collections.max(kinds);
    }

    private Forbidden forbidden(
            List<PolicyRule> forbidding, List<PolicyRule> active, HandlingOutcome otherwise, HandlingBasis basis) {
        HandlingDuties others = duties(
                active.stream().filter(rule -> !forbidding.contains(rule)).toList());
        return new Forbidden(
                basis,
                forbidding.stream().map(PolicyRule::rule).toList(),
                liftedBy(forbidding),
                otherwise,
                duties(forbidding).withoutPermitters().without(others));
    }

    private static HandlingDuties duties(List<PolicyRule> rules) {
        return rules.stream().map(rule -> rule.effect().duties()).reduce(HandlingDuties.NONE, HandlingDuties::and);
    }

    private HandlingBasis basis(List<PolicyRule> active, List<Text> further) {
        Set<Text> allNotes = new LinkedHashSet<>();
        for (PolicyRule each : active) {
            Text literal = each.rule().literal();
            if (literal != null) {
                allNotes.add(literal);
            }
        }
        allNotes.addAll(further);
        return new HandlingBasis(
                policy.version(),
                question.operation(),
                question.importance(),
                question.actor(),
                duties(active),
                active.stream().map(PolicyRule::rule).toList(),
                List.copyOf(allNotes));
    }

    /** Every forbidding rule needs one of its circumstances: the smallest sets that satisfy all of them. */
    private static List<Set<Circumstance>> liftedBy(List<PolicyRule> forbidding) {
        Set<Integer> sets = new LinkedHashSet<>(Set.of(0));
        for (PolicyRule rule : forbidding) {
            Set<Integer> next = new LinkedHashSet<>();
            for (Circumstance each : Circumstance.values()) {
                if ((rule.liftedBy() & each.bit()) != 0) {
                    sets.forEach(set -> next.add(set | each.bit()));
                }
            }
            sets = next;
        }
        Set<Integer> all = sets;
        return all.stream()
                .filter(set -> all.stream().noneMatch(other -> !other.equals(set) && (other & set) == other))
                .sorted(Comparator.comparing(Integer::bitCount).thenComparing(Comparator.naturalOrder()))
                .map(Combination::circumstances)
                .toList();
    }

    private static Set<Circumstance> circumstances(int bits) {
        List<Circumstance> holding = new ArrayList<>();
        for (Circumstance each : Circumstance.values()) {
            if ((bits & each.bit()) != 0) {
                holding.add(each);
            }
        }
        return holding.isEmpty() ? Set.of() : EnumSet.copyOf(holding);
    }
}
