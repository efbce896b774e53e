package io.github.edusec.retention.catalog;

import io.github.edusec.classify.policyfile.KindName;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionRule;
import io.github.edusec.retention.RetentionSchedule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record series that a record or a name belongs to: its comparable name, and the ids of all rules it may stand under, so
 * that a hold on a name that is ambiguous holds them all.
 */
final class Series {
    private static final String SEPARATOR = "\n";

    private Series() {}

    static Set<String> of(@Nullable RetentionSchedule schedule, RecordFacts facts) {
        return keys(facts.kind(), schedule == null ? List.of() : schedule.rulesOf(facts));
    }

    static Set<String> named(@Nullable RetentionSchedule schedule, String kind) {
        return keys(kind, schedule == null ? List.of() : schedule.rulesFor(kind));
    }

    private static Set<String> keys(String kind, List<RetentionRule> rules) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(KindName.normalize(kind));
        rules.forEach(rule -> keys.add(rule.id()));
        return keys;
    }

    /** The keys as a column, of which each can be looked for with {@link #needle}. */
    static String column(Set<String> keys) {
        return SEPARATOR + String.join(SEPARATOR, keys) + SEPARATOR;
    }

    static String needle(String key) {
        return SEPARATOR + key + SEPARATOR;
    }
}
