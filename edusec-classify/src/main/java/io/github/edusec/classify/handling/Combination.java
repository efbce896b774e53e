package io.github.edusec.classify.handling;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.handling.HandlingDecision.Allowed;
import io.github.edusec.classify.handling.HandlingDecision.Forbidden;
import io.github.edusec.classify.handling.HandlingDecision.NeedsBlanketPermit;
import io.github.edusec.classify.handling.HandlingDecision.NeedsIndividualPermit;
import io.github.edusec.classify.handling.HandlingDecision.NeedsPermitOfUnstatedKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes one decision of all rules that apply: the strictest answer, all duties; the order of rules plays no part. */
final class Combination {
    private static final Comparator<PolicyRule> BY_ID =
            Comparator.comparing(policyRule -> policyRule.rule().id());

    private final PolicyVersion policy;
    private final Question question;
    private final List<PolicyRule> rules;
    private final List<Text> notes;

    /** The rules are those that meet the question, whatever the circumstances. */
    Combination(PolicyVersion policy, Question question, List<PolicyRule> rules, List<Text> notes) {
        this.policy = policy;
        this.question = question;
        this.rules = rules.stream().sorted(BY_ID).toList();
        this.notes = notes;
    }

    /** The circumstances that can change the answer. */
    int mentioned() {
        return rules.stream().mapToInt(PolicyRule::mentioned).reduce(0, (one, other) -> one | other);
    }

    HandlingDecision decide(int bits) {
        List<PolicyRule> active =
                rules.stream().filter(rule -> rule.holds(bits)).toList();
        HandlingOutcome permit = active.stream()
                .map(rule -> rule.effect().permit())
                .max(Comparator.naturalOrder())
                .orElse(HandlingOutcome.ALLOWED);
        if (permit == HandlingOutcome.ALLOWED) {
            active = active.stream().filter(rule -> !rule.isAboutPermitsOnly()).toList();
        }
        HandlingBasis basis = basis(active);
        List<PolicyRule> forbidding =
                active.stream().filter(rule -> rule.forbids(bits, permit)).toList();
        if (forbidding.isEmpty()) {
            return without(permit, basis, !active.isEmpty());
        }
        return new Forbidden(basis, forbidding.stream().map(PolicyRule::rule).toList(), liftedBy(forbidding), permit);
    }

    static HandlingDecision without(HandlingOutcome permit, HandlingBasis basis, boolean stated) {
        return switch (permit) {
            case INDIVIDUAL_PERMIT -> new NeedsIndividualPermit(basis);
            case BLANKET_PERMIT -> new NeedsBlanketPermit(basis);
            case PERMIT_OF_UNSTATED_KIND -> new NeedsPermitOfUnstatedKind(basis);
            default -> new Allowed(basis, stated);
        };
    }

    private HandlingBasis basis(List<PolicyRule> active) {
        HandlingDuties duties =
                active.stream().map(rule -> rule.effect().duties()).reduce(HandlingDuties.NONE, HandlingDuties::and);
        Set<Text> allNotes = new LinkedHashSet<>();
        for (PolicyRule each : active) {
            Text literal = each.rule().literal();
            if (literal != null) {
                allNotes.add(literal);
            }
        }
        allNotes.addAll(notes);
        return new HandlingBasis(
                policy,
                question.operation(),
                question.importance(),
                question.actor(),
                duties,
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
