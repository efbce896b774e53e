package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** label, labels and unlabel, as scripts see them. */
class LabelCommandTest {
    @TempDir
    private Path folder;

    private Path document;
    private byte[] original;

    @BeforeEach
    void setUp() throws IOException {
        document = docx("通知表.docx");
        original = Files.readAllBytes(document);
    }

    @Test
    void aLabelledCopyIsWrittenToExactlyThePathAndReadBack() throws IOException {
        Path out = folder.resolve("out.docx");
        Cli label = Cli.run(
                "label",
                "--importance",
                "II",
                "--confidentiality",
                "2B",
                "--integrity",
                "2B",
                "--availability",
                "2A",
                "--restriction",
                "複製禁止",
                "--position",
                "both",
                "--colour",
                "C00000",
                document,
                "-o",
                out,
                "--json");
        assertThat(label.exit()).as(label.err()).isZero();
        assertThat(label.json().get(0))
                .containsEntry("type", "label")
                .containsEntry("labelled", "true")
                .containsEntry("target", out.toString())
                .containsEntry("places", List.of("header", "footer", "property"));
        assertThat(Files.readAllBytes(document)).isEqualTo(original);
        Cli labels = Cli.run("labels", out, "--json");
        assertThat(labels.exit()).isZero();
        assertThat(labels.json()).hasSize(2);
        assertThat(labels.json().get(1))
                .containsEntry("type", "labels")
                .containsEntry("known", "true")
                .containsEntry("importance", "II")
                .containsEntry("confidentiality", "2B")
                .containsEntry("availability", "2A")
                .containsEntry("restrictions", List.of("複製禁止"));
        assertThat(Cli.run(Locale.JAPANESE, "labels", out).out()).contains("重要性分類Ⅱ 機密性2B 完全性2B 可用性2A 複製禁止");
    }

    @Test
    void theMarkSaysWhatItsTemplateWants() throws IOException {
        Path out = folder.resolve("out.docx");
        Cli label = Cli.run(
                "label",
                "--importance",
                "II",
                "--restriction",
                "複製禁止",
                "--text",
                "市立中学校 {importance} {axes} {restrictions}",
                "--pages",
                "first",
                document,
                "-o",
                out);
        assertThat(label.exit()).as(label.err()).isZero();
        try (XWPFDocument labelled = new XWPFDocument(Files.newInputStream(out))) {
            assertThat(labelled.getProperties()
                            .getCustomProperties()
                            .getProperty("edusec.label.text")
                            .getLpwstr())
                    .isEqualTo("市立中学校 重要性分類Ⅱ 複製禁止");
        }
        assertThat(Cli.run("labels", out, "--json").json().get(1))
                .containsEntry("importance", "II")
                .containsEntry("restrictions", List.of("複製禁止"));
    }

    @Test
    void aMarkThatStandsNowhereLeavesTheLabelInTheProperties() throws IOException {
        Path out = folder.resolve("out.docx");
        Cli label = Cli.run("label", "--importance", "II", "--position", "none", document, "-o", out, "--json");
        assertThat(label.exit()).as(label.err()).isZero();
        assertThat(label.json().get(0)).containsEntry("places", List.of("property"));
        try (XWPFDocument labelled = new XWPFDocument(Files.newInputStream(out))) {
            assertThat(labelled.getHeaderList()).isEmpty();
        }
        assertThat(Cli.run("labels", out).exit()).isZero();
    }

