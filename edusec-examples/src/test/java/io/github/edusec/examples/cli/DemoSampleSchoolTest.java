package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the generated school, judged by other people's programs. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoSampleSchoolTest {
    private static final Pattern PASSPHRASE = Pattern.compile("(?m)^[a-z]+(-[a-z]+){5,}$");

    @TempDir
    static Path folder;

    private Path out;
    private List<Map<String, Object>> rows;
    private Map<String, Object> summary;

    @BeforeAll
    void runTheMainJob() {
        out = folder.resolve("out");
        Cli demo = Cli.run("demo", "--out", out, "--today", "2026-11-23", "--json");
        assertThat(demo.exit()).as(demo.err()).isZero();
        rows = demo.json();
        summary = rows.remove(rows.size() - 1);
    }

    @Test
    void everyStepDidSomethingReal() {
        assertThat(rows).hasSizeGreaterThanOrEqualTo(38).allSatisfy(row -> {
            assertThat(row).containsEntry("type", "file").containsEntry("processed", "true");
            assertThat(row).containsKeys("importance", "labelledFile", "decision", "explanation");
        });
        assertThat(rows)
                .extracting(row -> row.get("decision"))
                .contains("keep-permanently", "keep-until", "held", "due");
        assertThat(rows).extracting(row -> row.get("known")).contains("true", "false");
        assertThat(number("stamped")).isGreaterThan(30);
        // CSV and text files; every office document and PDF is marked.
        assertThat(number("sidecars")).isBetween(5, 9);
        assertThat(number("due")).isPositive();
        assertThat(summary).containsEntry("destroyed", summary.get("due")).containsEntry("ledgerVerified", "true");
    }

    @Test
    void theUnknownCountsAsMostSevereAndIsTakenOut() {
        assertThat(rows)
                .filteredOn(row -> "false".equals(row.get("known")))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row).containsEntry("importance", "I").containsEntry("takenOut", "true"));
        assertThat(rows)
                .filteredOn(row -> List.of("III", "IV").contains(row.get("importance")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("takenOut", "false"));
    }

    @Test
    void whatWasDueIsGoneAndEverythingElseIsStillThere() {
        assertThat(rows).allSatisfy(row -> {
            boolean destroyed = "destroyed".equals(row.get("disposal"));
            assertThat(destroyed).isEqualTo("due".equals(row.get("decision")));
            assertThat(Files.exists(out.resolve("documents").resolve(text(row, "file"))))
                    .isNotEqualTo(destroyed);
            assertThat(Files.exists(out.resolve(text(row, "labelledFile")))).isNotEqualTo(destroyed);
        });
    }

    @Test
    void outHasExactlyOneZipAndTheSlipLiesApart() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(file -> file.toString().endsWith(".zip")))
                    .containsExactly(out.resolve("takeout.zip"));
        }
        assertThat(Path.of(text(summary, "slip")).getParent()).isNotEqualTo(out);
        assertThat(PASSPHRASE
                        .matcher(Files.readString(Path.of(text(summary, "slip"))))
                        .results())
                .hasSize(1);
    }

    @Test
    @Tag("interop")
    void sevenZipAcceptsTheArchiveWithTheSlipOnly() throws IOException {
        Tool sevenZip = Tool.require("7z", "7zz");
        Path archive = out.resolve("takeout.zip");
        assertThat(sevenZip.run("t", "-p" + passphrase(), archive).exitCode()).isZero();
        assertThat(sevenZip.run("t", "-p" + passphrase() + "x", archive).exitCode())
                .isNotZero();
        String listing = sevenZip.run("l", "-slt", archive).stdout();
        long files = listing.lines().filter(line -> line.startsWith("Path = ")).count() - 1;
        assertThat(files).isPositive();
        assertThat(listing.lines().filter(line -> line.startsWith("Method = AES-256")))
                .hasSize((int) files);
    }

    @Test
    @Tag("interop")
    void bsdtarReadsTheSameBytesAsSevenZipAndNeedsTheSlip() throws IOException {
        Tool bsdtar = Tool.require("bsdtar");
        Path archive = out.resolve("takeout.zip");
        Tool.Run right = bsdtar.run("--passphrase", passphrase(), "-xOf", archive);
        assertThat(right.exitCode()).as(right.stderr()).isZero();
        byte[] bySevenZip = Tool.require("7z", "7zz")
                .run("x", "-so", "-p" + passphrase(), archive)
                .stdoutBytes();
        assertThat(right.stdoutBytes()).isNotEmpty().isEqualTo(bySevenZip);
        assertThat(bsdtar.run("--passphrase", "not-" + passphrase(), "-xOf", archive)
                        .exitCode())
                .isNotZero();
    }

    @Test
    @Tag("interop")
    void everyLabelledPdfIsSoundAndMarkedOnEveryPage() {
        Tool qpdf = Tool.require("qpdf");
        Tool pdftotext = Tool.require("pdftotext");
        List<Path> pdfs = stamped(".pdf");
        assertThat(pdfs).hasSizeGreaterThanOrEqualTo(5);
        assertThat(pdfs).allSatisfy(pdf -> {
            Tool.Run check = qpdf.run("--check", pdf);
            assertThat(check.exitCode()).as(check.toString()).isZero();
            assertMarkOnEveryPage(pdftotext, pdf);
        });
    }

    @Test
    @Tag("libreoffice")
    void libreOfficePrintsTheMarkOnEveryPageOfEveryLabelledDocxAndPptx() throws IOException {
        Tool soffice = Tool.require("soffice");
        Tool pdftotext = Tool.require("pdftotext");
        List<Path> documents = new ArrayList<>(stamped(".docx"));
        assertThat(documents).hasSizeGreaterThanOrEqualTo(8);
        List<Path> presentations = stamped(".pptx");
        assertThat(presentations).isNotEmpty();
        documents.addAll(presentations);
        Path printed = Files.createDirectory(folder.resolve("printed"));
        Object[] arguments = Stream.concat(
                        Stream.of(
                                "-env:UserInstallation="
                                        + folder.resolve("profile").toUri(),
                                "--headless",
                                "--convert-to",
                                "pdf",
                                "--outdir",
                                printed),
                        documents.stream())
                .toArray();
        assertThat(soffice.run(arguments).exitCode()).isZero();
        assertThat(documents).allSatisfy(document -> {
            String name = document.getFileName().toString().replaceFirst("\\.(docx|pptx)$", ".pdf");
            assertMarkOnEveryPage(pdftotext, printed.resolve(name));
        });
    }

    private static void assertMarkOnEveryPage(Tool pdftotext, Path pdf) {
        String[] pages = pdftotext.run("-layout", pdf, "-").stdout().split("\f");
        assertThat(pages)
                .as(pdf.toString())
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.replaceAll("\\s", "")).contains("重要性分類"));
    }

    /** The labelled copies that were marked visibly and still exist. */
    private List<Path> stamped(String extension) {
        return rows.stream()
                .filter(row -> row.get("labelPlaces") instanceof List<?> places && places.contains("header"))
                .map(row -> out.resolve(text(row, "labelledFile")))
                .filter(file -> file.toString().endsWith(extension) && Files.exists(file))
                .toList();
    }

    private String passphrase() throws IOException {
        Matcher matcher = PASSPHRASE.matcher(Files.readString(Path.of(text(summary, "slip"))));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private int number(String field) {
        return Integer.parseInt(text(summary, field));
    }

    private static String text(Map<String, Object> row, String field) {
        return String.valueOf(row.get(field));
    }
}
