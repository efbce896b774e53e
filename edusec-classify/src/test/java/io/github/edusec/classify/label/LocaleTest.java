package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Cron starts programs under {@code LC_ALL=C}, where Java cannot write Japanese file names. */
@DisabledOnOs({OS.WINDOWS, OS.MAC})
class LocaleTest {
    @TempDir
    Path folder;

    @Test
    void underTheCLocaleMarkedNamesAreRefusedAndStampedDocumentsKeepTheirBytes() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Path out = Files.createDirectory(folder.resolve("out"));
        DocxFixture.transitional().body("").write(in.resolve("名簿.docx"));
        Files.writeString(in.resolve("a.csv"), "x");
        Files.writeString(in.resolve("名簿.csv"), "x");
        Tool.Run run = probe(in, out);
        assertThat(run.stdout().lines())
                .as(run.toString())
                .containsExactlyInAnyOrder("Labelled", "UnrepresentableNameException", "UnrepresentableNameException");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).containsExactly(out.resolve("名簿.docx"));
        }
    }

    private static Tool.Run probe(Path in, Path out) {
        String path = System.getProperty("jdk.module.path", "")
                + System.getProperty("path.separator")
                + System.getProperty("java.class.path", "")
                + System.getProperty("path.separator")
                + Path.of(LocaleProbe.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .resolveSibling("test-classes");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                LocaleProbe.class.getName(),
                in.toString(),
                out.toString());
        java.environment().put("LC_ALL", "C");
        return Tool.run(java);
    }
}
