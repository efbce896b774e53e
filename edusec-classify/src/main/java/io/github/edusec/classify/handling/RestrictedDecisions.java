package io.github.edusec.classify.handling;

import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.RestrictionKind;
import io.github.edusec.classify.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decisions about assets with handling restrictions. Thread-safe.
 *
 * <p>A batch asks about few sets of restrictions again and again; there are too many to have a table of all.
 */
final class RestrictedDecisions {
    /** Free texts are without number; what comes after these is decided anew each time. */
    private static final int MOST_REMEMBERED = 4_096;

    private final PolicyContent policy;
    private final List<PolicyRule> rules;
    private final Map<Asked, HandlingDecision> remembered = new ConcurrentHashMap<>();

    RestrictedDecisions(PolicyContent policy, List<PolicyRule> rules) {
        this.policy = policy;
        this.rules = rules;
    }

    HandlingDecision find(Question question, List<HandlingRestriction> restrictions, int bits) {
        Asked asked = new Asked(question, restrictions, bits);
        HandlingDecision known = remembered.get(asked);
        if (known != null) {
            return known;
        }
        HandlingDecision decision = decide(question, restrictions, bits, List.of());
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(asked, decision);
        }
        return decision;
    }

    /** With further notes; such decisions are rare and not remembered. */
    HandlingDecision decide(Question question, List<HandlingRestriction> restrictions, int bits, List<Text> further) {
        EnumSet<RestrictionKind> kinds = EnumSet.noneOf(RestrictionKind.class);
        restrictions.forEach(each -> each.kind().ifPresent(kinds::add));
        List<PolicyRule> meeting = rules.stream()
                .filter(rule -> rule.condition().meets(question))
                .filter(rule -> !rule.isForRestriction() || rule.isForAny(kinds))
                .toList();
        List<Text> notes = new ArrayList<>(untested(question, restrictions));
        notes.addAll(further);
        return new Combination(policy, question, meeting, new Silence(question, rules), notes).decide(bits);
    }

    /** A restriction that no rule tests for this operation must not be passed over in silence. */
    private List<Text> untested(Question question, List<HandlingRestriction> restrictions) {
        return restrictions.stream()
                .filter(each ->
                        each.kind().filter(kind -> isTested(kind, question)).isEmpty())
                .map(each -> new Text(
                        "取扱制限「" + each.text() + "」は、この操作について自動では判定していません。人が確認してください",
                        "the handling restriction \"" + each.text()
                                + "\" is not tested by any rule for this operation: a person must check it"))
                .toList();
    }

    private boolean isTested(RestrictionKind kind, Question question) {
        return rules.stream().anyMatch(rule -> rule.tests(kind, question));
    }

    /** What an asset with handling restrictions is judged by. */
    private record Asked(Question question, List<HandlingRestriction> restrictions, int bits) {}
}
