package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.RetentionDecision.Due;
import io.github.edusec.retention.RetentionDecision.Held;
import io.github.edusec.retention.RetentionDecision.KeepPermanently;
import io.github.edusec.retention.RetentionDecision.KeepUntil;
import io.github.edusec.retention.RetentionDecision.Review;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;

class RetentionLawsTest {
    private static final RetentionSchedule SCHEDULE = RetentionSchedule.builtIn("joetsu-2006");

    @Property
    void neverDueBeforeEitherDate(@ForAll("records") RecordFacts facts, @ForAll("days") LocalDate today) {
        RetentionDecision decision = SCHEDULE.decide(facts, List.of(), today);
        if (decision instanceof Due due) {
            assertThat(due.dates().ruleDisposableFrom()).isBeforeOrEqualTo(today);
            assertThat(due.since()).isBeforeOrEqualTo(today);
            LocalDate statutory = due.dates().statutoryDisposableFrom();
            if (statutory != null) {
                assertThat(statutory).isBeforeOrEqualTo(today);
            }
        }
    }

    @Property
    void neverDueLessThanTheRulesYearsAfterTheEvent(
            @ForAll("records") RecordFacts facts, @ForAll("days") LocalDate today) {
        if (SCHEDULE.decide(facts, List.of(), today) instanceof Due due
                && due.rule().period() instanceof RetentionPeriod.Years years) {
            assertThat(today).isAfter(due.dates().eventDate().plusYears(years.count()));
        }
    }

    @Property
    void neverDueByADoubtfulRule(@ForAll("records") RecordFacts facts, @ForAll("days") LocalDate today) {
        RetentionDecision decision = SCHEDULE.decide(facts, List.of(), today);
        boolean doubtful =
                decision.appliedRule().filter(rule -> rule.doubt() != null).isPresent();
        assertThat(decision instanceof Due && doubtful).isFalse();
        assertThat(decision instanceof Review && !doubtful).isFalse();
    }

