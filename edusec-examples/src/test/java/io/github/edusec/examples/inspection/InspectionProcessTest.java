package io.github.edusec.examples.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.inspect.ContentInspector;
import io.github.edusec.classify.inspect.Coverage;
import io.github.edusec.classify.inspect.CoverageGap;
import io.github.edusec.testkit.Tool;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        Path endless = pipe();
        Path file = Files.writeString(folder.resolve("a.txt"), "学校だより");
        try (InspectionProcess process = new InspectionProcess(Duration.ofSeconds(5), 256, RULES, null)) {
            assertThat(process.inspect(endless).coverage())
                    .isEqualTo(new Coverage.NotInspected(CoverageGap.INTERRUPTED));
            // A new child has to start for it, and that is not counted as the file's time.
            assertThat(process.inspect(file).coverage().isFull()).isTrue();
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("crash")
    void aKilledParentLeavesNeitherAChildNorItsFiles(boolean forcibly) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("一時"));
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        InspectionParent.class.getName(),
                        pipe().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader says = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(says.readLine())).orElseThrow();
            assertThat(temporary).isNotEmptyDirectory();
            if (forcibly) {
                parent.destroyForcibly();
            } else {
                parent.destroy();
            }
            assertThat(child.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void optionsOfTheEnvironmentDoNotLiftTheLimits() throws Exception {
        ProcessBuilder parent = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                InspectionParent.class.getName(),
                pipe().toString());
        parent.environment().put("_JAVA_OPTIONS", "-Xmx1234m");
        Process running = parent.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader says = running.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(says.readLine())).orElseThrow();
            Path environment = Path.of("/proc", String.valueOf(child.pid()), "environ");
            assumeTrue(Files.isReadable(environment), "no /proc");
            assertThat(Files.readString(environment, StandardCharsets.ISO_8859_1))
                    .doesNotContain("1234m");
        } finally {
            running.destroyForcibly();
        }
    }

    /** A file whose reading never ends, like a parser in a loop. */
    private Path pipe() throws IOException {
        Path pipe = folder.resolve("endless");
        Tool.run(new ProcessBuilder("mkfifo", pipe.toString()));
        return pipe;
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
