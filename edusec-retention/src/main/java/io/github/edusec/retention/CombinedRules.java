package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schedule's rules, each with the minimum that another schedule, of statutes, states for a record of its name. */
final class CombinedRules {
    private final KindIndex statute;

    private CombinedRules(List<RetentionRule> statute) {
        this.statute = new KindIndex(statute);
    }

    static List<RetentionRule> of(List<RetentionRule> own, List<RetentionRule> statute) {
        CombinedRules combined = new CombinedRules(statute);
        List<RetentionRule> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RetentionRule rule : own) {
            all.add(combined.combined(rule));
            rule.names().forEach(name -> names.add(KindName.normalize(name)));
        }
        for (RetentionRule rule : statute) {
            if (!rule.changes().isEmpty()) {
                throw new IllegalArgumentException("rule " + rule.id()
                        + ": found changes of kind in a schedule of statutes, allowed: none, in the city's own");
            }
            List<String> left = rule.names().stream()
                    .filter(name -> !names.contains(KindName.normalize(name)))
                    .toList();
            if (!left.isEmpty()) {
                all.add(named(rule, left));
            }
        }
        requireDistinct(all);
        return all;
    }

    private static RetentionRule named(RetentionRule rule, List<String> names) {
        return new RetentionRule(
                rule.id(),
                names,
                rule.description(),
                rule.period(),
                rule.start(),
                rule.startEvents(),
                rule.startAssumed(),
                rule.statutory(),
                rule.disposition(),
                rule.changes(),
                rule.source(),
                rule.confidence(),
                rule.unverified(),
                rule.doubt(),
                rule.note());
    }

    private RetentionRule combined(RetentionRule rule) {
        return match(rule).map(minimum -> combined(rule, minimum)).orElse(rule);
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
        boolean unverified = minimum.unverified() != null;
        boolean permanent = !unverified && minimum.period() instanceof RetentionPeriod.Permanent;
        return new RetentionRule(
                rule.id(),
                rule.names(),
                rule.description(),
                permanent ? minimum.period() : rule.period(),
                rule.start(),
                rule.startEvents(),
                rule.startAssumed(),
                unverified || permanent ? rule.statutory() : statutory(rule, minimum),
                rule.disposition().stricter(minimum.disposition()),
                rule.changes(),
                permanent ? rule.source() + "、" + minimum.source() : rule.source(),
                rule.confidence(),
                rule.unverified(),
                firstOf(firstOf(rule.doubt(), minimum.doubt()), unverified ? unverified(minimum) : null),
                firstOf(rule.note(), minimum.note()));
    }

    /** A rule has one minimum; one that it has must not get lost. */
    private static StatutoryMinimum statutory(RetentionRule rule, RetentionRule minimum) {
        StatutoryMinimum own = rule.statutory();
        StatutoryMinimum other = new StatutoryMinimum(
                minimum.period(), minimum.start(), minimum.startAssumed(), minimum.startEvents(), minimum.source());
        if (own != null && !covers(other, own, rule.startEvents())) {
            throw new IllegalArgumentException(
                    "rule " + rule.id() + ": found a minimum of its own (" + own.clause() + ") that " + minimum.source()
                            + " does not cover, allowed: one that is no longer and starts alike");
        }
        return other;
    }

    private static boolean covers(StatutoryMinimum other, StatutoryMinimum own, List<EventKind> events) {
        List<EventKind> started = own.events().isEmpty() ? events : own.events();
        return own.start().equals(other.start())
                && Set.copyOf(started).equals(Set.copyOf(other.events()))
                && own.period() instanceof RetentionPeriod.Years years
                && other.period() instanceof RetentionPeriod.Years more
                && years.count() <= more.count();
    }

    private static Text unverified(RetentionRule minimum) {
        return new Text(
                "法令の規定（" + minimum.source() + "）が未確認です",
                "what the statutes demand (" + minimum.source() + ") is unverified");
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
