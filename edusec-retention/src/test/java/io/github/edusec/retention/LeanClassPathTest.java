package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Importance;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;

/** A nightly batch that only decides must not need the document and archive libraries. */
class LeanClassPathTest {
    @TempDir
    private Path folder;

    @Test
    void aDecisionNeedsJacksonCoreAlone() throws IOException, URISyntaxException {
        copyProgram();
        Tool.Run run = run(
                folder,
                home(Importance.class),
                home(CryptoException.class),
                home(RetentionSchedule.class),
                home(JsonParser.class));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout().strip()).isEqualTo("Due 2032-04-01");
    }

    @Test
    void theCheckCanFail() throws IOException, URISyntaxException {
        copyProgram();
        Tool.Run run = run(folder, home(Importance.class), home(CryptoException.class), home(RetentionSchedule.class));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.stderr()).contains("NoClassDefFoundError");
    }

    private void copyProgram() throws IOException {
        Path target = folder.resolve(LeanDecision.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream in = Objects.requireNonNull(LeanDecision.class.getResourceAsStream("LeanDecision.class"))) {
            Files.copy(in, target);
        }
    }

    private static Tool.Run run(Path... classPath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = Stream.of(classPath)
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        return Tool.run(new ProcessBuilder(java, "-cp", path, LeanDecision.class.getName()));
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
