package io.github.edusec.classify.handling;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Every decision about an asset without handling restrictions. Thread-safe; the answers never change.
 *
 * <p>An answer is made when it is first asked for: all of them together would make a policy of many rules slow to load. Two
 * threads may make the same one; they are equal.
 */
final class DecisionTable {
    private final PolicyContent policy;
    private final List<PolicyRule> rules;
    private final Set<Operation> testsConfidentiality = EnumSet.noneOf(Operation.class);
    private final Map<Question, Answers> answers = new ConcurrentHashMap<>();

    DecisionTable(PolicyContent policy, List<PolicyRule> rules) {
        this.policy = policy;
        this.rules = rules;
        rules.stream()
                .filter(rule -> rule.condition().confidentiality() != null)
                .forEach(rule -> testsConfidentiality.addAll(rule.condition().operations()));
    }

    HandlingDecision find(Question question, int bits) {
        Question relevant =
                testsConfidentiality.contains(question.operation()) ? question : question.withoutConfidentiality();
        Answers known = answers.get(relevant);
        if (known == null) {
            known = new Answers(policy, rules, relevant);
            answers.put(relevant, known);
        }
        return known.find(bits);
    }

    /** One decision per set of the circumstances that matter here. */
    private static final class Answers {
        private final int mask;
        private final Combination combination;
        private final AtomicReferenceArray<@Nullable HandlingDecision> byBits;

        Answers(PolicyContent policy, List<PolicyRule> rules, Question question) {
            List<PolicyRule> meeting = rules.stream()
                    .filter(rule -> rule.condition().meets(question))
                    .toList();
            combination = new Combination(policy, question, meeting, new Silence(question, rules), List.of());
            mask = combination.mentioned();
            byBits = new AtomicReferenceArray<>(mask + 1);
        }

        HandlingDecision find(int bits) {
            HandlingDecision known = byBits.get(bits & mask);
            if (known != null) {
                return known;
            }
            HandlingDecision decision = combination.decide(bits & mask);
            byBits.set(bits & mask, decision);
            return decision;
        }
    }
}
