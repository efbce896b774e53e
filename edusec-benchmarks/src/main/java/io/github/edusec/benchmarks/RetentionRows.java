package io.github.edusec.benchmarks;

import io.github.edusec.retention.DueCutoffs;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionRule;
import io.github.edusec.retention.RetentionSchedule;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up records of every kind of a schedule with one to three events each, a quarter of them under a hold that has ended or holds. */
final class RetentionRows {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    /** A power of two, so that a counter needs no division; few enough for the processor's caches. */
    static final int COUNT = 1 << 10;

    private static final List<EventKind> KINDS = List.of(EventKind.values());

    final RetentionSchedule schedule = RetentionSchedule.builtIn("recommended-2026");
    final RecordFacts[] facts = new RecordFacts[COUNT];
    final List<List<Hold>> holds;

    RetentionRows() {
        Random random = new Random(42);
        List<RetentionRule> rules = schedule.rules();
        for (int i = 0; i < COUNT; i++) {
            RetentionRule rule = rules.get(random.nextInt(rules.size()));
            Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
            List<EventKind> starts = rule.startEvents();
            if (!starts.isEmpty()) {
                events.put(starts.get(random.nextInt(starts.size())), day(random));
            }
            for (int more = random.nextInt(3); more > 0; more--) {
                events.put(KINDS.get(random.nextInt(KINDS.size())), day(random));
            }
            facts[i] = new RecordFacts(rule.id(), events);
        }
        holds = random.ints(COUNT, 0, 8)
                .mapToObj(number -> number > 1 ? List.<Hold>of() : List.of(hold(number == 0)))
                .toList();
    }

    /** The same kinds of records as columns: a rule's number and a day each. */
    static final class Columns {
        final int[] rules;
        final int[] days;

        Columns(int[] rules, int[] days) {
            this.rules = rules;
            this.days = days;
        }
    }

    /** Of rules that one day decides; one record in sixteen has no day. */
    Columns columns(DueCutoffs cutoffs, int count) {
        int[] numbers = IntStream.range(0, schedule.rules().size())
                .filter(rule -> cutoffs.outcome(rule, 0) != DueCutoffs.Outcome.BY_ROW)
                .toArray();
        Random random = new Random(7);
        int[] rules = new int[count];
        int[] days = new int[count];
        for (int i = 0; i < count; i++) {
            rules[i] = numbers[random.nextInt(numbers.length)];
            days[i] = random.nextInt(16) == 0
                    ? DueCutoffs.NO_DAY
                    : (int) day(random).toEpochDay();
        }
        return new Columns(rules, days);
    }

    /** What each rule's cutoff is, for the loop that does nothing but compare: the latest day that is due. */
    int[] bareCutoffs(DueCutoffs cutoffs) {
        return IntStream.range(0, schedule.rules().size())
                .map(rule -> IntStream.iterate((int) TODAY.toEpochDay(), day -> day > -40_000, day -> day - 1)
                        .filter(day -> cutoffs.outcome(rule, day) == DueCutoffs.Outcome.DUE)
                        .findFirst()
                        .orElse(Integer.MIN_VALUE))
                .toArray();
    }

    private static Hold hold(boolean holds) {
        return new Hold("H-1", HoldGround.AUDIT, LocalDate.of(2020, 4, 1), holds ? null : LocalDate.of(2022, 4, 1));
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(1990, 4, 1).plusDays(random.nextInt(13_000));
    }
}
