package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schedule's rules, each with the minimum that another schedule, of statutes, states for a record of its name. */
final class CombinedRules {
    private final KindIndex statute;
    private final Set<RetentionRule> unmatched;

    private CombinedRules(List<RetentionRule> statute) {
        this.statute = new KindIndex(statute);
        this.unmatched = new LinkedHashSet<>(statute);
    }

    static List<RetentionRule> of(List<RetentionRule> own, List<RetentionRule> statute) {
        CombinedRules combined = new CombinedRules(statute);
        List<RetentionRule> all = new ArrayList<>();
        for (RetentionRule rule : own) {
            all.add(combined.combined(rule));
        }
        all.addAll(combined.unmatched);
        requireDistinct(all);
        return all;
    }

    private RetentionRule combined(RetentionRule rule) {
        Optional<RetentionRule> match = match(rule);
        match.ifPresent(unmatched::remove);
        return match.filter(minimum -> minimum.unverified() == null)
                .map(minimum -> combined(rule, minimum))
                .orElse(rule);
    }

    private Optional<RetentionRule> match(RetentionRule rule) {
        Set<RetentionRule> found = new LinkedHashSet<>();
        for (String name : rule.names()) {
            statute.named(name).ifPresent(found::add);
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "rule " + rule.id() + ": found the names of several rules of the statutes, "
                            + found.stream().map(RetentionRule::id).toList() + ", allowed: those of one");
        }
        return found.stream().findFirst();
    }

    private static RetentionRule combined(RetentionRule rule, RetentionRule minimum) {
        boolean permanent = minimum.period() instanceof RetentionPeriod.Permanent;
        return new RetentionRule(
                rule.id(),
                rule.names(),
                rule.description(),
                permanent ? minimum.period() : rule.period(),
                rule.start(),
                rule.startEvents(),
                rule.startAssumed(),
                permanent
                        ? null
                        : new StatutoryMinimum(
                                minimum.period(), minimum.start(), minimum.startEvents(), minimum.source()),
                rule.disposition(),
                rule.changes(),
                permanent ? rule.source() + "、" + minimum.source() : rule.source(),
                rule.confidence(),
                rule.unverified(),
                firstOf(rule.doubt(), minimum.doubt()),
                firstOf(rule.note(), minimum.note()));
    }

    private static @Nullable Text firstOf(@Nullable Text own, @Nullable Text other) {
        return own == null ? other : own;
    }

    private static void requireDistinct(List<RetentionRule> rules) {
        Set<String> seen = new LinkedHashSet<>();
        for (RetentionRule rule : rules) {
            Set<String> keys = new LinkedHashSet<>(List.of(KindName.normalize(rule.id())));
            rule.names().forEach(name -> keys.add(KindName.normalize(name)));
            for (String key : keys) {
                if (!seen.add(key)) {
                    throw new IllegalArgumentException("rule " + rule.id()
                            + ": found an id or name that another rule of the combination has, allowed: each once");
                }
            }
        }
    }
}
