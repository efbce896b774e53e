package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one version of a schedule changes against another, rule by rule.
 *
 * <p>A value: immutable and thread-safe. It says what the texts change, not which records that concerns.
 *
 * @param before the version before
 * @param after the version after
 * @param added rules whose id only the later version has, in its order
 * @param removed rules whose id only the earlier version has, in its order
 * @param changed rules that both have and that differ, in the later version's order
 * @since 0.1.0
 */
public record ScheduleDiff(
        PolicyVersion before,
        PolicyVersion after,
        List<RetentionRule> added,
        List<RetentionRule> removed,
        List<ChangedRule> changed)
        implements Serializable {
    /**
     * Copies the lists.
     *
     * @param before not null
     * @param after not null
     * @param added may be empty
     * @param removed may be empty
     * @param changed may be empty
     */
    public ScheduleDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /**
     * A rule that both versions have.
     *
     * @param before the rule before
     * @param after the rule after
     * @param members what differs, by the names that schedule files use, in their order; at least one
     * @since 0.1.0
     */
    public record ChangedRule(RetentionRule before, RetentionRule after, List<String> members) implements Serializable {
        /**
         * Copies the list.
         *
         * @param before not null
         * @param after not null
         * @param members at least one
         */
        public ChangedRule {
            members = List.copyOf(members);
        }
    }

    /**
     * Compares two versions of a schedule.
     *
     * @param before the version before
     * @param after the version after
     * @return what differs
     * @throws IllegalArgumentException if they are different schedules, or two files that state the same version: a published
     *     version never changes
     */
    public static ScheduleDiff between(RetentionSchedule before, RetentionSchedule after) {
        if (!before.id().equals(after.id())) {
            throw new IllegalArgumentException("schedules: found \"" + before.id() + "\" and \"" + after.id()
                    + "\", allowed: two versions of one schedule");
        }
        if (before.version().equals(after.version()) && !before.sha256().equals(after.sha256())) {
            throw new IllegalArgumentException("schedule " + before + ": found two files of this version, "
                    + before.sha256() + " and " + after.sha256()
                    + ", allowed: one, since a published version never changes");
        }
        Map<String, RetentionRule> left = new LinkedHashMap<>();
        before.rules().forEach(rule -> left.put(rule.id(), rule));
        List<RetentionRule> added = new ArrayList<>();
        List<ChangedRule> changed = new ArrayList<>();
        for (RetentionRule rule : after.rules()) {
            RetentionRule old = left.remove(rule.id());
            if (old == null) {
                added.add(rule);
            } else if (!old.equals(rule)) {
                changed.add(new ChangedRule(old, rule, members(old, rule)));
            }
        }
        return new ScheduleDiff(before.schedule(), after.schedule(), added, List.copyOf(left.values()), changed);
    }

    private static List<String> members(RetentionRule before, RetentionRule after) {
        Map<String, Object> old = values(before);
        return values(after).entrySet().stream()
                .filter(member -> !Objects.equals(member.getValue(), old.get(member.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A start is one member of a file, and three of a rule. */
    private static Map<String, Object> values(RetentionRule rule) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("names", rule.names());
        values.put("description", rule.description());
        values.put("period", rule.period());
        values.put("start", List.of(rule.start(), rule.startEvents(), rule.startAssumed()));
        values.put("statutory", rule.statutory());
        values.put("disposition", rule.disposition());
        values.put("changes", rule.changes());
        values.put("source", rule.source());
        values.put("confidence", rule.confidence());
        values.put("unverified", rule.unverified());
        values.put("doubtful", rule.doubt());
        values.put("note", rule.note());
        return values;
    }

    /**
     * Tells whether the versions say the same.
     *
     * @return true if no rule differs
     */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }
}
