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
    void anUnverifiedStatuteChangesNothingAndADoubtfulOneMakesTheRuleDoubtful() throws IOException {
        String unverified = TAX.replace("\"period\"", "\"unverified\": {\"ja\": \"未\", \"en\": \"un\"}, \"period\"");
        assertThat(combined(FORM, unverified).rules())
                .isEqualTo(schedule("city", FORM).rules());
        String doubtful = TAX.replace("\"period\"", "\"doubtful\": {\"ja\": \"疑\", \"en\": \"d\"}, \"period\"");
        assertThat(combined(FORM, doubtful).rules())
                .singleElement()
                .satisfies(rule ->
                        assertThat(Objects.requireNonNull(rule.doubt()).ja()).isEqualTo("疑"));
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
