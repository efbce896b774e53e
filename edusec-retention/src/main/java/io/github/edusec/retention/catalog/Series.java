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

    /** What a name stands for now, with all other names of the same kinds: a later schedule may divide them. */
    static Set<String> named(@Nullable RetentionSchedule schedule, String kind) {
        List<RetentionRule> rules = schedule == null ? List.of() : schedule.rulesFor(kind);
        Set<String> keys = keys(kind, rules);
        rules.forEach(rule -> rule.names().forEach(name -> keys.add(KindName.normalize(name))));
        return keys;
    }

    /** The kind that a hold is aimed at, or null if it is aimed at none. */
    static @Nullable String of(HoldScope scope) {
        if (scope instanceof HoldScope.OfSeries of) {
            return of.kind();
        }
        return scope instanceof HoldScope.OfQuery of ? of.query().series() : null;
    }

    /** What a hold stands for: what it stood for before, and what its name stands for now; only ever more. */
    static Set<String> of(RegisteredHold hold, @Nullable RetentionSchedule schedule) {
        String kind = of(hold.scope());
        if (kind == null) {
            return Set.of();
        }
        Set<String> keys = new LinkedHashSet<>(hold.stoodFor());
        keys.addAll(named(schedule, kind));
        return keys;
    }

    static Set<String> read(String column) {
        Set<String> keys = new LinkedHashSet<>();
        column.lines().filter(key -> !key.isEmpty()).forEach(keys::add);
        return keys;
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
