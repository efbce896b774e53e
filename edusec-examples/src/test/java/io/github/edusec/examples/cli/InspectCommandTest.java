package io.github.edusec.examples.cli;

import static io.github.edusec.examples.cli.SealedSample.last;
import static io.github.edusec.examples.cli.SealedSample.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** inspect, as scripts see it. */
class InspectCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aBundleShowsNoNames() throws IOException {
        Path in = sealed(folder, "out.zip");
        Cli inspect = Cli.run("inspect", in, "--json");
        assertThat(inspect.exit()).as(inspect.err()).isZero();
        assertThat(inspect.json()).hasSize(2);
        assertThat(inspect.json().get(0))
                .containsOnlyKeys("type", "entry", "encoding", "protection", "deflated", "storedBytes", "size")
                .containsEntry("type", "entry")
                .containsEntry("entry", "data.zip")
                .containsEntry("encoding", "ascii")
                .containsEntry("protection", "aes-256");
        assertThat(last(inspect))
                .containsOnlyKeys("type", "package", "legible", "kind", "entries", "protected", "says")
                .containsEntry("type", "inspected")
                .containsEntry("package", in.toString())
                .containsEntry("legible", "true")
                .containsEntry("kind", "bundle")
                .containsEntry("entries", "1")
                .containsEntry("protected", "true");
        assertThat(Cli.run(Locale.JAPANESE, "inspect", in).out()).contains("ファイル名を隠す形式", "認証されていません");
    }

    @Test
    void visibleNamesAreShownAndSaidToBe() throws IOException {
        Cli inspect = Cli.reading(
                Files.readAllBytes(sealed(folder, "out.zip", "--visible-names")), Locale.ENGLISH, "inspect", "-");
        assertThat(inspect.exit()).isZero();
        assertThat(inspect.out()).contains("学校/成績.txt  14  aes-256", "anybody can read the files' names");
    }

    @Test
    void whatIsNotProtectedSaysSoAndIsNoFailure() throws IOException {
        Path in = folder.resolve("plain.zip");
        try (OutputStream file = Files.newOutputStream(in);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("名簿.csv"));
            zip.write('x');
        }
        Cli inspect = Cli.run("inspect", in, "--json");
        assertThat(inspect.exit()).as(inspect.err()).isZero();
        assertThat(inspect.json().get(0)).containsEntry("entry", "名簿.csv").containsEntry("protection", "none");
        assertThat(last(inspect)).containsEntry("protected", "false").containsEntry("kind", "foreign");
        assertThat(Cli.run("inspect", in).out()).contains("this package is not protected");
        assertThat(Cli.run(Locale.JAPANESE, "inspect", in).out()).contains("保護されていません", "誰でも読めます");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Path in = Files.writeString(folder.resolve("x.zip"), "no archive");
        Cli inspect = Cli.run("inspect", in, "--json");
        assertThat(inspect.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(last(inspect))
                .containsOnlyKeys("type", "package", "legible", "refusal", "refusalText", "where")
                .containsEntry("legible", "false");
        assertThat(inspect.err()).startsWith("edusec: ");
        assertThat(Cli.run("inspect", folder.resolve("none")).exit()).isEqualTo(ExitCode.IO);
        assertThat(Cli.run("inspect").exit()).isEqualTo(ExitCode.USAGE);
    }
}
