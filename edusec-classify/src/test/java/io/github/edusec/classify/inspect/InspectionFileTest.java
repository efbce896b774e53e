package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading inspection rules: the golden file, all problems at once, refusals. */
class InspectionFileTest {
    @TempDir
    Path folder;

    @Test
    void theGoldenFileOfVersionOneStaysReadable() throws IOException {
        ContentInspector inspector = ContentInspector.read(write(golden()), Limits.DEFAULT);
        assertThat(inspector.rules().id()).isEqualTo("golden");
        assertThat(inspector.rules().sha256()).matches("[0-9a-f]{64}");
        Suggestion suggestion = inspector.inspect("社外秘 氏名：山田太郎");
        assertThat(suggestion.suggested())
                .extracting(Classification::importance)
                .isEqualTo(Importance.II);
        assertThat(suggestion.rules()).isEqualTo(inspector.rules());
    }

    @Test
    void theBuiltInRulesAreNamedStandard() {
        assertThat(ContentInspector.standard().rules().toString()).isEqualTo("standard 1");
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsPlace() throws IOException {
        String wrong = golden().replace("\"topic\": \"person\"", "\"topic\": \"persons\"")
                .replace("\"importance\": \"II\"", "\"importance\": \"V\"")
                .replace("\"certainty\": \"likely\"", "\"certainty\": \"sure\"")
                .replace("\"detector\": \"phone\"", "\"detector\": \"tele phone\"")
                .replace("\"label\": 30", "\"label\": 0")
                .replace("[\"社外秘\"]", "[\"社外秘\", \"社 外秘\", \"社外秘\", \"　\"]")
                .replace("\"atLeast\"", "\"atleast\"");
        List<Problem> problems = problems(wrong);
        assertThat(problems)
                .extracting(Problem::what)
                .contains(
                        "no such topic",
                        "no such class",
                        "no such certainty",
                        "not an id",
                        "out of range",
                        "stands twice in these rules",
                        "a blank text or a control character",
                        "unknown key",
                        "\"atLeast\" is missing");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.where()).contains("line "));
    }

    @Test
    void twoGroupsOfOneIdAndAWordOfTwoGroupsAreProblems() throws IOException {
        String group =
                golden().substring(golden().indexOf("{\"id\": \"secret\""), golden().indexOf("],\n  \"columns\""));
        assertThat(problems(golden().replace(group, group + ", " + group)))
                .extracting(Problem::what)
                .containsExactly("stands twice in these rules", "stands twice in these rules");
    }

    @Test
    void aNewerFormatOrAnotherFileIsRefusedAndNothingElseJudged() throws IOException {
        assertThat(problems("{\"format\": \"edusec-inspection/2\", \"new\": 1}"))
                .extracting(Problem::what)
                .containsExactly("a format version this library does not read");
        assertThat(problems("{\"format\": \"other/1\"}"))
                .extracting(Problem::what)
                .containsExactly("not a file of inspection rules");
        assertThatThrownBy(() -> ContentInspector.read(write(golden()), new Limits(1, 1, 1, 1, 1, 10)))
                .isInstanceOf(PolicyFileException.class);
    }

    private List<Problem> problems(String json) throws IOException {
        Path file = write(json);
        PolicyFileException failure =
                catchThrowableOfType(PolicyFileException.class, () -> ContentInspector.read(file, Limits.DEFAULT));
        return failure.problems();
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("rules.json"), json);
    }

    private static String golden() throws IOException {
        try (InputStream in = InspectionFileTest.class.getResourceAsStream("golden-inspection-1.json")) {
            return new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
