package io.github.edusec.classify.handling;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a policy says anything at all about an operation. Silence is no leave: for class III and above the manager is
 * asked. Where it is silent about a milder class of these and has no more than duties for the severe one, the manager is
 * asked about that too; otherwise the more severe class would need less.
 */
final class Silence {
    private static final Text SILENT =
            new Text("規程に定めがありません。定めがないことは許可を意味しません", "the policy does not speak of it, and silence is no leave");

    /** The policy's own rules for each class from the one asked about down to III. */
    private final List<List<PolicyRule>> byClass = new ArrayList<>();

    Silence(Question question, List<PolicyRule> rules) {
        for (Importance importance : Importance.values()) {
            if (question.importance().isAtLeast(importance) && importance.isAtLeast(Importance.III)) {
                Question milder = question.about(importance);
                byClass.add(rules.stream()
                        .filter(rule -> !rule.isForRestriction() && !rule.isAboutPermitsOnly())
                        .filter(rule -> rule.condition().meets(milder))
                        .toList());
            }
        }
    }

    int mentioned() {
        return byClass.stream()
                .flatMap(List::stream)
                .mapToInt(PolicyRule::mentioned)
                .reduce(0, (one, other) -> one | other);
    }

    Optional<Text> note(int bits) {
        return byClass.stream().anyMatch(rules -> rules.stream().noneMatch(rule -> rule.holds(bits)))
                ? Optional.of(SILENT)
                : Optional.empty();
    }
}
