package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.testkit.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Past 4 GiB and past 65,535 entries, and with little memory. */
@Tag("exhaustive")
class SealLargeTest {
    private static final int MANY = 70_000;
    private static final String LITTLE_MEMORY = "-Xmx64m";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"2,noise,bundle", "2,noise,visible", "2,text,bundle", "2,text,visible"})
    void two_gibibytes_from_a_stream_fit_into_64_mib_of_heap(int gib, String content, String mode) throws Exception {
        seal(gib, content, mode);
    }

    @ParameterizedTest
    @CsvSource({"5,noise,bundle", "5,noise,visible", "5,text,bundle", "5,text,visible"})
    void five_gibibytes_are_sealed_and_opened(int gib, String content, String mode) throws Exception {
        Path zip = seal(gib, content, mode);
        Tool sevenZip = Tool.require("7zz", "7z");
        Tool.Run run = sevenZip.run("t", "-p" + SealChild.WORDS, zip);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.toString()).doesNotContainIgnoringCase("warning");
        if (content.equals("noise")) {
            assertThat(Files.size(zip)).isGreaterThan((long) gib << 30);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seventy_thousand_files_are_opened_by_us_and_by_7zip(boolean visible) throws IOException {
        Tool sevenZip = Tool.require("7zz", "7z");
        Path zip = folder.resolve("many.zip");
        List<SealSource> sources = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            byte[] content = ("番号," + i).getBytes(StandardCharsets.UTF_8);
            sources.add(SealSource.of(
                    new ByteArrayInputStream(content), "年度/" + i + ".csv", InteropFiles.STATEMENT.made()));
        }
        try (Passphrase passphrase = Passphrase.of(SealChild.WORDS.toCharArray())) {
            Seal seal = Seal.of(sources, InteropFiles.STATEMENT).to(passphrase);
            assertThat((visible ? seal.withVisibleNames() : seal).writeTo(zip)).isInstanceOf(SealOutcome.Sealed.class);
            assertThat(Open.path(zip).with(passphrase).check())
                    .isInstanceOfSatisfying(
                            OpenOutcome.Opened.class,
                            opened -> assertThat(opened.content().files()).hasSize(MANY));
        }
        Path listed = zip;
        if (!visible) {
            assertThat(sevenZip.run("x", "-p" + SealChild.WORDS, "-o" + folder, zip)
                            .exitCode())
                    .isZero();
            listed = folder.resolve("data.zip");
        }
        Tool.Run run = sevenZip.run("l", "-slt", listed);
        assertThat(run.exitCode()).as(run.stderr()).isZero();
        assertThat(run.stdout().lines().filter(line -> line.startsWith("Path = 年度")))
                .hasSize(MANY);
    }

    private Path seal(int gib, String content, String mode) throws Exception {
        Path zip = folder.resolve("large.zip");
        String classPath = ChildClassPath.get();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        LITTLE_MEMORY,
                        "-cp",
                        classPath,
                        LargeChild.class.getName(),
                        zip.toString(),
                        Integer.toString(gib),
                        content,
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isZero();
        assertThat(said.strip()).isEqualTo(Long.toString((long) gib << 30));
        return zip;
    }
}
