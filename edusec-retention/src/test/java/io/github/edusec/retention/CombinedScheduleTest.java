package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's schedule with the minimums of statutes. */
class CombinedScheduleTest {
    private static final String FORM = """
            {"id": "form", "names": ["申告書", "申告書控"], "period": "P5Y", "source": "規則1条",
             "start": {"rule": "april-1-after-fiscal-year", "events": ["completed"]}}""";

    private static final String TAX = """
            {"id": "tax", "names": ["申告書"], "period": "P7Y", "source": "税規則1条",
             "start": {"rule": "next-year-on-01-11", "events": ["submission-deadline"]}}""";

    @TempDir
    private Path folder;

    @Test
    void bothHoldEachFromItsOwnEventAndTheLaterWins() throws IOException {
        RetentionSchedule combined = combined(FORM, TAX);
        RetentionDecision decision = combined.decide(
                new RecordFacts(
                        "申告書控",
                        Map.of(
                                EventKind.COMPLETED,
                                LocalDate.of(2025, 3, 31),
                                EventKind.SUBMISSION_DEADLINE,
                                LocalDate.of(2025, 1, 31))),
                List.of(),
                LocalDate.of(2033, 1, 10));
        assertThat(decision).isInstanceOfSatisfying(RetentionDecision.KeepUntil.class, keep -> {
            assertThat(keep.disposableFrom()).isEqualTo("2033-01-11");
            assertThat(keep.dates().ruleDisposableFrom()).isEqualTo("2030-04-01");
            assertThat(keep.rule().source()).isEqualTo("規則1条");
        });
        assertThat(decision.explanation())
                .isEqualTo(new Text(
                        "「申告書」は保存期間表「both city/1+statute/1」の規則form（規則1条）により、提出期限の日令和7年1月31日（2025-01-31）から数えて"
                                + "法定の7年（税規則1条、起算日は翌年1月11日）が令和15年1月10日（2033-01-10）まで、"
                                + "完結の日令和7年3月31日（2025-03-31）から数えて規則の5年（起算日は翌年度4月1日）が令和12年3月31日（2030-03-31）までで、"
                                + "遅い方を採り、令和15年1月10日（2033-01-10）まで保存し、廃棄できるのは令和15年1月11日（2033-01-11）からです。",
                        "\"申告書\" (rule form of schedule " + combined
                                + ", source: 規則1条) must be kept until 2033-01-10 and is disposable from 2033-01-11: counted from"
                                + " submission-deadline on 2025-01-31, the statutory 7 years (税規則1条, from 01-11 of the year after"
                                + " the event) end on 2033-01-10 and counted from completed on 2025-03-31, 5 years by the rule from"
                                + " April 1 after the fiscal year of the event end on 2030-03-31; the later counts."));
    }

    @Test
    void withoutTheStatutesEventNothingIsDueAndItIsNamed() throws IOException {
        RetentionDecision decision = combined(FORM, TAX)
                .decide(
                        new RecordFacts("form", Map.of(EventKind.COMPLETED, LocalDate.of(1990, 3, 31))),
                        List.of(),
                        LocalDate.of(2026, 4, 1));
        assertThat(decision.id()).isEqualTo("undetermined");
        assertThat(decision.explanation().ja()).contains("法定の期間（税規則1条）の起算の出来事（提出期限）の日付がなく");
        assertThat(decision.explanation().en()).contains("the date of submission-deadline is missing");
    }

    @Test
    void whatAStatuteKeepsForGoodIsKeptForGood() throws IOException {
        String forever = "{\"id\": \"tax\", \"names\": [\"申告書\"], \"period\": \"permanent\", \"source\": \"税規則2条\"}";
        RetentionRule rule = combined(FORM, forever).rules().get(0);
        assertThat(rule.period()).isEqualTo(RetentionPeriod.PERMANENT);
        assertThat(rule.source()).isEqualTo("規則1条、税規則2条");
        assertThat(rule.statutory()).isNull();
    }

    @Test
    void anUnverifiedOrDoubtfulStatuteMakesTheRuleDoubtfulAndItsOwnMinimumStays() throws IOException {
        String own = FORM.replace("\"start\"", "\"statutory\": {\"years\": 9, \"clause\": \"別法\"}, \"start\"");
        String unverified = TAX.replace("\"period\"", "\"unverified\": {\"ja\": \"未\", \"en\": \"un\"}, \"period\"");
        assertThat(combined(own, unverified).rules().get(0)).satisfies(rule -> {
            assertThat(Objects.requireNonNull(rule.doubt()).ja()).contains("税規則1条）が未確認です");
            assertThat(Objects.requireNonNull(rule.statutory()).clause()).isEqualTo("別法");
        });
        String doubtful = TAX.replace("\"period\"", "\"doubtful\": {\"ja\": \"疑\", \"en\": \"d\"}, \"period\"");
        assertThat(Objects.requireNonNull(
                                combined(FORM, doubtful).rules().get(0).doubt())
                        .ja())
                .isEqualTo("疑");
    }

