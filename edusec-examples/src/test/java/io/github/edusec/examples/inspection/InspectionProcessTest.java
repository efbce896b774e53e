package io.github.edusec.examples.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.inspect.ContentInspector;
import io.github.edusec.classify.inspect.Coverage;
import io.github.edusec.classify.inspect.CoverageGap;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a document may cost the inspecting process, and what is left of it afterwards. */
class InspectionProcessTest {
    private static final PolicyVersion RULES = ContentInspector.standard().rules();

    @TempDir
    private Path folder;

    @Test
    void whatTheChildFindsIsWhatThisProcessFinds() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "就学援助の認定について 保護者 山田太郎 様\n個人番号 123456789018\n");
        try (InspectionProcess process = new InspectionProcess(Duration.ofMinutes(1), 256, RULES, null)) {
            assertThat(process.inspect(file))
                    .isEqualTo(ContentInspector.standard().inspect(file));
            assertThat(Objects.requireNonNull(process.inspect(file).suggested()).importance())
                    .isEqualTo(Importance.I);
        }
    }

    @Test
    @Tag("crash")
    void aFileThatTakesTooLongCostsOnlyItsOwnResult() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "学校だより");
        // No JVM answers within a millisecond, so the child is killed while it starts.
        try (InspectionProcess process = new InspectionProcess(Duration.ofMillis(1), 256, RULES, null)) {
            assertThat(process.inspect(file).coverage()).isEqualTo(new Coverage.NotInspected(CoverageGap.INTERRUPTED));
            assertThat(process.inspect(file).suggested()).isNull();
        }
    }

    @Test
    @Tag("crash")
    void aFileThatNeedsTooMuchMemoryCostsOnlyItsOwnResult() throws IOException {
        Path small = Files.writeString(folder.resolve("a.txt"), "指導要録 氏名 山田太郎");
        Path large = folder.resolve("b.txt");
        try (BufferedWriter out = Files.newBufferedWriter(large, StandardCharsets.UTF_8)) {
            for (int i = 0; i < 1_000_000; i++) {
                out.write("令和7年度の行事予定です。\n");
            }
        }
        try (InspectionProcess process = new InspectionProcess(Duration.ofMinutes(1), 16, RULES, null)) {
            assertThat(process.inspect(large).coverage()).isEqualTo(new Coverage.NotInspected(CoverageGap.OVER_LIMIT));
            assertThat(process.inspect(small).coverage().isFull()).isTrue();
        }
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws IOException {
        List<Path> before = leftovers();
        Path file = Files.writeString(folder.resolve("a.txt"), "学校だより");
        try (InspectionProcess process = new InspectionProcess(Duration.ofMinutes(1), 256, RULES, null)) {
            process.inspect(file);
            assertThat(leftovers()).hasSizeGreaterThan(before.size());
        }
        assertThat(leftovers()).isEqualTo(before);
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("edusec-inspection-"))
                    .sorted()
                    .toList();
        }
    }
}
