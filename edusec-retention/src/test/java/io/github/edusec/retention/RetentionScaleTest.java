package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A decision depends on its row alone: millions of rows give one result, however they are divided and shipped. */
class RetentionScaleTest {
    private static final int ROWS = 200_000;
    private static final int ALL_ROWS = 20_000_000;
    private static final int BATCH = 1_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Hold HOLD = new Hold("H-1", HoldGround.AUDIT, LocalDate.of(2020, 4, 1), null);
    private static final Hold ENDED =
            new Hold("H-2", HoldGround.APPEAL, LocalDate.of(2020, 4, 1), LocalDate.of(2022, 4, 1));
    private static final List<EventKind> KINDS = List.of(EventKind.values());
    private static final RetentionSchedule SCHEDULE = RetentionSchedule.builtIn("recommended-2026");

    /** What is counted; a year of 0 where there are no dates. */
    private record Key(String outcome, String rule, int fiscalYear) {}

    /** A row: a pure function of its number. */
    private record Row(RecordFacts facts, List<Hold> holds) {
        static Row of(int number) {
            long bits = mixed(number);
            RetentionRule rule =
                    SCHEDULE.rules().get(take(bits, SCHEDULE.rules().size()));
            Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
            List<EventKind> starts = rule.startEvents();
            bits = mixed(bits);
            if (!starts.isEmpty() && take(bits, 16) > 0) {
                events.put(starts.get(take(bits >>> 8, starts.size())), day(bits >>> 16));
            }
            for (int more = take(bits >>> 40, 3); more > 0; more--) {
                bits = mixed(bits);
                events.put(KINDS.get(take(bits, KINDS.size())), day(bits >>> 8));
            }
            List<Hold> holds = switch (take(bits >>> 50, 8)) {
                case 0 -> List.of(HOLD);
                case 1 -> List.of(ENDED);
                case 2 -> List.of(ENDED, HOLD);
                default -> List.of();
            };
            return new Row(new RecordFacts(rule.id(), events), holds);
        }

        private static LocalDate day(long bits) {
            return LocalDate.of(1985, 4, 1).plusDays(take(bits, 15_000));
        }

        private static int take(long bits, int bound) {
            return (int) ((bits & 0xFFFFFFL) % bound);
        }
    }

    /** Counts and a sum over all decisions, in which no order matters. */
    private static final class Tally {
        private final Map<Key, Long> counts = new HashMap<>();
        private long digest;

        void add(int number, RetentionDecision decision) {
            String rule = decision.appliedRule().map(RetentionRule::id).orElse("");
            LocalDate from =
                    decision.appliedDates().map(RetentionDates::disposableFrom).orElse(null);
            int year = from == null ? 0 : FiscalYear.of(from).year();
            counts.merge(new Key(decision.id(), rule, year), 1L, Long::sum);
            long facts = decision.facts().values().stream()
                    .mapToLong(LocalDate::toEpochDay)
                    .sum();
            long row = decision.id().hashCode() * 31L + rule.hashCode();
            digest += mixed(mixed(mixed(row) + (from == null ? 0 : from.toEpochDay()) + 1_000_003 * facts) + number);
        }

        void add(Tally other) {
            other.counts.forEach((key, count) -> counts.merge(key, count, Long::sum));
            digest += other.digest;
        }

        void isTheSameAs(Tally other) {
            assertThat(counts).isEqualTo(other.counts);
            assertThat(digest).isEqualTo(other.digest);
        }
    }

    @Test
    void theResultDoesNotDependOnThePartitioning() throws Exception {
        everyPartitioningGivesTheSame(ROWS);
    }

    /** Rows are made as they are decided, so that memory does not grow with them. */
    @Test
    @Tag("exhaustive")
    void theResultOfTwentyMillionRowsDoesNotDependOnThePartitioning() throws Exception {
        everyPartitioningGivesTheSame(ALL_ROWS);
    }

    @Test
    void rowsAndScheduleThatAreShippedGiveTheSame() throws IOException, ClassNotFoundException {
        Tally here = decided(SCHEDULE, 0, ROWS);
        RetentionSchedule schedule = (RetentionSchedule) RetentionLawsTest.copy(SCHEDULE);
        Tally there = new Tally();
        for (int first = 0; first < ROWS; first += BATCH) {
            List<RecordFacts> facts = new ArrayList<>();
            for (int i = first; i < first + BATCH; i++) {
                facts.add(Row.of(i).facts());
            }
            List<?> shipped = (List<?>) RetentionLawsTest.copy(facts);
            ArrayList<RetentionDecision> decisions = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                decisions.add(schedule.decide(
                        (RecordFacts) shipped.get(i), Row.of(first + i).holds(), TODAY));
            }
            List<?> returned = first % (20 * BATCH) == 0 ? (List<?>) RetentionLawsTest.copy(decisions) : decisions;
            for (int i = 0; i < BATCH; i++) {
                there.add(first + i, (RetentionDecision) returned.get(i));
            }
        }
        there.isTheSameAs(here);
    }

    private static void everyPartitioningGivesTheSame(int rows) throws InterruptedException, ExecutionException {
        Tally whole = partitioned(rows, 1);
        assertThat(whole.counts.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(rows);
        assertThat(whole.counts.keySet().stream().map(Key::outcome))
                .contains("due", "held", "keep-until", "keep-permanently", "review", "undetermined");
        for (int partitions : List.of(2, 7, 64)) {
            partitioned(rows, partitions).isTheSameAs(whole);
        }
    }

    private static Tally partitioned(int rows, int partitions) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(partitions, 8));
        try {
            List<Future<Tally>> parts = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                int from = (int) ((long) rows * i / partitions);
                int to = (int) ((long) rows * (i + 1) / partitions);
                parts.add(threads.submit(() -> decided(SCHEDULE, from, to)));
            }
            Tally all = new Tally();
            for (Future<Tally> part : parts) {
                all.add(part.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Tally decided(RetentionSchedule schedule, int from, int to) {
        Tally tally = new Tally();
        for (int i = from; i < to; i++) {
            Row row = Row.of(i);
            tally.add(i, schedule.decide(row.facts(), row.holds(), TODAY));
        }
        return tally;
    }

    /** SplitMix64: neighbouring numbers give unlike rows. */
    private static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
