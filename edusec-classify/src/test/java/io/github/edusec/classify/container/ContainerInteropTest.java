package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Importance;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as the usual programs make them. */
@Tag("interop")
class ContainerInteropTest {
    @TempDir
    private Path folder;

    private Path content = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        content = Files.createDirectories(folder.resolve("content"));
        Path deep = Files.createDirectories(content.resolve("年度".repeat(30)).resolve("学級".repeat(30)));
        Files.write(content.resolve("a.docx"), Fixtures.ooxml(label("III", "2A")));
        Files.write(deep.resolve("名簿.odt"), Fixtures.openDocument(label("II", "2B")));
        Files.write(content.resolve("z.xlsx"), Fixtures.ooxml(label("IV", "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ustar", "gnu", "pax", "v7"})
    void tarOfEveryDialect(String format) {
        if (format.equals("ustar") || format.equals("v7")) {
            // These cannot hold the long path.
            assertThat(Tool.require("tar")
                            .run(
                                    "-C",
                                    content,
                                    "--format=" + format,
                                    "-cf",
                                    folder.resolve("x.tar"),
                                    "a.docx",
                                    "z.xlsx")
                            .exitCode())
                    .isZero();
            Scan scan = Scan.of(folder.resolve("x.tar"));
            assertThat(scan.counts().labelled()).isEqualTo(2);
            assertThat(scan.counts().hasUnknown()).isFalse();
            return;
        }
        Tool.Run made =
                Tool.require("tar").run("-C", content, "--format=" + format, "-czf", folder.resolve("x.tgz"), ".");
        assertThat(made.exitCode()).as(made.toString()).isZero();
        assertAll(Scan.of(folder.resolve("x.tgz")));
    }

    @Test
    void zipMadeByAProgramThatStreams() {
        Tool.Run made = Tool.require("python3").run("-c", """
                        import sys, zipfile, os
                        z = zipfile.ZipFile(open(sys.argv[1], 'wb'), 'w', zipfile.ZIP_DEFLATED)
                        for d, _, fs in os.walk(sys.argv[2]):
                            for f in fs:
                                p = os.path.join(d, f)
                                with z.open(os.path.relpath(p, sys.argv[2]), 'w', force_zip64=True) as o:
                                    o.write(open(p, 'rb').read())
                        z.close()
                        """, folder.resolve("x.zip"), content);
        assertThat(made.exitCode()).as(made.toString()).isZero();
        assertAll(Scan.of(folder.resolve("x.zip")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tzip", "-t7z", "-t7z -m0=LZMA2", "-t7z -ms=off -m0=Deflate", "-t7z -m0=PPMd"})
    void sevenZipArchives(String options) {
        List<Object> arguments = new ArrayList<>(List.of("a"));
        arguments.addAll(List.of(options.split(" ")));
        arguments.addAll(List.of(folder.resolve("x.bin"), content + "/."));
        Tool.Run made = Tool.require("7zz", "7z").run(arguments.toArray());
        assertThat(made.exitCode()).as(made.toString()).isZero();
        Path archive = Files.exists(folder.resolve("x.bin")) ? folder.resolve("x.bin") : folder.resolve("x.7z");
        Scan scan = Scan.of(archive);
        if (options.contains("PPMd")) {
            assertThat(scan.counts().hasUnknown()).isTrue();
        } else {
            assertAll(scan);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t7z -psecret", "-t7z -psecret -mhe=on", "-tzip -psecret -mem=AES256", "-tzip -psecret"})
    void encryptedArchives(String options) {
        List<Object> arguments = new ArrayList<>(List.of("a"));
        arguments.addAll(List.of(options.split(" ")));
        arguments.addAll(List.of(folder.resolve("x.bin"), content.resolve("z.xlsx")));
        Tool.Run made = Tool.require("7zz", "7z").run(arguments.toArray());
        assertThat(made.exitCode()).as(made.toString()).isZero();
        Scan scan = Scan.of(folder.resolve("x.bin"));
        assertThat(scan.counts().unknown().keySet()).containsExactly(UnknownReason.ENCRYPTED);
        assertThat(scan.highest().importance()).isEqualTo(Importance.I);
    }

    @Test
    void withoutItsDecoderAnLzmaArchiveIsUnknownAndNamesWhatIsMissing() throws IOException {
        Path archive = Files.write(
                folder.resolve("x.7z"),
                Fixtures.sevenZ(
                        java.util.Map.of("a.docx", Fixtures.ooxml(label("III"))),
                        org.apache.commons.compress.archivers.sevenz.SevenZMethod.LZMA2));
        assertThat(child(archive, true)).isEqualTo("known III");
        assertThat(child(archive, false))
                .contains("UNSUPPORTED", "org.tukaani:xz")
                .doesNotContain("known");
    }

    /** The test runs as a module; the child gets everything on its class path, with or without the decoder. */
    private static String child(Path archive, boolean withDecoder) {
        String separator = System.getProperty("path.separator");
        List<String> paths = new ArrayList<>();
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            paths.addAll(List.of(System.getProperty(property, "").split(separator, -1)));
        }
        paths.add(Path.of("target", "test-classes").toAbsolutePath().toString());
        assertThat(paths).anyMatch(ContainerInteropTest::isDecoder);
        paths.removeIf(path -> !withDecoder && isDecoder(path));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Tool.Run run = Tool.run(new ProcessBuilder(
                java, "-cp", String.join(separator, paths), LzmaProbe.class.getName(), archive.toString()));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return run.stdout().strip();
    }

    private static boolean isDecoder(String path) {
        return path.matches(".*xz-[0-9.]+\\.jar");
    }

    private static void assertAll(Scan scan) {
        assertThat(scan.counts().unknown()).isEmpty();
        assertThat(scan.counts().labelled()).isEqualTo(3);
        assertThat(scan.highest().importance()).isEqualTo(Importance.II);
        assertThat(scan.evidence(ScanAxis.IMPORTANCE).name()).endsWith("名簿.odt");
    }
}
