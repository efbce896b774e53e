package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.retention.DueCutoffs.Outcome;
import io.github.edusec.retention.RetentionLawsTest.Case;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Decisions over columns are those that are made one by one. */
class DueCutoffsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final int FIRST = (int) SupportedDays.FIRST.toEpochDay();
    private static final int LAST = (int) SupportedDays.LAST.toEpochDay();

    @Property
    void aDayDecidesWhatTheFactsDecideOrSaysThatItCannot(@ForAll("cases") Case row, @ForAll("days") LocalDate today) {
        DueCutoffs cutoffs = row.schedule().cutoffs(today);
        RetentionDecision decision = row.decide(today);
        assertThat(cutoffs.number(row.facts().kind()).isPresent())
                .isEqualTo(decision.appliedRule().isPresent());
        cutoffs.number(row.facts().kind()).ifPresent(number -> {
            Outcome outcome = cutoffs.outcome(number, cutoffs.day(number, row.facts()));
            assertThat(outcome.id()).isIn(decision.id(), Outcome.BY_ROW.id());
            assertThat(outcome == Outcome.BY_ROW)
                    .isEqualTo(needsMoreThanOneDay(row.schedule().rules().get(number)));
        });
    }

    private static boolean needsMoreThanOneDay(RetentionRule rule) {
        StatutoryMinimum statutory = rule.statutory();
        boolean other = statutory != null
                && !statutory.events().isEmpty()
                && !(statutory.events().containsAll(rule.startEvents())
                        && rule.startEvents().containsAll(statutory.events()));
        return rule.unverified() == null
                && (!rule.changes().isEmpty() || (other && !(rule.period() instanceof RetentionPeriod.Permanent)));
    }

    /** The day on which each rule turns, and those beside it. */
    @Example
    void theLastDayThatIsOverIsExact() {
        for (RetentionSchedule schedule : Schedules.all()) {
            DueCutoffs cutoffs = schedule.cutoffs(TODAY);
            for (int rule = 0; rule < schedule.rules().size(); rule++) {
                RetentionRule each = schedule.rules().get(rule);
                if (cutoffs.outcome(rule, FIRST) == Outcome.BY_ROW
                        || each.startEvents().isEmpty()) {
                    continue;
                }
                int turn = turn(cutoffs, rule);
                for (int day : List.of(FIRST, turn - 2, turn - 1, turn, turn + 1, LAST)) {
                    RecordFacts facts =
                            new RecordFacts(each.id(), Map.of(each.startEvents().get(0), LocalDate.ofEpochDay(day)));
                    assertThat(cutoffs.outcome(rule, day).id())
                            .as(each.id() + " " + LocalDate.ofEpochDay(day))
                            .isEqualTo(schedule.decide(facts, List.of(), TODAY).id());
                }
            }
        }
    }

    private static int turn(DueCutoffs cutoffs, int rule) {
        int day = (int) TODAY.toEpochDay() + 1_000;
        while (day > FIRST + 2 && cutoffs.outcome(rule, day) == cutoffs.outcome(rule, LAST)) {
            day--;
        }
        return day;
    }

    @Property(tries = 200)
    void columnsAreDecidedAsEachRowIs(
            @ForAll("rows") List<Case> rows,
            @ForAll("days") LocalDate today,
            @ForAll("schedules") RetentionSchedule schedule) {
        DueCutoffs cutoffs = schedule.cutoffs(today);
        List<int[]> columns = new ArrayList<>();
        for (Case row : rows) {
            int rule = Math.floorMod(row.facts().hashCode(), schedule.rules().size());
            columns.add(new int[] {rule, cutoffs.day(rule, row.facts())});
        }
        int[] rules = columns.stream().mapToInt(each -> each[0]).toArray();
        int[] days = columns.stream().mapToInt(each -> each[1]).toArray();
        byte[] outcomes = new byte[rules.length];
        cutoffs.outcomes(rules, days, outcomes);
        List<Outcome> one = IntStream.range(0, rules.length)
                .mapToObj(i -> cutoffs.outcome(rules[i], days[i]))
                .toList();
        assertThat(IntStream.range(0, rules.length)
                        .mapToObj(i -> Outcome.of(outcomes[i]))
                        .toList())
                .isEqualTo(one);
        assertThat(cutoffs.count(rules, days))
                .isEqualTo(new DueCutoffs.Count(
                        (int) one.stream().filter(each -> each == Outcome.DUE).count(), (int) one.stream()
                                .filter(each -> each == Outcome.BY_ROW)
                                .count()));
    }

    @Example
    void aDayThatNoRecordCanHaveIsNone() {
        RetentionSchedule schedule = Schedules.kit("rule-kit.json");
        DueCutoffs cutoffs = schedule.cutoffs(TODAY);
        int rule = cutoffs.number("same-day").orElseThrow();
        int changing = cutoffs.number("resume").orElseThrow();
        assertThat(cutoffs.outcome(rule, FIRST)).isEqualTo(Outcome.DUE);
        int[] none = {FIRST - 1, LAST + 1, Integer.MIN_VALUE, DueCutoffs.NO_DAY, Integer.MIN_VALUE + FIRST};
        for (int day : none) {
            assertThat(cutoffs.outcome(rule, day)).isEqualTo(Outcome.UNDETERMINED);
            assertThat(cutoffs.outcome(changing, day)).isEqualTo(Outcome.BY_ROW);
            assertThat(cutoffs.count(new int[] {rule, changing, rule}, new int[] {day, day, FIRST}))
                    .isEqualTo(new DueCutoffs.Count(1, 1));
        }
    }

    @Example
    void columnsThatDoNotFitAreRefused() {
        DueCutoffs cutoffs = RetentionSchedule.builtIn("joetsu-2006").cutoffs(TODAY);
        assertThatThrownBy(() -> cutoffs.count(new int[2], new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days: found 1 rows, allowed: 2, as many as rules");
        assertThatThrownBy(() -> cutoffs.outcomes(new int[2], new int[2], new byte[3]))
                .hasMessage("outcomes: found 3 rows, allowed: 2, as many as rules");
        assertThatThrownBy(() -> cutoffs.count(new int[] {55}, new int[1]))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> cutoffs.outcome(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Outcome.of((byte) 7)).hasMessage("outcome: found 7, allowed: 0 to 6");
        assertThat(cutoffs.number("指導要録")).isEmpty();
    }

    @Example
    void aCopyDecidesTheSame() throws IOException, ClassNotFoundException {
        RetentionSchedule schedule = Schedules.kit("change-kit.json");
        DueCutoffs cutoffs = schedule.cutoffs(TODAY);
        DueCutoffs copy = (DueCutoffs) RetentionLawsTest.copy(cutoffs);
        assertThat(copy.today()).isEqualTo(TODAY);
        assertThat(copy.schedule()).isEqualTo(schedule.schedule());
        int rule = cutoffs.number("former-file").orElseThrow();
        int archived = cutoffs.number("archived-file").orElseThrow();
        for (int day = FIRST; day <= LAST; day += 500) {
            assertThat(copy.outcome(rule, day)).isEqualTo(cutoffs.outcome(rule, day));
            assertThat(copy.outcome(archived, day)).isEqualTo(cutoffs.outcome(archived, day));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return new RetentionLawsTest().cases();
    }

    @Provide
    Arbitrary<List<Case>> rows() {
        return cases().list().ofMaxSize(50);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return new RetentionLawsTest().days();
    }

    @Provide
    Arbitrary<RetentionSchedule> schedules() {
        return new RetentionLawsTest().schedules();
    }
}
