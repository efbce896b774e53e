package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.RetentionDecision.Due;
import io.github.edusec.retention.RetentionDecision.Held;
import io.github.edusec.retention.RetentionDecision.KeepPermanently;
import io.github.edusec.retention.RetentionDecision.KeepUntil;
import io.github.edusec.retention.RetentionDecision.Review;
import io.github.edusec.retention.RetentionDecision.Undetermined;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.time.api.Dates;

/** What holds of every schedule: those that come with the library, and those made for tests. */
class RetentionLawsTest {
    private static final List<RetentionSchedule> SCHEDULES = Schedules.all();

    /** A record under a schedule. */
    record Case(RetentionSchedule schedule, RecordFacts facts) {
        RetentionDecision decide(List<Hold> holds, LocalDate today) {
            return schedule.decide(facts, holds, today);
        }

        RetentionDecision decide(LocalDate today) {
            return decide(List.of(), today);
        }

        Case with(EventKind event, LocalDate day) {
            Map<EventKind, LocalDate> events = new HashMap<>(facts.events());
            events.put(event, day);
            return new Case(schedule, new RecordFacts(facts.kind(), events));
        }

        Case only(Map<EventKind, LocalDate> events) {
            return new Case(schedule, new RecordFacts(facts.kind(), events));
        }
    }

    @Property
    void neverDueBeforeEitherDate(@ForAll("cases") Case row, @ForAll("days") LocalDate today) {
        row.decide(today).appliedDates().ifPresent(dates -> {
            LocalDate rule = dates.ruleDisposableFrom();
            LocalDate statutory = dates.statutoryDisposableFrom();
            LocalDate later = statutory != null && statutory.isAfter(rule) ? statutory : rule;
            assertThat(row.decide(later.minusDays(1))).isInstanceOf(KeepUntil.class);
            assertThat(row.decide(later)).isNotInstanceOf(KeepUntil.class);
            assertThat(row.decide(today) instanceof KeepUntil).isEqualTo(today.isBefore(later));
        });
    }

    /** The years of each period are over by its own start rule, which may be a day before the event (出納整理期間). */
    @Property
    void neverDueLessThanTheYearsAfterTheStart(@ForAll("cases") Case row, @ForAll("days") LocalDate today) {
        if (row.decide(today) instanceof Due due) {
            RetentionRule rule = due.rule();
            assertThat(today)
                    .isAfterOrEqualTo(
                            endOfYears(rule.period(), rule.start(), due.dates().rule()));
            StatutoryMinimum statutory = rule.statutory();
            RetentionDates.Counted counted = due.dates().statute();
            assertThat(counted == null).isEqualTo(statutory == null);
            if (statutory != null && counted != null) {
                assertThat(today).isAfterOrEqualTo(endOfYears(statutory.period(), statutory.start(), counted));
            }
        }
    }

    private static LocalDate endOfYears(RetentionPeriod period, StartRule start, RetentionDates.Counted counted) {
        LocalDate first = start.firstDay(counted.eventDate());
        assertThat(first).isAfterOrEqualTo(counted.eventDate().minusDays(60));
        return period instanceof RetentionPeriod.Years years ? first.plusYears(years.count()) : first;
    }

    /** Of whatever kind the record was or has become. */
    @Property
    void neverDueByADoubtfulRule(@ForAll("cases") Case row, @ForAll("days") LocalDate today) {
        RetentionDecision decision = row.decide(today);
        List<RetentionRule> rules = new ArrayList<>();
        decision.appliedRule().ifPresent(rules::add);
        if (decision instanceof RetentionDecision.ByRule byRule) {
            byRule.applied().changes().forEach(change -> rules.add(change.from()));
        }
        if (decision instanceof Due) {
            assertThat(rules).allSatisfy(rule -> {
                assertThat(rule.doubt()).isNull();
                assertThat(rule.unverified()).isNull();
                assertThat(rule.disposition()).isEqualTo(Disposition.DESTROY);
            });
        }
        if (decision instanceof Review review && review.dates().besides().isEmpty()) {
            assertThat(rules)
                    .anySatisfy(rule -> assertThat(rule.doubt() != null || rule.disposition() == Disposition.REVIEW)
                            .isTrue());
        }
    }

