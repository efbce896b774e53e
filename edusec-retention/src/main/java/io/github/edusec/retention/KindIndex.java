package io.github.edusec.retention;

import io.github.edusec.classify.policyfile.KindName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Rules by id and by comparable name. Immutable and thread-safe. */
final class KindIndex {
    /** One character stands in too many names to be a hint. */
    private static final int MIN_PART_CHARS = 2;

    private final List<RetentionRule> rules;
    private final Map<String, RetentionRule> asWritten = new HashMap<>();
    private final Map<String, RetentionRule> byName = new HashMap<>();

    KindIndex(List<RetentionRule> rules) {
        this.rules = rules;
        for (RetentionRule rule : rules) {
            for (String name : rule.names()) {
                asWritten.put(name, rule);
                byName.put(KindName.normalize(name), rule);
            }
        }
        rules.forEach(rule -> asWritten.put(rule.id(), rule));
    }

    Optional<RetentionRule> find(String kind) {
        RetentionRule rule = asWritten.get(kind);
        return Optional.ofNullable(rule != null ? rule : byName.get(KindName.normalize(kind)));
    }

    /** Returns the rule that has this name, whatever ids there are. */
    Optional<RetentionRule> named(String name) {
        return Optional.ofNullable(byName.get(KindName.normalize(name)));
    }

    /** Returns the rule that has this id; the schedule was checked to have it. */
    RetentionRule byId(String id) {
        return Objects.requireNonNull(asWritten.get(id), id);
    }

    /** Returns the rules of which a name contains the kind, as a hint for people and never as an answer. */
    List<RetentionRule> containing(String kind) {
        String part = KindName.normalize(kind);
        if (part.length() < MIN_PART_CHARS) {
            return List.of();
        }
        return rules.stream()
                .filter(rule -> rule.names().stream()
                        .anyMatch(name -> KindName.normalize(name).contains(part)))
                .toList();
    }
}
