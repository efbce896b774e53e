package io.github.edusec.crypto.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.DatabaseKind;
import io.github.edusec.testkit.Tool;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalLargeTest {
    private static final int ROWS = 100_000;

    @TempDir
    Path folder;

    /** The rows alone would be several times the heap. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    @Tag("exhaustive")
    void a_hundred_thousand_rows_are_anchored_and_checked_in_a_heap_of_32_mebibytes(DatabaseKind kind)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                JournalLargeChild.class.getName(),
                folder.toString(),
                Integer.toString(ROWS)));
        if (kind == DatabaseKind.POSTGRESQL) {
            try (Connection connection = kind.empty(folder).getConnection()) {
                command.add(connection.getMetaData().getURL());
            }
        }
        Tool.Run run = Tool.run(new ProcessBuilder(command));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout()).contains("appended " + ROWS + ", sound true, rows " + ROWS);
        System.err.println("journal, " + kind + ": "
                + run.stdout().lines().skip(1).findFirst().orElseThrow());
    }

    /** The tests run on the module path; a process of its own needs no more than one class path. */
    private static String classPath() {
        String separator = System.getProperty("path.separator");
        return Stream.of("jdk.module.path", "java.class.path")
                        .map(System::getProperty)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(separator))
                + separator + "target/classes" + separator + "target/test-classes";
    }
}
