package io.github.edusec.retention;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The schedules that laws are held against: all that come with the library, and those made for tests. */
final class Schedules {
    private Schedules() {}

    static List<RetentionSchedule> all() {
        List<RetentionSchedule> all = new ArrayList<>();
        RetentionSchedule.builtInIds().forEach(id -> all.add(RetentionSchedule.builtIn(id)));
        all.add(kit("rule-kit.json"));
        all.add(kit("change-kit.json"));
        return all;
    }

    static RetentionSchedule kit(String file) {
        try {
            Path path = Path.of(
                    Objects.requireNonNull(Schedules.class.getResource(file)).toURI());
            return RetentionSchedule.read(path, Limits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events that can count for a record of this kind, those of the kinds that it may become included. */
    static Set<EventKind> events(RetentionSchedule schedule, RetentionRule own) {
        Set<EventKind> events = EnumSet.noneOf(EventKind.class);
        Set<RetentionRule> rules = reachable(schedule, own);
        for (RetentionRule rule : rules) {
            events.addAll(rule.startEvents());
            StatutoryMinimum statutory = rule.statutory();
            if (statutory != null) {
                events.addAll(statutory.events());
            }
            rule.changes().forEach(change -> events.add(change.event()));
        }
        return events;
    }

    static boolean changes(RetentionSchedule schedule, EventKind event) {
        return schedule.rules().stream()
                .flatMap(rule -> rule.changes().stream())
                .anyMatch(change -> change.event() == event);
    }

    /** The same schedule with more years wherever it counts years. */
    static RetentionSchedule longer(RetentionSchedule schedule, int years) {
        return new RetentionSchedule(
                schedule.schedule(),
                schedule.content(),
                schedule.source(),
                schedule.rules().stream().map(rule -> longer(rule, years)).toList());
    }

    private static RetentionRule longer(RetentionRule rule, int years) {
        StatutoryMinimum statutory = rule.statutory();
        return new RetentionRule(
                rule.id(),
                rule.names(),
                rule.description(),
                longer(rule.period(), years),
                rule.start(),
                rule.startEvents(),
                rule.startAssumed(),
                statutory == null
                        ? null
                        : new StatutoryMinimum(
                                longer(statutory.period(), years),
                                statutory.start(),
                                statutory.startAssumed(),
                                statutory.events(),
                                statutory.clause()),
                rule.disposition(),
                rule.changes(),
                rule.source(),
                rule.confidence(),
                rule.unverified(),
                rule.doubt(),
                rule.note());
    }

    private static RetentionPeriod longer(RetentionPeriod period, int years) {
        return period instanceof RetentionPeriod.Years had
                ? new RetentionPeriod.Years(Math.min(200, had.count() + years))
                : period;
    }

    private static Set<RetentionRule> reachable(RetentionSchedule schedule, RetentionRule own) {
        Set<RetentionRule> found = new HashSet<>();
        List<RetentionRule> open = new ArrayList<>(List.of(own));
        while (!open.isEmpty()) {
            RetentionRule rule = open.remove(0);
            if (found.add(rule)) {
                Set<String> next = new HashSet<>();
                rule.changes().forEach(change -> next.add(change.rule()));
                schedule.rules().stream()
                        .filter(each -> next.contains(each.id()))
                        .forEach(open::add);
            }
        }
        return found;
    }
}
