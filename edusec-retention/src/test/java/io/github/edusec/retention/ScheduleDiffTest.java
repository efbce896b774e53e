package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleDiffTest {
    @TempDir
    private Path folder;

    private String text = "";
    private RetentionSchedule first = RetentionSchedule.builtIn("joetsu-2006");

    @BeforeEach
    void read() throws IOException, URISyntaxException {
        Path kit = Path.of(Objects.requireNonNull(ScheduleDiffTest.class.getResource("rule-kit.json"))
                .toURI());
        text = Files.readString(kit);
        first = RetentionSchedule.read(kit, Limits.DEFAULT);
    }

    @Test
    void aVersionThatSaysTheSameDiffersInNothing() throws IOException {
        ScheduleDiff diff = ScheduleDiff.between(first, second(text));
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.before()).isEqualTo(first.schedule());
        assertThat(diff.after().version()).isEqualTo("2");
        assertThat(ScheduleDiff.between(first, first).isEmpty()).isTrue();
    }

    /** Every member of a rule, changed alone, is what the difference names. */
    @ParameterizedTest
    @MethodSource("changes")
    void whatAVersionChangesIsNamed(String rule, String from, String to, String member) throws IOException {
        String line = text.substring(text.indexOf("{ \"id\": \"" + rule + "\""));
        line = line.substring(0, line.indexOf("},\n    { \"id\""));
        assertThat(line).contains(from);
        ScheduleDiff diff = ScheduleDiff.between(first, second(text.replace(line, line.replace(from, to))));
        assertThat(diff.added()).isEmpty();
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.before().id()).isEqualTo(rule);
            assertThat(changed.after().id()).isEqualTo(rule);
            assertThat(changed.members()).containsExactly(member);
            assertThat(changed.before()).isNotEqualTo(changed.after());
        });
    }

    static Stream<Object[]> changes() {
        return Stream.of(
                        List.of("next-april", "翌年度のもの", "次年度のもの", "names"),
                        List.of("next-april", "\"period\"", "\"description\": \"説明\", \"period\"", "description"),
                        List.of("next-april", "P5Y", "P3Y", "period"),
                        List.of("next-april", "april-1-after-fiscal-year", "day-after-event", "start"),
                        List.of("next-april", "\"completed\"", "\"created\"", "start"),
                        List.of("next-april", "[\"completed\"]", "[\"completed\"], \"assumed\": true", "start"),
                        List.of("tax-form-of-a-city", "\"years\": 7", "\"years\": 8", "statutory"),
                        List.of(
                                "reviewed",
                                "\"disposition\": \"review\"",
                                "\"disposition\": \"destroy\"",
                                "disposition"),
                        List.of("resume", "\"event\": \"separation\"", "\"event\": \"contract-end\"", "changes"),
                        List.of("next-april", "第1項", "第2条", "source"),
                        List.of("next-april", "\"source\"", "\"confidence\": \"medium\", \"source\"", "confidence"),
                        List.of(
                                "next-april",
                                "\"source\"",
                                "\"unverified\": {\"ja\": \"未\", \"en\": \"un\"}, \"source\"",
                                "unverified"),
                        List.of(
                                "next-april",
                                "\"source\"",
                                "\"doubtful\": {\"ja\": \"疑\", \"en\": \"d\"}, \"source\"",
                                "doubtful"),
                        List.of(
                                "next-april",
                                "\"source\"",
                                "\"note\": {\"ja\": \"注\", \"en\": \"n\"}, \"source\"",
                                "note"))
                .map(List::toArray);
    }

    @Test
    void rulesThatCameAndWentAreListed() throws IOException {
        ScheduleDiff diff = ScheduleDiff.between(first, second(text.replace("\"next-january\"", "\"january\"")));
        assertThat(diff.added()).extracting(RetentionRule::id).containsExactly("january");
        assertThat(diff.removed()).extracting(RetentionRule::id).containsExactly("next-january");
        assertThat(diff.changed()).isEmpty();
    }

    @Test
    void aPublishedVersionNeverChangesAndSchedulesAreNotMixed() throws IOException {
        RetentionSchedule forged = write(text.replace("P5Y", "P3Y"));
        assertThatThrownBy(() -> ScheduleDiff.between(first, forged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule-kit 1: found two files of this version")
                .hasMessageContaining(first.sha256())
                .hasMessageContaining(forged.sha256());
        assertThatThrownBy(() -> ScheduleDiff.between(first, RetentionSchedule.builtIn("joetsu-2006")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"rule-kit\" and \"joetsu-2006\"");
    }

    private RetentionSchedule second(String content) throws IOException {
        return write(content.replace("\"version\": \"1\"", "\"version\": \"2\""));
    }

    private RetentionSchedule write(String content) throws IOException {
        return RetentionSchedule.read(Files.writeString(folder.resolve("schedule.json"), content), Limits.DEFAULT);
    }
}
