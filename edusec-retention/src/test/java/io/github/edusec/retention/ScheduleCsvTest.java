package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleCsvTest {
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String HEAD = "edusec-retention-schedule/1,city,1,規則\r\n";

    /** A file of format 1 as it was published; every later build must read it alike. */
    @Test
    void theGoldenFileOfFormat1IsReadAndWrittenAlike() throws IOException {
        RetentionSchedule json = parse(resource("rule-kit.json"));
        RetentionSchedule csv = parse(resource("golden-schedule-1.csv"));
        assertSame(csv, json);
        assertThat(csv.toJson()).isEqualTo(json.toJson());
        assertThat(new String(json.toCsv(), StandardCharsets.UTF_8))
                .isEqualTo(new String(resource("golden-schedule-1.csv"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void builtInSchedulesSurvive(String id) throws IOException {
        RetentionSchedule schedule = RetentionSchedule.builtIn(id);
        RetentionSchedule csv = parse(schedule.toCsv());
        assertSame(csv, schedule);
        assertThat(parse(csv.content())).isEqualTo(csv);
    }

    static List<String> builtIns() {
        return RetentionSchedule.builtInIds();
    }

    @Property(tries = 200)
    void everyScheduleSurvivesJsonCsvJson(@ForAll("schedules") RawSchedule raw) throws IOException {
        RetentionSchedule schedule = parse(ScheduleJsonWriter.bytes("city", raw.version(), raw.source(), raw.rules()));
        assertThat(schedule.rules()).isEqualTo(raw.rules());
        RetentionSchedule csv = parse(schedule.toCsv());
        assertSame(csv, schedule);
        assertSame(parse(csv.toJson()), schedule);
        String text = new String(schedule.toCsv(), StandardCharsets.UTF_8).substring(1);
        assertSame(parse(text.getBytes(StandardCharsets.UTF_8)), schedule);
        if (new String(text.getBytes(CP932), CP932).equals(text)) {
            assertSame(parse(text.getBytes(CP932)), schedule);
        }
    }

    @Test
    void mistakesAreProblemsWithPlaceFoundAndAllowed() {
        String text = """
                edusec-retention-schedule/1,our city,,規則
                規則ID,名称,保存期間,起算日,起算事由,起算の推定,法定期間,法令の条項,種別の変更,根拠,確度,note.ja,note.en
                a,甲票,P3M,next-monday,received,maybe,,,,x,,,
                a,甲 票|・,P3Y,day-after-event,birthday,,permanent,x,,x,low,注,
                b,乙票,P5Y,,,,P300Y,,separation,,sure,,
                """;
        assertThat(problems(text))
                .extracting(problem -> problem.where() + ": " + problem.what() + ", " + problem.found())
                .containsExactly(
                        "line 1, column 2: not an id, our city",
                        "line 1, column 3: the schedule's version is missing, nothing",
                        "line 3, column 3 (保存期間): no such period, P3M",
                        "line 3, column 4 (起算日): no such start rule, next-monday",
                        "line 3, column 6 (起算の推定): wrong kind of value, maybe",
                        "line 4, column 1 (規則ID): stands twice in this schedule, a",
                        "line 4, column 2 (名称): stands twice in this schedule, 甲 票",
                        "line 4, column 2 (名称): a name without letters, ・",
                        "line 4, column 5 (起算事由): no such event, birthday",
                        "line 4, column 7 (法定期間): a minimum that never ends, permanent",
                        "line 4, column 13 (note.en): the cell is empty, nothing",
                        "line 5, column 4 (起算日): the cells are empty, nothing",
                        "line 5, column 7 (法定期間): no such period, P300Y",
                        "line 5, column 8 (法令の条項): the cell is empty, nothing",
                        "line 5, column 9 (種別の変更): not a change of kind, separation",
                        "line 5, column 10 (根拠): the cell is empty, nothing",
                        "line 5, column 11 (確度): no such value, sure");
        assertThat(problems(text))
                .allSatisfy(problem -> assertThat(problem.allowed()).isNotBlank());
    }

    @Test
    void columnsAreReadByEitherNameInAnyOrder() throws IOException {
        String japanese = HEAD + "根拠,保存期間,規則ID,名称\r\nx,permanent,a,甲\r\n";
        String english = HEAD + "id,names,period,source\r\na,甲,permanent,x\r\n";
        assertSame(parse(japanese.getBytes(StandardCharsets.UTF_8)), parse(english.getBytes(CP932)));
        assertThat(problems(HEAD + "id,規則ID,names,period,source\r\na,a,甲,permanent,x\r\n"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).startsWith("line 3, column 1 (id): the column stands twice"));
        assertThat(problems(HEAD + "規則ID,名称\r\na,甲\r\nb,乙\r\n"))
                .extracting(Problem::what, Problem::found)
                .containsExactly(tuple("a column is missing", "no 保存期間"), tuple("a column is missing", "no 根拠"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "edusec-retention-schedule/2,a,1,s\n",
                "edusec-retention-schedule/1;a;1;s\n",
                "edusec-retention-schedule/1,a,1,s\n",
                HEAD + "id,names,period,source\n",
                HEAD + "id,names,period,source,rulez\na,甲,permanent,x,y\n",
                HEAD + "id,names,period,source\na,\"甲\n乙\",permanent,x\n",
                HEAD + "id,names,period,source\na,甲,permanent,x,y\n",
                HEAD + "id,names,period,source,changes\na,甲,permanent,x,separation>a>b\n",
                HEAD + "id,names,period,source,changes\na,甲,permanent,x,separation>none\n",
                HEAD + "id,names,period,source,changes\na,甲,permanent,x,separation>\n",
                HEAD + "id,names,period,source,changes\na,甲,permanent,x,separation>b|離職>b\nb,乙,permanent,x,\n",
                HEAD + "id,names,period,source,confidence\na,甲,permanent,x,low\n"
            })
    void whatIsNoScheduleIsOneProblem(String text) {
        assertThat(problems(text)).hasSize(1);
    }

    @Test
    void aFormulaIsWrittenAsText() throws IOException {
        RetentionSchedule schedule =
                parse((HEAD + "id,names,period,source\r\na,甲,permanent,'=1+1\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(schedule.rules().get(0).source()).isEqualTo("=1+1");
        assertThat(new String(schedule.toCsv(), StandardCharsets.UTF_8)).contains(",'=1+1,");
    }

    record RawSchedule(String version, String source, List<RetentionRule> rules) {}

    @Provide
    Arbitrary<RawSchedule> schedules() {
        Arbitrary<RetentionRule> rule = rules();
        return Combinators.combine(texts(), texts(), rule.list().ofMinSize(1).ofMaxSize(4))
                .as((version, source, rules) -> {
                    List<RetentionRule> numbered = new ArrayList<>();
                    for (int i = 0; i < rules.size(); i++) {
                        // The last rule is where all changes lead.
                        boolean last = i == rules.size() - 1;
                        String end = "r" + (rules.size() - 1);
                        RetentionRule each = rules.get(i);
                        numbered.add(new RetentionRule(
                                "r" + i,
                                List.of(each.name() + "甲" + i, "=乙" + i),
                                each.description(),
                                each.period(),
                                each.start(),
                                each.startEvents(),
                                each.startAssumed(),
                                each.statutory(),
                                each.disposition(),
                                last
                                        ? List.of()
                                        : each.startEvents().stream()
                                                .map(event -> new RetentionRule.Change(event, end))
                                                .toList(),
                                each.source(),
                                each.unverified() == null && each.confidence() == Confidence.LOW
                                        ? Confidence.HIGH
                                        : each.confidence(),
                                each.unverified(),
                                each.doubt(),
                                each.note()));
                    }
                    return new RawSchedule(version, source, numbered);
                });
    }

    private static Arbitrary<RetentionRule> rules() {
        Arbitrary<List<EventKind>> events =
                Arbitraries.of(EventKind.class).set().ofMinSize(1).ofMaxSize(3).map(List::copyOf);
        Arbitrary<StartRule> starts = Arbitraries.of("day-after-event", "event-day", "next-year-on-01-11")
                .map(StartRule::parse);
        Arbitrary<RetentionPeriod> periods =
                Arbitraries.of("P1Y", "P200Y", "under-1-year", "until-event").map(RetentionPeriod::parse);
        Arbitrary<StatutoryMinimum> minimum = Combinators.combine(
                        periods, starts, events, texts(), Arbitraries.of(true, false))
                .as((period, start, of, clause, assumed) ->
                        new StatutoryMinimum(period, start, assumed, assumed ? List.of() : of, clause));
        Arbitrary<Optional<Text>> both =
                Combinators.combine(texts(), texts()).as(Text::new).optional();
        return Combinators.combine(
                        Combinators.combine(texts(), texts().optional(), texts())
                                .as((n, d, s) -> new Object[] {n, d.orElse(null), s}),
                        Combinators.combine(periods, starts, events).as((p, s, e) -> new Object[] {p, s, e}),
                        minimum.optional(),
                        Arbitraries.of(Disposition.class),
                        Arbitraries.of(Confidence.class),
                        both,
                        both,
                        both)
                .as((text, start, statutory, disposition, confidence, unverified, doubt, note) ->
                        rule(text, start, statutory.orElse(null), disposition, confidence, unverified, doubt, note));
    }

    @SuppressWarnings("unchecked")
    private static RetentionRule rule(
            @Nullable Object[] text,
            Object[] start,
            @Nullable StatutoryMinimum statutory,
            Disposition disposition,
            Confidence confidence,
            Optional<Text> unverified,
            Optional<Text> doubt,
            Optional<Text> note) {
        return new RetentionRule(
                "r",
                List.of(((String) text[0]).replace("|", "").strip()),
                (String) text[1],
                (RetentionPeriod) start[0],
                (StartRule) start[1],
                (List<EventKind>) start[2],
                disposition == Disposition.REVIEW,
                statutory,
                disposition,
                List.of(),
                (String) text[2],
                confidence,
                unverified.orElse(null),
                doubt.orElse(null),
                note.orElse(null));
    }

    /** Texts that CSV or a spreadsheet could take for something else. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("=+-@'\",;|>表ソ①～aé ＝")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(text -> (text + (text.length() % 2 == 0 ? "𠮷" : "票")).strip());
    }

    private static void assertSame(RetentionSchedule one, RetentionSchedule other) {
        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.version()).isEqualTo(other.version());
        assertThat(one.source()).isEqualTo(other.source());
        assertThat(one.rules()).isEqualTo(other.rules());
    }

    private static List<Problem> problems(String text) {
        return Objects.requireNonNull(catchThrowableOfType(
                        ScheduleException.class, () -> parse(text.getBytes(StandardCharsets.UTF_8))))
                .problems();
    }

    private static RetentionSchedule parse(byte[] content) throws ScheduleException {
        return RetentionSchedule.parse("schedule", content, Limits.DEFAULT);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ScheduleCsvTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