    @Test
    void aMarkThatWouldNotSayTheClassOrCouldNotBeReadIsWrongUsage() {
        Path out = folder.resolve("out.docx");
        for (List<String> wrong : List.of(
                List.of("--text", "校外秘"),
                List.of("--text", "{class} {school}"),
                List.of("--text", "{class} " + "{class} ".repeat(25)),
                List.of("--pages", "second"),
                List.of("--colour", "FFFF00"))) {
            Cli run = Cli.run("label", "--importance", "I", wrong.get(0), wrong.get(1), document, "-o", out);
            assertThat(run.exit()).as(run.out()).isEqualTo(2);
            assertThat(run.err()).contains(wrong.get(0));
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void severalDocumentsGoIntoAFolder() throws IOException {
        Path out = folder.resolve("new/labelled");
        Cli label = Cli.run("label", "--importance", "III", document, docx("名簿.docx"), "-o", out);
        assertThat(label.exit()).as(label.err()).isZero();
        assertThat(names(out)).containsExactly("名簿.docx", "通知表.docx");
        Cli one = Cli.run("label", "--importance", "III", document, "-o", folder.resolve("slash") + "/");
        assertThat(one.exit()).as(one.err()).isZero();
        assertThat(names(folder.resolve("slash"))).containsExactly("通知表.docx");
    }

    @Test
    void anExistingOutputIsReplacedOnlyWhenAskedFor() throws IOException {
        Path out = Files.writeString(folder.resolve("out.docx"), "mine");
        Cli refused = Cli.run("label", "--importance", "II", document, "-o", out);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(out).hasContent("mine");
        assertThat(Cli.run("label", "--importance", "II", document, "-o", out, "--overwrite")
                        .exit())
                .isZero();
        assertThat(Cli.run("labels", out).exit()).isZero();
        assertThat(names(folder)).containsExactly("out.docx", "通知表.docx");
    }

    @Test
    void whatCannotBeMarkedLeavesNoOutputUnlessASidecarIsAskedFor() throws IOException {
        Path csv = Files.writeString(folder.resolve("名簿.csv"), "氏名\n");
        Path out = folder.resolve("out.csv");
        Cli refused = Cli.run("label", "--importance", "II", csv, "-o", out, "--json");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.json().get(0))
                .containsEntry("labelled", "false")
                .containsEntry("obstacle", "format-not-stamped");
        assertThat(out).doesNotExist();
        Cli sidecar = Cli.run("label", "--importance", "II", csv, "-o", out, "--sidecar", "--json");
        assertThat(sidecar.exit()).isZero();
        assertThat(sidecar.json().get(0)).containsEntry("sidecar", out + ".edusec.json");
        assertThat(out).hasSameBinaryContentAs(csv);
        assertThat(Cli.run("labels", out, "--json").json().get(0)).containsEntry("place", "sidecar");
        assertThat(refusedInPlace(csv).exit()).isEqualTo(1);
        assertThat(csv).hasContent("氏名\n");
    }

    private static Cli refusedInPlace(Path file) {
        return Cli.run("label", "--importance", "II", file, "--in-place");
    }

    @Test
    void inPlaceReplacesTheDocumentAndLeavesNothingElse() throws IOException {
        Cli label = Cli.run("label", "--importance", "II", document, "--in-place");
        assertThat(label.exit()).as(label.err()).isZero();
        assertThat(Cli.run("labels", document).exit()).isZero();
        assertThat(names(folder)).containsExactly("通知表.docx");
    }

    @Test
    void loweringAndRemovingNeedAReason() throws IOException {
        Path high = folder.resolve("high.docx");
        Cli.run("label", "--importance", "I", document, "-o", high);
        Path out = folder.resolve("out.docx");
        Cli refused = Cli.run("label", "--importance", "III", high, "-o", out, "--sidecar", "--json");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.json().get(0)).containsEntry("obstacle", "lowered-without-reason");
        assertThat(names(folder)).containsExactly("high.docx", "通知表.docx");
        Cli lowered = Cli.run("label", "--importance", "III", high, "-o", out, "--reason", "公表済みのため", "--json");
        assertThat(lowered.exit()).isZero();
        assertThat(lowered.json().get(0)).containsEntry("loweredFrom", "重要性分類Ⅰ").containsEntry("reason", "公表済みのため");
        Path back = folder.resolve("back.docx");
        assertThat(Cli.run("unlabel", high, "-o", back).exit()).isEqualTo(1);
        assertThat(back).doesNotExist();
        assertThat(Cli.run("unlabel", high, "-o", back, "--reason", "誤り").exit())
                .isZero();
        Cli none = Cli.run("labels", back, "--json");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.json().get(0)).containsEntry("found", "0").containsEntry("known", "false");
    }

    @Test
    void aRaisedClassNeedsNone() {
        Path low = folder.resolve("low.docx");
        Cli.run("label", "--importance", "III", document, "-o", low);
        assertThat(Cli.run("label", "--importance", "II", low, "-o", folder.resolve("raised.docx"))
                        .exit())
                .isZero();
    }

    @Test
    void labelsThatDisagreeAreShown() throws IOException {
        Path low = folder.resolve("【Ⅰ】通知表.docx");
        Cli.run("label", "--importance", "III", document, "-o", low);
        Cli labels = Cli.run("labels", low, "--json");
        assertThat(labels.exit()).isEqualTo(1);
        assertThat(labels.json().get(2)).containsEntry("conflicting", "true").containsEntry("importance", "I");
    }

    @Test
    void wrongUsageNamesTheOption() {
        Path out = folder.resolve("out.docx");
        for (Map.Entry<String, List<Object>> wrong : Map.<String, List<Object>>of(
                        "--importance", List.of("label", "--importance", "V", document, "-o", out),
                        "--integrity", List.of("label", "--importance", "I", "--integrity", "9", document, "-o", out),
                        "--position", List.of("label", "--importance", "I", "--position", "left", document, "-o", out),
                        "--colour", List.of("label", "--importance", "I", "--colour", "red", document, "-o", out),
                        "--sidecar", List.of("label", "--importance", "I", "--sidecar", document, "--in-place"),
                        "-o", List.of("label", "--importance", "I", document),
                        "IN", List.of("label", "--importance", "I", document, document, "-o", folder.resolve("f")))
                .entrySet()) {
            Cli run = Cli.run(wrong.getValue().toArray());
            assertThat(run.exit()).as(wrong.getKey()).isEqualTo(2);
            assertThat(run.err()).contains(wrong.getKey());
        }
        assertThat(out).doesNotExist();
        assertThat(Cli.run("labels", folder.resolve("none.docx")).exit()).isEqualTo(4);
        assertThat(Cli.run("label", "--importance", "I", "--sidecar", "--overwrite", document, "-o", out)
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aFileThatFailsDoesNotStopTheOthers() throws IOException {
        Path out = folder.resolve("out");
        Cli run = Cli.run(
                "label", "--importance", "I", document, folder.resolve("missing.docx"), docx("b.docx"), "-o", out);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("missing.docx");
        assertThat(names(out)).containsExactly("b.docx", "通知表.docx");
    }

    @Test
    void anOldSidecarOfAnOutputIsSeenBeforeAnythingIsWritten() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path csv = Files.writeString(folder.resolve("n.csv"), "a");
        Files.writeString(out.resolve("n.csv.edusec.json"), "{}");
        assertThat(Cli.run("label", "--importance", "I", "--sidecar", document, csv, "-o", out)
                        .exit())
                .isEqualTo(2);
        assertThat(names(out)).containsExactly("n.csv.edusec.json");
    }

    @Test
    void copiesInAFolderGetTheClassIntoTheirNames() throws IOException {
        Path csv = Files.writeString(folder.resolve("【Ⅲ】名簿.csv"), "氏名\n");
        Path out = folder.resolve("out");
        List<Object> command = List.of(
                "label",
                "--importance",
                "II",
                "--confidentiality",
                "2B",
                "--name-form",
                "confidentiality-suffix",
                "--sidecar",
                "--json",
                "-o",
                out,
                document,
                csv);
        Cli label = Cli.run(command.toArray());
        assertThat(label.exit()).as(label.err()).isZero();
        assertThat(names(out)).containsExactly("名簿_機2B.csv", "名簿_機2B.csv.edusec.json", "通知表_機2B.docx");
        assertThat(label.json().get(0))
                .containsEntry("target", out.resolve("通知表_機2B.docx").toString());
        assertThat(label.err()).isEmpty();
        Cli labels = Cli.run("labels", out.resolve("名簿_機2B.csv"), out.resolve("通知表_機2B.docx"), "--json");
        assertThat(labels.exit()).isZero();
        assertThat(labels.json().get(1))
                .containsEntry("place", "file-name")
                .containsEntry("name", "機密性2B")
                .containsEntry("importance", "II")
                .containsEntry("importanceDerived", "true");
        assertThat(Cli.run(command.toArray()).exit()).isEqualTo(2);
        Cli fallenBack = Cli.run(
                Locale.ENGLISH, "label", "--importance", "I", "--name-form", "axes", document, "-o", folder + "/two/");
        assertThat(fallenBack.exit()).isZero();
        assertThat(names(folder.resolve("two"))).containsExactly("【Ⅰ】通知表.docx");
        assertThat(fallenBack.err()).contains("an axis that the form shows is not stated: 【Ⅰ】通知表.docx");
    }

    @Test
    void aFormOfOnesOwnIsReadWhereItIsNamed() throws IOException {
        Path csv = Files.writeString(folder.resolve("機2_名簿.csv"), "氏名\n");
        assertThat(Cli.run("labels", csv, "--json").json().get(0)).containsEntry("found", "0");
        Cli labels = Cli.run("labels", csv, "--json", "--name-form", "prefix:機{confidentiality}_");
        assertThat(labels.exit()).isZero();
        assertThat(labels.json().get(0)).containsEntry("confidentiality", "2B");
        Cli scan = Cli.run("scan", csv, "--json", "--name-form", "prefix:機{confidentiality}_");
        assertThat(scan.exit()).isZero();
        assertThat(scan.json().get(1)).containsEntry("confidentiality", "2B").containsEntry("importance", "II");
    }

    @Test
    void aFormForNamesNeedsAFolderAndATemplateThatCanBeReadBack() throws IOException {
        for (List<Object> wrong : List.<List<Object>>of(
                List.of("label", "--importance", "I", "--name-form", "axes", document, "-o", folder.resolve("a.docx")),
                List.of("label", "--importance", "I", "--name-form", "axes", document, "--in-place"),
                List.of("label", "--importance", "I", "--name-form", "none", document, "-o", folder.resolve("x") + "/"),
                List.of("labels", "--name-form", "prefix:{importance}", document),
                List.of("scan", "--name-form", "suffix:({confidentiality})", document))) {
            Cli run = Cli.run(wrong.toArray());
            assertThat(run.exit()).as(wrong.toString()).isEqualTo(2);
            assertThat(run.err()).contains("--name-form");
        }
        assertThat(names(folder)).containsExactly("通知表.docx");
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path docx(String name) throws IOException {
        Path file = folder.resolve(name);
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            document.createParagraph().createRun().setText("通知表");
            document.write(out);
        }
        return file;
    }
}