    @Property
    void addingAHoldNeverMakesARecordDue(
            @ForAll("records") RecordFacts facts,
            @ForAll("holds") List<Hold> holds,
            @ForAll("hold") Hold more,
            @ForAll("days") LocalDate today) {
        RetentionDecision before = SCHEDULE.decide(facts, holds, today);
        List<Hold> added = new ArrayList<>(holds);
        added.add(more);
        RetentionDecision after = SCHEDULE.decide(facts, added, today);
        if (more.holdsOn(today)) {
            assertThat(after).isInstanceOf(Held.class);
        } else {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property
    void theOrderOfHoldsDoesNotMatterAndTheLatestEndDecides(
            @ForAll("records") RecordFacts facts, @ForAll("holds") List<Hold> holds, @ForAll("days") LocalDate today) {
        List<Hold> reversed = new ArrayList<>(holds);
        Collections.reverse(reversed);
        RetentionDecision decision = SCHEDULE.decide(facts, holds, today);
        assertThat(SCHEDULE.decide(facts, reversed, today)).isEqualTo(decision);
        if (decision instanceof Held held) {
            LocalDate end = held.by().endsBefore();
            assertThat(held.otherwise()).isNotInstanceOf(Held.class);
            assertThat(holds).allSatisfy(hold -> {
                LocalDate other = hold.endsBefore();
                assertThat(end == null || (other != null && !other.isAfter(end)))
                        .isTrue();
            });
        }
    }

    @Property
    void onceDueAlwaysDue(
            @ForAll("records") RecordFacts facts, @ForAll("days") LocalDate one, @ForAll("days") LocalDate other) {
        LocalDate earlier = one.isBefore(other) ? one : other;
        LocalDate later = one.isBefore(other) ? other : one;
        RetentionDecision before = SCHEDULE.decide(facts, List.of(), earlier);
        RetentionDecision after = SCHEDULE.decide(facts, List.of(), later);
        if (!(before instanceof KeepUntil)) {
            assertThat(after).isEqualTo(before);
        }
        assertThat(after.appliedDates()).isEqualTo(before.appliedDates());
    }

    @Property
    void aLaterEventNeverMakesARecordDisposableEarlier(
            @ForAll("records") RecordFacts facts,
            @ForAll EventKind event,
            @ForAll("days") LocalDate day,
            @ForAll("days") LocalDate today) {
        Map<EventKind, LocalDate> more = new HashMap<>(facts.events());
        more.merge(event, day, (a, b) -> a.isAfter(b) ? a : b);
        RetentionDecision before = SCHEDULE.decide(facts, List.of(), today);
        RetentionDecision after = SCHEDULE.decide(new RecordFacts(facts.kind(), more), List.of(), today);
        if (!(after instanceof KeepPermanently)) {
            before.appliedDates()
                    .ifPresent(dates -> assertThat(
                                    after.appliedDates().orElseThrow().disposableFrom())
                            .isAfterOrEqualTo(dates.disposableFrom()));
        }
    }

    @Property
    void onlyTheDecidingEventCounts(@ForAll("records") RecordFacts facts, @ForAll("days") LocalDate today) {
        RetentionDecision decision = SCHEDULE.decide(facts, List.of(), today);
        decision.appliedDates().ifPresent(dates -> {
            RecordFacts alone = new RecordFacts(facts.kind(), Map.of(dates.event(), dates.eventDate()));
            assertThat(SCHEDULE.decide(alone, List.of(), today)).isEqualTo(decision);
        });
    }

    @Property
    void everythingSurvivesSerialization(
            @ForAll("records") RecordFacts facts, @ForAll("holds") List<Hold> holds, @ForAll("days") LocalDate today)
            throws IOException, ClassNotFoundException {
        RetentionDecision decision = SCHEDULE.decide(facts, holds, today);
        assertThat(copy(decision)).isEqualTo(decision);
        assertThat(((RetentionDecision) copy(decision)).explanation()).isEqualTo(decision.explanation());
        assertThat(copy(facts)).isEqualTo(facts);
        assertThat(copy(new ArrayList<>(holds))).isEqualTo(holds);
    }

    @Property(tries = 20)
    void aSerializedScheduleDecidesTheSame(@ForAll("records") RecordFacts facts, @ForAll("days") LocalDate today)
            throws IOException, ClassNotFoundException {
        AdoptedSchedule adopted =
                new AdoptedSchedule(SCHEDULE, new Adoption("教育委員会", LocalDate.of(2026, 4, 1), "8教第1号"));
        AdoptedSchedule copied = (AdoptedSchedule) copy(adopted);
        assertThat(copied.adoption()).isEqualTo(adopted.adoption());
        assertThat(copied.schedule().rules()).isEqualTo(SCHEDULE.rules());
        assertThat(copied.schedule().source()).isEqualTo(SCHEDULE.source());
        assertThat(copied.schedule().decide(facts, List.of(), today))
                .isEqualTo(SCHEDULE.decide(facts, List.of(), today));
    }

    @Property
    void anyKindGetsADecisionAndTwoSentences(@ForAll String kind, @ForAll("days") LocalDate today) {
        Text said = SCHEDULE.decide(new RecordFacts(kind, Map.of()), List.of(), today)
                .explanation();
        assertThat(said.ja()).contains("joetsu-2006 1");
        assertThat(said.en()).contains("joetsu-2006 1");
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
    Arbitrary<RecordFacts> records() {
        Arbitrary<String> kinds = Arbitraries.of(SCHEDULE.rules()).map(RetentionRule::id);
        return Combinators.combine(
                        Arbitraries.oneOf(kinds, Arbitraries.of("指導要録", "出席簿", "指導要録(学籍)", "通知表")),
                        Arbitraries.maps(Arbitraries.of(EventKind.class), days())
                                .ofMaxSize(6))
                .as(RecordFacts::new);
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

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
