package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Problem;
import io.github.edusec.classify.Text;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleFileTest {
    private static final String GOOD = """
            {"format": "edusec-retention-schedule/1", "id": "our-city", "version": "2026-04", "source": "規則第1号",
             "rules": [
              {"id": "a", "names": ["甲票"], "period": "P3Y", "source": "別表1",
               "start": {"rule": "day-after-event", "events": ["received"]},
               "note": {"ja": "注", "en": "note"}},
              {"id": "b", "names": ["乙簿", "乙"], "period": "permanent", "source": "別表2",
               "start": {"rule": "april-1-after-fiscal-year", "events": ["created"], "assumed": false}}
             ]}
            """;

    @TempDir
    private Path folder;

    /** A file of format 1 as it was published; every later build must read it alike. */
    @Test
    void theGoldenFileOfFormat1IsReadAlike() throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(ScheduleFileTest.class.getResource("golden-schedule-1.json"))
                .toURI());
        assertThat(RetentionSchedule.read(golden, Limits.DEFAULT).rules())
                .containsExactly(
                        new RetentionRule(
                                "a",
                                List.of("甲票", "甲"),
                                "説明",
                                new RetentionPeriod.Years(20),
                                StartRule.ByYear.APRIL_1_AFTER_FISCAL_YEAR,
                                List.of(EventKind.GRADUATION, EventKind.TRANSFER),
                                true,
                                new StatutoryMinimum(
                                        new RetentionPeriod.Years(20),
                                        StartRule.ByYear.DAY_AFTER_EVENT,
                                        false,
                                        List.of(),
                                        "第1条"),
                                Disposition.DESTROY,
                                List.of(),
                                "別表1",
                                Confidence.HIGH,
                                null,
                                new Text("疑", "doubt"),
                                new Text("注", "note")),
                        new RetentionRule(
                                "b",
                                List.of("乙票"),
                                null,
                                new RetentionPeriod.Years(1),
                                StartRule.ByYear.DAY_AFTER_EVENT,
                                List.of(EventKind.CREATED),
                                false,
                                null,
                                Disposition.DESTROY,
                                List.of(),
                                "別表2",
                                Confidence.HIGH,
                                null,
                                null,
                                null),
                        new RetentionRule(
                                "c",
                                List.of("丙簿"),
                                null,
                                RetentionPeriod.PERMANENT,
                                StartRule.ByYear.APRIL_1_AFTER_FISCAL_YEAR,
                                List.of(),
                                false,
                                null,
                                Disposition.DESTROY,
                                List.of(),
                                "別表3",
                                Confidence.HIGH,
                                null,
                                null,
                                null));
    }

    @Test
    void aCitysOwnScheduleDecides() throws IOException {
        RetentionSchedule schedule = read(GOOD);
        assertThat(schedule.id()).isEqualTo("our-city");
        assertThat(schedule.source()).isEqualTo("規則第1号");
        assertThat(schedule.rules()).extracting(RetentionRule::startAssumed).containsOnly(false);
        RecordFacts received = new RecordFacts("甲 票", Map.of(EventKind.RECEIVED, LocalDate.of(2020, 6, 30)));
        assertThat(schedule.decide(received, List.of(), LocalDate.of(2023, 6, 30)))
                .isInstanceOf(RetentionDecision.KeepUntil.class);
        assertThat(schedule.decide(received, List.of(), LocalDate.of(2023, 7, 1)))
                .isInstanceOf(RetentionDecision.Due.class);
        assertThat(schedule.decide(received, List.of(), LocalDate.of(2023, 7, 1))
                        .explanation()
                        .ja())
                .doesNotContain("仮定")
                .contains("起算日は翌日");
    }

    @Test
    void theHashIsThatOfTheExactBytes() throws IOException {
        assertThat(read(GOOD).sha256()).isNotEqualTo(read(GOOD + " ").sha256());
        assertThat(read("\uFEFF" + GOOD).rules()).isEqualTo(read(GOOD).rules());
    }

    @Test
    void eightMistakesAreEightProblemsWithPlaceFoundAndAllowed() {
        String text = """
                {"format": "edusec-retention-schedule/1", "id": "our city", "version": 3, "source": "x",
                 "rules": [
                  {"id": "a", "names": ["甲票"], "period": "P3M", "source": "x",
                   "start": {"rule": "next-monday", "events": ["received"]}},
                  {"id": "a", "names": ["甲 票"], "period": "P3Y", "source": "x",
                   "start": {"rule": "day-after-event", "events": ["birthday"]},
                   "statutory": {"years": 0, "clause": "x"}}
                 ],
                 "rulez": []}
                """;
        assertThat(problems(text))
                .extracting(Problem::toString)
                .containsExactly(
                        "id (line 1, column 49): not an id (found: our city; allowed: ASCII letters, digits, '.', '_' and"
                                + " '-', at most 100)",
                        "version (line 1, column 72): wrong kind of value (found: 3; allowed: a text)",
                        "rules[0].period (line 3, column 42): no such period (found: P3M; allowed: permanent, P1Y to"
                                + " P200Y, in-use, under-1-year, until-event)",
                        "rules[0].start.rule (line 4, column 22): no such start rule (found: next-monday; allowed:"
                                + " april-1-after-fiscal-year, april-1-two-fiscal-years-on, april-1-of-fiscal-year,"
                                + " january-1-after-year, event-day, day-after-event, next-year-on-MM-DD (a day that"
                                + " every year has))",
                        "rules[1].id (line 5, column 10): stands twice in this schedule (found: a; allowed: each id and"
                                + " name once)",
                        "rules[1].names (line 5, column 24): stands twice in this schedule (found: 甲 票; allowed: each id"
                                + " and name once)",
                        "rules[1].start.events (line 6, column 51): no such event (found: birthday; allowed: created,"
                                + " completed, graduation, transfer, withdrawal, received, previous-school-graduation,"
                                + " separation, reassignment, contract-end, submission-deadline, out-of-use,"
                                + " no-longer-needed, custody-changed)",
                        "rules[1].statutory.years (line 7, column 27): out of range (found: 0; allowed: 1 to 200)",
                        "rulez (line 9, column 11): unknown key (found: rulez; allowed: format, id, rules, source,"
                                + " version)");
    }

    @Test
    void aChangeOfKindLeadsToARuleAndNeverBack() {
        String rule =
                "{\"id\":\"%s\",\"names\":[\"%s\"],\"period\":\"permanent\",\"source\":\"s\",\"changes\":[{\"event\":\"separation\",\"rule\":\"%s\"}]}";
        String file =
                "{\"format\":\"edusec-retention-schedule/1\",\"id\":\"t\",\"version\":\"1\",\"source\":\"s\",\"rules\":["
                        + String.join(
                                ",",
                                rule.formatted("a", "甲", "b"),
                                rule.formatted("b", "乙", "c"),
                                rule.formatted("c", "丙", "b"),
                                rule.formatted("d", "丁", "d"),
                                rule.formatted("e", "戊", "none"))
                        + "]}";
        assertThat(problems(file))
                .extracting(problem ->
                        problem.where().replaceFirst(" .*", "") + ": " + problem.what() + ", " + problem.found())
                .containsExactlyInAnyOrder(
                        "rules[0].changes[0].rule: the changes of kind lead in a circle, b",
                        "rules[1].changes[0].rule: the changes of kind lead in a circle, c",
                        "rules[2].changes[0].rule: the changes of kind lead in a circle, b",
                        "rules[3].changes[0].rule: the changes of kind lead in a circle, d",
                        "rules[4].changes[0].rule: no such rule in this schedule, none");
    }

    @Test
    void theNameOfOneRuleIsNeverTheIdOfAnother() {
        String rule = "{\"id\":\"%s\",\"names\":[\"%s\"],\"period\":\"permanent\",\"source\":\"s\"}";
        String head =
                "{\"format\":\"edusec-retention-schedule/1\",\"id\":\"t\",\"version\":\"1\",\"source\":\"s\",\"rules\":[";
        for (String other : List.of("Form-7", "form7", "FORM_7")) {
            String both = head + rule.formatted("r1", "Form-7") + "," + rule.formatted(other, "memo") + "]}";
            assertThat(problems(both))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.toString())
                            .startsWith("rules[1].id ")
                            .contains("stands twice", other));
            String turned = head + rule.formatted(other, "memo") + "," + rule.formatted("r1", "Form-7") + "]}";
            assertThat(problems(turned))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.where()).startsWith("rules[1].names"));
        }
    }

    @Test
    void aRuleMayBeNamedLikeItsOwnId() throws IOException {
        String text =
                "{\"format\":\"edusec-retention-schedule/1\",\"id\":\"t\",\"version\":\"1\",\"source\":\"s\",\"rules\":["
                        + "{\"id\":\"memo\",\"names\":[\"Memo\"],\"period\":\"permanent\",\"source\":\"s\"}]}";
        Path file = Files.writeString(Files.createTempFile("schedule", ".json"), text);
        try {
            assertThat(RetentionSchedule.read(file, Limits.DEFAULT).rules()).hasSize(1);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aNewerFormatIsRefusedAndNothingElseOfItIsJudged() {
        assertThat(problems("{\"format\": \"edusec-retention-schedule/2\", \"whatever\": 1}"))
                .containsExactly(new Problem(
                        "format (line 1, column 12)",
                        "a format version this library does not read",
                        "edusec-retention-schedule/2",
                        "edusec-retention-schedule/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "7",
                "{",
                "{} {}",
                "{}",
                "{\"format\": 1}",
                "{\"format\": \"other/1\"}",
                "{\"format\": \"edusec-retention-schedule/1\", \"id\": \"a\", \"version\": \"1\", \"source\": \"x\"}",
                "{\"format\": \"edusec-retention-schedule/1\", \"id\": \"a\", \"version\": \"1\", \"source\": \"x\","
                        + " \"rules\": []}",
                "{\"format\": \"edusec-retention-schedule/1\", \"id\": \"a\", \"version\": \"1\", \"source\": \"x\","
                        + " \"rules\": [1, \"a\", null, {}]}",
                "{\"format\": \"edusec-retention-schedule/1\", \"format\": \"edusec-retention-schedule/1\"}"
            })
    void whatIsNoScheduleIsOneException(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"names\": []",
                "\"names\": [\"・\"]",
                "\"names\": [\"\"]",
                "\"names\": [7]",
                "\"names\": \"甲票\"",
                "\"source\": \"a\\nb\"",
                "\"start\": {\"rule\": \"day-after-event\", \"events\": []}",
                "\"start\": {\"rule\": \"day-after-event\", \"events\": [\"created\", \"作成\"]}",
                "\"start\": {\"rule\": \"day-after-event\", \"events\": [\"created\"], \"assumed\": \"yes\"}",
                "\"start\": {\"events\": [\"created\"]}",
                "\"start\": 7",
                "\"period\": \"P5Y\"",
                "\"statutory\": {\"years\": 99999999999, \"clause\": \"x\"}",
                "\"statutory\": {\"years\": 5.5, \"clause\": \"x\"}",
                "\"statutory\": {\"years\": 5}",
                "\"statutory\": {\"years\": 5, \"start\": \"some-day\", \"clause\": \"x\"}",
                "\"start\": {\"rule\": \"next-year-on-02-29\", \"events\": [\"created\"]}",
                "\"start\": {\"rule\": \"next-year-on-13-01\", \"events\": [\"created\"]}",
                "\"disposition\": \"forget\"",
                "\"period\": \"in-use\"",
                "\"confidence\": \"sure\"",
                "\"unverified\": true",
                "\"changes\": 7",
                "\"changes\": [{\"event\": \"separation\"}]",
                "\"changes\": [{\"event\": \"birthday\", \"rule\": \"b\"}]",
                "\"doubtful\": {\"ja\": \"x\"}",
                "\"doubtful\": {\"en\": \"x\"}",
                "\"doubtful\": true",
                "\"note\": {\"ja\": \"x\", \"en\": \"y\", \"fr\": \"z\"}",
                "\"description\": \" \"",
                "\"id\": \"\"",
                "\"id\": \"-a\""
            })
    void aWrongMemberOfARuleIsAProblem(String member) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String each :
                List.of("\"id\": \"b\"", "\"names\": [\"乙\"]", "\"period\": \"P5Y\"", "\"source\": \"x\"", member)) {
            String[] parts = each.split(": ", 2);
            members.put(parts[0], parts[1]);
        }
        String rule = members.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        String text = GOOD.replaceFirst("(?s)\\{\"id\": \"b\".*?}}", Matcher.quoteReplacement(rule));
        assertThat(problems(text))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.where()).contains("rules[1]"));
    }

    @Test
    void onlyAPermanentRuleNeedsNoStart() throws IOException {
        String rule = "{\"id\": \"b\", \"names\": [\"乙\"], \"period\": \"permanent\", \"source\": \"x\"}";
        assertThat(read(GOOD.replaceFirst("(?s)\\{\"id\": \"b\".*?}}", rule)).rules())
                .hasSize(2);
    }

    @Test
    void aFileOverTheLimitIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("big.json"), GOOD);
        assertThatThrownBy(() -> RetentionSchedule.read(file, new Limits(1, 1, 1, 1, 1, 10)))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("big.json")
                .hasMessageContaining("too large");
        assertThat(RetentionSchedule.read(file, new Limits(1, 1, 1, 1, 1, GOOD.getBytes(StandardCharsets.UTF_8).length))
                        .rules())
                .hasSize(2);
    }

    @Test
    void aMissingFileIsAPlainIoError() {
        assertThatThrownBy(() -> RetentionSchedule.read(folder.resolve("none.json"), Limits.DEFAULT))
                .isInstanceOf(NoSuchFileException.class);
    }

    private RetentionSchedule read(String text) throws IOException {
        Path file = Files.createTempFile(folder, "schedule", ".json");
        Files.writeString(file, text);
        return RetentionSchedule.read(file, Limits.DEFAULT);
    }

    private List<Problem> problems(String text) {
        ScheduleException thrown = catchThrowableOfType(ScheduleException.class, () -> read(text));
        assertThat(thrown).isNotNull();
        return thrown.problems();
    }
}
