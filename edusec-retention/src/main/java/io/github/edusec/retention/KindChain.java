package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a record's kind and those of the kinds that events have made it since, deciding together: what an earlier kind
 * demanded is not taken back by a change. Changes lead in no circle.
 */
record KindChain(PolicyVersion schedule, List<AppliedRule> rules, RecordFacts facts) {
    static KindChain of(PolicyVersion schedule, RetentionRule own, RecordFacts facts, KindIndex index) {
        AppliedRule first = new AppliedRule(schedule, own, List.of());
        RetentionRule.Change change = own.change(facts);
        if (change == null) {
            return new KindChain(schedule, List.of(first), facts);
        }
        List<AppliedRule> rules = new ArrayList<>(List.of(first));
        List<ChangeOfKind> changes = new ArrayList<>();
        for (RetentionRule rule = own; change != null; change = rule.change(facts)) {
            changes.add(new ChangeOfKind(rule, change.event(), facts.on(change.event())));
            rule = index.byId(change.rule());
            rules.add(new AppliedRule(schedule, rule, changes));
        }
        return new KindChain(schedule, rules, facts);
    }

    RetentionDecision decide(LocalDate today) {
        for (AppliedRule applied : rules) {
            Text unverified = applied.rule().unverified();
            if (unverified != null) {
                return new RetentionDecision.Undetermined(
                        schedule, new MissingFact.Unverified(applied.rule(), unverified), applied.changeDays());
            }
        }
        for (AppliedRule applied : rules) {
            if (applied.rule().period() instanceof RetentionPeriod.Permanent) {
                return new RetentionDecision.KeepPermanently(applied);
            }
        }
        return dated(today);
    }

    private RetentionDecision dated(LocalDate today) {
        AppliedRule latest = rules.get(0);
        RetentionDates dates = null;
        Text doubt = null;
        Disposition disposition = Disposition.DESTROY;
        for (int i = 0; i < rules.size(); i++) {
            AppliedRule applied = rules.get(i);
            RetentionRule rule = applied.rule();
            RetentionDates own = rule.dates(facts);
            if (own == null) {
                return new RetentionDecision.Undetermined(
                        schedule, rule.missing(facts), weighed(rules.subList(0, i + 1)));
            }
            if (dates == null || !own.disposableFrom().isBefore(dates.disposableFrom())) {
                latest = applied;
                dates = own;
            }
            doubt = doubt == null ? rule.doubt() : doubt;
            disposition = disposition.stricter(rule.disposition());
        }
        if (dates == null) {
            throw new IllegalStateException("a chain has its own rule at least");
        }
        return decision(latest, rules.size() == 1 ? dates : dates.besides(besides(latest)), doubt, disposition, today);
    }

    private static RetentionDecision decision(
            AppliedRule latest, RetentionDates dates, @Nullable Text doubt, Disposition disposition, LocalDate today) {
        if (today.isBefore(dates.disposableFrom())) {
            return new RetentionDecision.KeepUntil(latest, dates);
        }
        if (doubt != null) {
            return new RetentionDecision.Review(latest, dates, doubt);
        }
        return switch (disposition) {
            case DESTROY -> new RetentionDecision.Due(latest, dates);
            case TRANSFER -> new RetentionDecision.DueForTransfer(latest, dates);
            case REVIEW -> new RetentionDecision.Review(latest, dates, Explanation.REVIEW_ASKED_FOR);
        };
    }

    /** The events that the other rules were found by and count from: without them nothing could be decided, or less. */
    private Map<EventKind, LocalDate> besides(AppliedRule deciding) {
        Map<EventKind, LocalDate> days = weighed(rules);
        days.keySet().removeAll(deciding.changeDays().keySet());
        days.keySet().removeAll(deciding.rule().countedDays(facts).keySet());
        return days;
    }

    private Map<EventKind, LocalDate> weighed(List<AppliedRule> those) {
        Map<EventKind, LocalDate> days = new EnumMap<>(EventKind.class);
        days.putAll(those.get(those.size() - 1).changeDays());
        those.forEach(applied -> days.putAll(applied.rule().countedDays(facts)));
        return days;
    }
}
