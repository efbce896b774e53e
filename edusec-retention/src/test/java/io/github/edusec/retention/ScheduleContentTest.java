package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.policyfile.PolicyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleContentTest {
    static List<String> builtIns() {
        return RetentionSchedule.builtInIds();
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void theContentMakesTheSameScheduleAgain(String id) throws IOException, ClassNotFoundException {
        RetentionSchedule schedule = RetentionSchedule.builtIn(id);
        RetentionSchedule again = RetentionSchedule.parse("x", schedule.content(), Limits.DEFAULT);
        assertThat(again).isEqualTo(schedule).hasSameHashCodeAs(schedule);
        assertThat(again.rules()).isEqualTo(schedule.rules());
        assertThat(again.source()).isEqualTo(schedule.source());
        assertThat(schedule.sha256()).isEqualTo(PolicyFile.sha256Of(schedule.content()));
        RetentionSchedule copy = serialized(schedule);
        assertThat(copy).isEqualTo(schedule);
        assertThat(copy.rules()).isEqualTo(schedule.rules());
        assertThat(copy.content()).isEqualTo(schedule.content());
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void whatIsWrittenSaysTheSame(String id) throws IOException {
        RetentionSchedule schedule = RetentionSchedule.builtIn(id);
        RetentionSchedule again = RetentionSchedule.parse("x", schedule.toJson(), Limits.DEFAULT);
        assertThat(again.id()).isEqualTo(schedule.id());
        assertThat(again.version()).isEqualTo(schedule.version());
        assertThat(again.source()).isEqualTo(schedule.source());
        assertThat(again.rules()).isEqualTo(schedule.rules());
        assertThat(again.toJson()).isEqualTo(schedule.toJson());
    }

    /** The hash of a combination stands in ledgers and manifests: the same rules must always give the same bytes. */
    @Test
    void theCanonicalFormStaysAsItWasPublished() throws IOException {
        RetentionSchedule schedule = RetentionSchedule.parse("x", resource("rule-kit.json"), Limits.DEFAULT);
        assertThat(new String(schedule.toJson(), StandardCharsets.UTF_8))
                .isEqualTo(new String(resource("golden-canonical-1.json"), StandardCharsets.UTF_8));
    }

    /** A statute may state no number of years, and a combination must say so too. */
    @Test
    void aMinimumUntilAnEventSurvives() throws IOException {
        String own = schedule("city", "\"P3Y\"", "completed");
        String law = schedule("law", "\"under-1-year\"", "no-longer-needed");
        RetentionSchedule both = parse(own).withMinimums("both", parse(law));
        assertThat(both.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.statutory())
                        .isEqualTo(new StatutoryMinimum(
                                RetentionPeriod.UntilEvent.UNDER_ONE_YEAR,
                                StartRule.ByYear.DAY_AFTER_EVENT,
                                false,
                                List.of(EventKind.NO_LONGER_NEEDED),
                                "第1条")));
        assertThat(RetentionSchedule.parse("x", both.content(), Limits.DEFAULT)).isEqualTo(both);
    }

    @Test
    void nobodyChangesTheContentFromOutside() throws IOException {
        byte[] bytes = schedule("city", "\"P3Y\"", "completed").getBytes(StandardCharsets.UTF_8);
        RetentionSchedule schedule = RetentionSchedule.parse("x", bytes, Limits.DEFAULT);
        byte[] before = bytes.clone();
        bytes[0] = 0;
        schedule.content()[0] = 0;
        assertThat(schedule.content()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"permanent", "soon"})
    void aMinimumThatIsNoPeriodThatEndsIsRefused(String period) {
        String text = schedule(
                "city", "\"P3Y\", \"statutory\": {\"period\": \"" + period + "\", \"clause\": \"c\"}", "completed");
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("rules[0].statutory.period")
                .hasMessageContaining("found: " + period);
    }

    /** What one form could not say, or what nobody can mean, is refused in both. */
    @Test
    void whatNoRuleCanMeanIsRefused() {
        String good = schedule("city", "\"P3Y\"", "completed");
        assertThatThrownBy(() -> parse(good.replace("甲票", "甲|票"))).hasMessageContaining("a name with the sign");
        assertThatThrownBy(() -> parse(good.replace("\"P3Y\"", "\"P3Y\", \"confidence\": \"low\"")))
                .hasMessageContaining("rules[0].confidence")
                .hasMessageContaining("found: low");
        String change = "{\"event\": \"separation\", \"rule\": \"a\"}";
        assertThatThrownBy(
                        () -> parse(good.replace("\"P3Y\"", "\"P3Y\", \"changes\": [" + change + ", " + change + "]")))
                .hasMessageContaining("rules[0].changes[1].event")
                .hasMessageContaining("the event stands twice");
    }

    @Test
    void bytesOverTheLimitAreRefused() {
        byte[] bytes = schedule("city", "\"P3Y\"", "completed").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RetentionSchedule.parse("row 7", bytes, new Limits(1, 1, 1, 1, 1, bytes.length - 1)))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("row 7")
                .hasMessageContaining("too large");
    }

    private static String schedule(String id, String period, String event) {
        return "{\"format\": \"edusec-retention-schedule/1\", \"id\": \"" + id
                + "\", \"version\": \"1\", \"source\": \"s\", \"rules\": [{\"id\": \"a\", \"names\": [\"甲票\"], \"period\": "
                + period + ", \"source\": \"第1条\", \"start\": {\"rule\": \"day-after-event\", \"events\": [\"" + event
                + "\"]}}]}";
    }

    private static RetentionSchedule parse(String text) throws IOException {
        return RetentionSchedule.parse("x", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ScheduleContentTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private static RetentionSchedule serialized(RetentionSchedule schedule) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(schedule);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (RetentionSchedule) in.readObject();
        }
    }
}