    @Property
    void addingAHoldNeverMakesARecordDue(
            @ForAll("cases") Case row,
            @ForAll("holds") List<Hold> holds,
            @ForAll("hold") Hold more,
            @ForAll("days") LocalDate today) {
        RetentionDecision before = row.decide(holds, today);
        List<Hold> added = new ArrayList<>(holds);
        added.add(more);
        RetentionDecision after = row.decide(added, today);
        if (more.holdsOn(today)) {
            assertThat(after).isInstanceOf(Held.class);
        } else {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property
    void lengtheningAHoldNeverMakesARecordDue(
            @ForAll("cases") Case row,
            @ForAll("hold") Hold hold,
            @ForAll("days") LocalDate released,
            @ForAll("days") LocalDate today) {
        LocalDate end = hold.endsBefore();
        Hold longer = end != null
                ? hold.extended(end.plusDays(1 + Math.floorMod(released.toEpochDay(), 4_000)))
                : new Hold(hold.id(), hold.ground(), hold.placed(), null);
        if (row.decide(List.of(hold), today) instanceof Held) {
            assertThat(row.decide(List.of(longer), today)).isInstanceOf(Held.class);
        }
    }

    @Property
    void theOrderOfHoldsDoesNotMatterAndTheLatestEndDecides(
            @ForAll("cases") Case row, @ForAll("holds") List<Hold> holds, @ForAll("days") LocalDate today) {
        List<Hold> reversed = new ArrayList<>(holds);
        Collections.reverse(reversed);
        RetentionDecision decision = row.decide(holds, today);
        assertThat(row.decide(reversed, today)).isEqualTo(decision);
        if (decision instanceof Held held) {
            LocalDate end = held.by().endsBefore();
            assertThat(held.otherwise()).isEqualTo(row.decide(today));
            assertThat(held.facts()).isEqualTo(held.otherwise().facts());
            assertThat(holds).allSatisfy(hold -> {
                LocalDate other = hold.endsBefore();
                assertThat(end == null || (other != null && !other.isAfter(end)))
                        .isTrue();
            });
        }
    }

    @Property
    void onceDueAlwaysDue(@ForAll("cases") Case row, @ForAll("days") LocalDate one, @ForAll("days") LocalDate other) {
        LocalDate earlier = one.isBefore(other) ? one : other;
        LocalDate later = one.isBefore(other) ? other : one;
        RetentionDecision before = row.decide(earlier);
        RetentionDecision after = row.decide(later);
        if (!(before instanceof KeepUntil)) {
            assertThat(after).isEqualTo(before);
        }
        assertThat(after.appliedDates()).isEqualTo(before.appliedDates());
        assertThat(after.facts()).isEqualTo(before.facts());
    }

    /** An event that makes the record one of another kind may leave it undecided, and thereby kept. */
    @Property
    void aLaterEventNeverMakesARecordDisposableEarlier(
            @ForAll("cases") Case row,
            @ForAll EventKind event,
            @ForAll("days") LocalDate day,
            @ForAll("days") LocalDate today) {
        LocalDate had = row.facts().events().get(event);
        RetentionDecision before = row.decide(today);
        RetentionDecision after =
                row.with(event, had != null && had.isAfter(day) ? had : day).decide(today);
        if (before.appliedDates().isPresent() && !(after instanceof KeepPermanently)) {
            if (after instanceof Undetermined) {
                assertThat(had).isNull();
                assertThat(after.facts()).containsKey(event);
            } else {
                assertThat(after.appliedDates().orElseThrow().disposableFrom())
                        .isAfterOrEqualTo(before.appliedDates().orElseThrow().disposableFrom());
            }
        }
        if (before instanceof KeepPermanently && had != null) {
            assertThat(after.id()).isEqualTo(before.id());
        }
    }

    /** What a kind demanded at its end is not taken back by what the record becomes. */
    @Property
    void aFurtherEventNeverMakesARecordDueThatIsToBeReviewedOrArchived(
            @ForAll("cases") Case row, @ForAll("days") LocalDate day) {
        RetentionDecision before = row.decide(SupportedDays.LAST);
        if (before instanceof Review || before instanceof RetentionDecision.DueForTransfer) {
            assertThat(EventKind.values())
                    .allSatisfy(event -> assertThat(row.with(event, day).decide(SupportedDays.LAST))
                            .isNotInstanceOf(Due.class));
        }
    }

    @Property
    void longerYearsNeverMakeARecordDueEarlier(
            @ForAll("cases") Case row, @ForAll("years") int more, @ForAll("days") LocalDate today) {
        RetentionDecision before = row.decide(today);
        RetentionDecision after = new Case(Schedules.longer(row.schedule(), more), row.facts()).decide(today);
        assertThat(after.appliedDates().isPresent())
                .isEqualTo(before.appliedDates().isPresent());
        before.appliedDates()
                .ifPresent(
                        dates -> assertThat(after.appliedDates().orElseThrow().disposableFrom())
                                .isAfterOrEqualTo(dates.disposableFrom()));
        if (before instanceof KeepUntil || before instanceof KeepPermanently || before instanceof Undetermined) {
            assertThat(after.id()).isEqualTo(before.id());
        }
    }

    @Property
    void noFactButThoseNamedDecides(
            @ForAll("cases") Case row, @ForAll("days") LocalDate day, @ForAll("days") LocalDate today) {
        RetentionDecision decision = row.decide(today);
        Map<EventKind, LocalDate> named = decision.facts();
        assertThat(row.facts().events()).containsAllEntriesOf(named);
        assertThat(row.only(named).decide(today)).isEqualTo(decision);
        LocalDate first = named.values().stream().min(LocalDate::compareTo).orElse(day);
        for (EventKind other : row.facts().events().keySet()) {
            if (!named.containsKey(other)) {
                LocalDate moved = day.isBefore(first) ? day : first.minusDays(1);
                assertThat(row.with(other, moved).decide(today)).isEqualTo(decision);
            }
        }
    }

    @Property
    void everyFactNamedMatters(@ForAll("cases") Case row, @ForAll("days") LocalDate today) {
        RetentionDecision decision = row.decide(today);
        decision.facts().forEach((event, day) -> {
            Map<EventKind, LocalDate> without = new HashMap<>(row.facts().events());
            without.remove(event);
            assertThat(row.only(without).decide(today)).isNotEqualTo(decision);
            RetentionDecision moved = row.with(event, SupportedDays.LAST).decide(today);
            assertThat(moved).isNotEqualTo(decision);
            if (!Schedules.changes(row.schedule(), event)) {
                decision.appliedDates()
                        .ifPresent(dates -> assertThat(
                                        moved.appliedDates().orElseThrow().disposableFrom())
                                .isAfter(dates.disposableFrom()));
            }
        });
    }

    @Property
    void everyFactNamedStandsInTheSentences(@ForAll("cases") Case row, @ForAll("days") LocalDate today) {
        RetentionDecision decision = row.decide(today);
        Text said = decision.explanation();
        decision.facts().forEach((event, day) -> {
            assertThat(said.ja()).contains(event.label().ja()).contains("（" + day + "）");
            assertThat(said.en()).contains(event.label().en() + " on " + day);
        });
    }

    @Property
    void everythingSurvivesSerialization(
            @ForAll("cases") Case row, @ForAll("holds") List<Hold> holds, @ForAll("days") LocalDate today)
            throws IOException, ClassNotFoundException {
        RetentionDecision decision = row.decide(holds, today);
        assertThat(copy(decision)).isEqualTo(decision);
        assertThat(((RetentionDecision) copy(decision)).explanation()).isEqualTo(decision.explanation());
        assertThat(copy(row.facts())).isEqualTo(row.facts());
        assertThat(copy(new ArrayList<>(holds))).isEqualTo(holds);
    }

    @Property(tries = 50)
    void aSerializedScheduleDecidesTheSame(@ForAll("cases") Case row, @ForAll("days") LocalDate today)
            throws IOException, ClassNotFoundException {
        RetentionSchedule schedule = row.schedule();
        AdoptedSchedule adopted =
                new AdoptedSchedule(schedule, new Adoption("教育委員会", LocalDate.of(2026, 4, 1), "8教第1号"));
        AdoptedSchedule copied = (AdoptedSchedule) copy(adopted);
        assertThat(copied.adoption()).isEqualTo(adopted.adoption());
        assertThat(copied.schedule().rules()).isEqualTo(schedule.rules());
        assertThat(copied.schedule().source()).isEqualTo(schedule.source());
        assertThat(copied.schedule().decide(row.facts(), List.of(), today)).isEqualTo(row.decide(today));
    }

    @Property
    void anyKindGetsADecisionAndTwoSentences(
            @ForAll("schedules") RetentionSchedule schedule, @ForAll String kind, @ForAll("days") LocalDate today) {
        Text said = schedule.decide(new RecordFacts(kind, Map.of()), List.of(), today)
                .explanation();
        assertThat(said.ja()).contains(schedule.toString());
        assertThat(said.en()).contains(schedule.toString());
    }

    @Property
    void theYearsOfAPeriodAreWholeYearsByTheCalendar(@ForAll("days") LocalDate first, @ForAll("years") int count) {
        LocalDate end = new RetentionPeriod.Years(count).endsBefore(first).orElseThrow();
        assertThat(ChronoUnit.YEARS.between(first, end)).isEqualTo(count);
        assertThat(ChronoUnit.DAYS.between(first.plusYears(count), end)).isBetween(0L, 1L);
        assertThat(RetentionPeriod.parse("P" + count + "Y")).isEqualTo(new RetentionPeriod.Years(count));
    }

    @Provide
    Arbitrary<Integer> years() {
        return Arbitraries.integers().between(1, 200);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        Arbitrary<LocalDate> any = Dates.dates().between(LocalDate.of(1990, 1, 1), LocalDate.of(2060, 12, 31));
        Arbitrary<LocalDate> edges = Combinators.combine(
                        Arbitraries.integers().between(1990, 2060),
                        Arbitraries.of("-02-28", "-03-01", "-03-31", "-04-01", "-01-01", "-12-31"))
                .as((year, day) -> LocalDate.parse(year + day));
        return Arbitraries.oneOf(any, edges);
    }

    @Provide
    Arbitrary<RetentionSchedule> schedules() {
        return Arbitraries.of(SCHEDULES);
    }

    /** Mostly the events that can count for the kind, so that something can be decided. */
    @Provide
    Arbitrary<Case> cases() {
        return schedules()
                .flatMap(schedule -> Arbitraries.of(schedule.rules()).flatMap(rule -> {
                    Set<EventKind> counting = Schedules.events(schedule, rule);
                    Arbitrary<EventKind> any = Arbitraries.of(EventKind.class);
                    Arbitrary<EventKind> event = counting.isEmpty()
                            ? any
                            : Arbitraries.oneOf(Arbitraries.of(counting), Arbitraries.of(counting), any);
                    Arbitrary<String> kind = Arbitraries.frequency(
                            Tuple.of(8, rule.id()), Tuple.of(1, rule.name()), Tuple.of(1, "指導要録"), Tuple.of(1, "通知表"));
                    return Combinators.combine(
                                    kind, Arbitraries.maps(event, days()).ofMaxSize(6))
                            .as((name, events) -> new Case(schedule, new RecordFacts(name, events)));
                }));
    }

    @Provide
    Arbitrary<List<Hold>> holds() {
        return hold().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Hold> hold() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 999),
                        Arbitraries.of(HoldGround.class),
                        days(),
                        Arbitraries.integers().between(0, 5_000).injectNull(0.3))
                .as((id, ground, placed, length) ->
                        new Hold("H" + id, ground, placed, length == null ? null : placed.plusDays(length)));
    }

    static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