    @Test
    void nothingThatEitherDemandsGetsLost() throws IOException {
        String transfer = TAX.replace("\"period\"", "\"disposition\": \"transfer\", \"period\"");
        assertThat(combined(FORM, transfer).rules().get(0).disposition()).isEqualTo(Disposition.TRANSFER);
        String own = FORM.replace("\"start\"", "\"statutory\": {\"years\": 20, \"clause\": \"別法\"}, \"start\"");
        assertThatThrownBy(() -> combined(own, TAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule form: found a minimum of its own (別法) that 税規則1条 does not cover");
        String longer = "{\"id\": \"tax\", \"names\": [\"申告書\"], \"period\": \"P20Y\", \"source\": \"税規則3条\","
                + " \"start\": {\"rule\": \"day-after-event\", \"events\": [\"completed\"]}}";
        assertThat(Objects.requireNonNull(combined(own, longer).rules().get(0).statutory())
                        .clause())
                .isEqualTo("税規則3条");
        String changing =
                TAX.replace("\"period\"", "\"changes\": [{\"event\": \"separation\", \"rule\": \"kept\"}], \"period\"");
        String kept = "{\"id\": \"kept\", \"names\": [\"旧申告書\"], \"period\": \"permanent\", \"source\": \"税規則4条\"}";
        assertThatThrownBy(() -> combined(FORM, changing + "," + kept))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule tax: found changes of kind in a schedule of statutes");
    }

    @Test
    void aCombinationHasAnIdLikeEverySchedule() throws IOException {
        RetentionSchedule own = schedule("city", FORM);
        RetentionSchedule statute = schedule("statute", TAX);
        for (String id : List.of("", "our city", "組合せ", "a\n")) {
            assertThatThrownBy(() -> own.withMinimums(id, statute)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aStatutesOtherNamesStay() throws IOException {
        RetentionSchedule combined = combined(FORM, TAX.replace("[\"申告書\"]", "[\"申告書\", \"届出書\"]"));
        assertThat(combined.rules())
                .extracting(RetentionRule::names)
                .containsExactly(List.of("申告書", "申告書控"), List.of("届出書"));
    }

    @Test
    void aCombinationIsNeverDueBeforeEitherOfItsSchedules() {
        RetentionSchedule combined = RetentionSchedule.builtIn("recommended-2026");
        int due = 0;
        for (RetentionRule rule : combined.rules()) {
            for (EventKind event : EventKind.values()) {
                for (EventKind other : EventKind.values()) {
                    Map<EventKind, LocalDate> events = new EnumMap<>(Map.of(event, LocalDate.of(2012, 2, 29)));
                    events.put(other, LocalDate.of(2014, 4, 1));
                    RecordFacts facts = new RecordFacts(rule.name(), events);
                    if (combined.decide(facts, List.of(), LocalDate.of(2026, 4, 1)) instanceof RetentionDecision.Due) {
                        due++;
                        for (String id : List.of("joetsu-2006", "statute-2026")) {
                            RetentionDecision alone =
                                    RetentionSchedule.builtIn(id).decide(facts, List.of(), LocalDate.of(2026, 4, 1));
                            boolean silent = alone instanceof RetentionDecision.Undetermined undetermined
                                    && !(undetermined.missing() instanceof MissingFact.MissingEvent);
                            assertThat(silent || alone instanceof RetentionDecision.Due)
                                    .describedAs("%s under %s: %s", facts, id, alone)
                                    .isTrue();
                        }
                    }
                }
            }
        }
        assertThat(due).isGreaterThan(100);
    }

    @Test
    void namesThatWouldStandForTwoRulesAreRefused() throws IOException {
        String other = TAX.replace("\"tax\"", "\"tax2\"").replace("[\"申告書\"]", "[\"申告書控\"]");
        assertThatThrownBy(() -> combined(FORM, TAX + "," + other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule form: found the names of several rules of the statutes, [tax, tax2]");
        String sameId = TAX.replace("\"tax\"", "\"form\"").replace("申告書", "別の書類");
        assertThatThrownBy(() -> combined(FORM, sameId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule form: found an id or name that another rule of the combination has");
    }

    @Test
    void itNamesBothVersionsAndSurvivesSerialization() throws IOException, ClassNotFoundException {
        RetentionSchedule combined = combined(FORM, TAX);
        assertThat(combined).hasToString("both city/1+statute/1");
        assertThat(combined.sha256())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(combined(FORM.replace("P5Y", "P6Y"), TAX).sha256())
                .isNotEqualTo(combined(FORM, TAX.replace("P7Y", "P8Y")).sha256());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(combined);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RetentionSchedule copy = (RetentionSchedule) in.readObject();
            assertThat(copy.rules()).isEqualTo(combined.rules());
            assertThat(copy.schedule()).isEqualTo(combined.schedule());
        }
    }

    private RetentionSchedule combined(String own, String statute) throws IOException {
        return schedule("city", own).withMinimums("both", schedule("statute", statute));
    }

    private RetentionSchedule schedule(String id, String rules) throws IOException {
        String text = "{\"format\": \"edusec-retention-schedule/1\", \"id\": \"" + id
                + "\", \"version\": \"1\", \"source\": \"s\", \"rules\": [" + rules + "]}";
        return RetentionSchedule.read(Files.writeString(folder.resolve(id + ".json"), text), Limits.DEFAULT);
    }
}
