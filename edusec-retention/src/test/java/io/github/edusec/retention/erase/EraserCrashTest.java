package io.github.edusec.retention.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.retention.erase.EraseResult.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a process while it erases: what is left is as documented, and a later call finishes. */
@Tag("crash")
class EraserCrashTest {
    private static final int CHUNKS = 6;
    private static final byte[] OLD = new byte[CHUNKS * Scratch.CHUNK - 100];

    static {
        Arrays.fill(OLD, (byte) 'x');
    }

    @TempDir
    Path folder;

    /** What a killed process may leave. */
    enum State {
        AS_IT_WAS,
        PARTLY_OVERWRITTEN,
        OVERWRITTEN,
        NEUTRAL,
        GONE
    }

    @ParameterizedTest(name = "killed at line {0}, {1}")
    @CsvSource({
        "1,EXAMINE,AS_IT_WAS",
        "2,OPEN,AS_IT_WAS",
        "3,COMPARE,AS_IT_WAS",
        "4,OVERWRITE,AS_IT_WAS",
        "5,OVERWRITE,PARTLY_OVERWRITTEN",
        "9,OVERWRITE,PARTLY_OVERWRITTEN",
        "10,FORCE,OVERWRITTEN",
        "11,READ_BACK,OVERWRITTEN",
        "12,RENAME,OVERWRITTEN",
        "13,FORCE_FOLDER,NEUTRAL",
        "14,UNLINK,NEUTRAL",
        "15,FORCE_FOLDER,GONE",
        "16,CONFIRM,GONE"
    })
    void aProcessKilledAtAStepLeavesTheDocumentedStateAndALaterCallFinishes(int line, EraseStep step, State state)
            throws Exception {
        Path file = Files.write(folder.resolve("a"), OLD);
        ExpectedFile expected = ExpectedFile.of(file);

        assertThat(killAfter(line, line, file)).isEqualTo(step.name());

        assertThat(stateOf(file)).isEqualTo(state);
        finish(file, expected);
    }

    @ParameterizedTest(name = "killed while running, after line {0}")
    @ValueSource(ints = {1, 4, 6, 8, 10, 13})
    void aProcessKilledWhileItRunsLeavesADocumentedState(int line) throws Exception {
        Path file = Files.write(folder.resolve("a"), OLD);
        ExpectedFile expected = ExpectedFile.of(file);

        killAfter(line, Integer.MAX_VALUE, file);

        assertThat(stateOf(file)).isIn((Object[]) State.values());
        finish(file, expected);
    }

    private void finish(Path file, ExpectedFile expected) throws IOException {
        Eraser later = Eraser.create();
        EraseResult again =
                later.erase(EraseRequest.of(file).expecting(expected).resuming());
        if (again instanceof Refused refused) {
            assertThat(refused.reason()).isEqualTo(Refusal.MISSING);
        } else {
            assertThat(again).isInstanceOf(Erased.class);
        }
        for (Path leftover : later.leftovers(folder)) {
            assertThat(later.erase(EraseRequest.of(leftover).expecting(expected).resuming()))
                    .isInstanceOf(Erased.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private State stateOf(Path file) throws IOException {
        List<Path> leftovers = Eraser.create().leftovers(folder);
        if (!Files.exists(file)) {
            assertThat(leftovers)
                    .hasSizeLessThan(2)
                    .allSatisfy(left -> assertThat(oldBytes(left)).isZero());
            return leftovers.isEmpty() ? State.GONE : State.NEUTRAL;
        }
        assertThat(leftovers).isEmpty();
        long old = oldBytes(file);
        if (old == OLD.length) {
            return State.AS_IT_WAS;
        }
        assertThat(Files.newInputStream(file)).satisfies(in -> {
            try (in) {
                assertThat(in.readNBytes(14)).asString().isEqualTo("edusec-erase/1");
            }
        });
        return old == 0 ? State.OVERWRITTEN : State.PARTLY_OVERWRITTEN;
    }

    /** Bytes that still stand as they were; a few of a random pattern may look so by chance, hence the runs of 16. */
    private static long oldBytes(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        long old = 0;
        int run = 0;
        for (byte b : content) {
            run = b == 'x' ? run + 1 : 0;
            old += run == 16 ? 16 : run > 16 ? 1 : 0;
        }
        return old;
    }

    private static String killAfter(int line, int waitAt, Path file) throws Exception {
        String classPath =
                String.join(java.io.File.pathSeparator, "target/classes", "target/test-classes", placeOf(Text.class));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        CrashChild.class.getName(),
                        file.toString(),
                        Integer.toString(waitAt))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader()) {
            String last = "";
            for (int i = 0; i < line; i++) {
                last = String.valueOf(out.readLine());
            }
            return last;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
