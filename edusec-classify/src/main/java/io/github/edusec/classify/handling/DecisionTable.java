package io.github.edusec.classify.handling;

import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Every decision about an asset without handling restrictions. Thread-safe; the answers never change. */
final class DecisionTable {
    private final Map<Operation, Map<Importance, Map<Actor, Cell>>> cells = new EnumMap<>(Operation.class);

    DecisionTable(PolicyVersion policy, List<PolicyRule> rules) {
        for (Operation operation : Operation.values()) {
            Map<Importance, Map<Actor, Cell>> byImportance = new EnumMap<>(Importance.class);
            for (Importance importance : Importance.values()) {
                Map<Actor, Cell> byActor = new EnumMap<>(Actor.class);
                for (Actor actor : Actor.values()) {
                    byActor.put(actor, new Cell(policy, rules, operation, importance, actor));
                }
                byImportance.put(importance, byActor);
            }
            cells.put(operation, byImportance);
        }
    }

    HandlingDecision find(
            Operation operation,
            Importance importance,
            @Nullable Confidentiality confidentiality,
            Actor actor,
            int bits) {
        Map<Importance, Map<Actor, Cell>> byImportance = Objects.requireNonNull(cells.get(operation));
        Map<Actor, Cell> byActor = Objects.requireNonNull(byImportance.get(importance));
        return Objects.requireNonNull(byActor.get(actor)).find(confidentiality, bits);
    }

    private static final class Cell {
        private final Answers notStated;
        private final Map<Confidentiality, Answers> stated = new EnumMap<>(Confidentiality.class);

        Cell(PolicyVersion policy, List<PolicyRule> rules, Operation operation, Importance importance, Actor actor) {
            notStated = new Answers(policy, rules, new Question(operation, importance, null, actor));
            boolean matters = rules.stream()
                    .anyMatch(rule -> rule.condition().confidentiality() != null
                            && rule.condition().operations().contains(operation));
            for (Confidentiality each : Confidentiality.values()) {
                Question question = new Question(operation, importance, each, actor);
                stated.put(each, matters ? new Answers(policy, rules, question) : notStated);
            }
        }

        HandlingDecision find(@Nullable Confidentiality confidentiality, int bits) {
            Answers answers = confidentiality == null ? notStated : stated.get(confidentiality);
            return Objects.requireNonNull(answers).find(bits);
        }
    }

    /**
     * One decision per set of the circumstances that matter here, made when it is first asked for: all sets together would
     * make a policy of many rules slow to load. Two threads may make the same one; they are equal.
     */
    private static final class Answers {
        private final int mask;
        private final Combination combination;
        private final AtomicReferenceArray<@Nullable HandlingDecision> byBits;

        Answers(PolicyVersion policy, List<PolicyRule> rules, Question question) {
            List<PolicyRule> meeting = rules.stream()
                    .filter(rule -> rule.condition().meets(question))
                    .toList();
            combination = new Combination(policy, question, meeting, List.of());
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
