package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabellerTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LocalDate.of(2027, 7, 1));
    private static final long OLE = 0xE11AB1A1E011CFD0L;

    private final Labeller labeller = Labeller.standard();

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = Files.createDirectory(folder.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wordprocessingml.document.main+xml",
                "word.document.macroEnabled.main+xml",
                "wordprocessingml.template.main+xml",
                "word.template.macroEnabledTemplate.main+xml"
            })
    void wordDocumentsAreKnownByTheirContentAndStampedUnderTheirOwnName(String type) throws IOException {
        String prefix =
                type.startsWith("word.") ? "application/vnd.ms-" : "application/vnd.openxmlformats-officedocument.";
        Path source =
                DocxFixture.transitional().mainType(prefix + type).body("").write(in.resolve("名簿.bin"));
        assertThat(labeller.labelInto(source, out, LABEL)).isEqualTo(labelled(out.resolve("名簿.bin")));
        assertThat(labeller.read(out.resolve("名簿.bin"))).contains(LABEL);
        assertThat(names(out)).containsExactly("名簿.bin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openxmlformats-officedocument.presentationml.presentation.main+xml",
                "openxmlformats-officedocument.presentationml.template.main+xml",
                "openxmlformats-officedocument.presentationml.slideshow.main+xml",
                "ms-powerpoint.presentation.macroEnabled.main+xml",
                "ms-powerpoint.template.macroEnabled.main+xml",
                "ms-powerpoint.slideshow.macroEnabled.main+xml"
            })
    void presentationsAreKnownByTheirContentAndStampedUnderTheirOwnName(String type) throws IOException {
        Path source = PptxFixture.simple().mainType("application/vnd." + type).write(in.resolve("説明会.bin"));
        assertThat(labeller.labelInto(source, out, LABEL)).isEqualTo(labelled(out.resolve("説明会.bin")));
        assertThat(labeller.read(out.resolve("説明会.bin"))).contains(LABEL);
        assertThat(names(out)).containsExactly("説明会.bin");
    }

    @Test
    void pdfIsKnownByItsContentAndStampedUnlessItIsEncryptedOrSigned() throws IOException {
        Path plain = PdfSamples.pages(in.resolve("通知.dat"), 2, page -> {});
        Path encrypted = PdfSamples.encrypted(in.resolve("秘密.pdf"), "pass");
        Path signed = PdfSamples.signed(in.resolve("署名.pdf"));
        assertThat(labeller.labelInto(plain, out, LABEL)).isEqualTo(labelled(out.resolve("通知.dat")));
        assertThat(labeller.read(out.resolve("通知.dat"))).contains(LABEL);
        assertThat(labeller.labelInto(encrypted, out, LABEL).obstacle().map(LabelOutcome.Refused::obstacle))
                .contains(LabelObstacle.ENCRYPTED);
        assertThat(labeller.labelInto(signed, out, LABEL).obstacle().map(LabelOutcome.Refused::obstacle))
                .contains(LabelObstacle.SIGNED);
        assertThat(labeller.read(out.resolve("【Ⅱ】秘密.pdf"))).contains(LABEL);
        assertThat(labeller.read(out.resolve("【Ⅱ】署名.pdf"))).contains(LABEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text without header", "sheets without header", "slides"})
    void openDocumentsAreKnownByTheirContentAndStamped(String sample) throws IOException {
        Path source = OdfSamples.named(sample).write(in.resolve("文書.bin"));
        assertThat(labeller.labelInto(source, out, LABEL)).isEqualTo(labelled(out.resolve("文書.bin")));
        assertThat(labeller.read(out.resolve("文書.bin"))).contains(LABEL);
        assertThat(names(out)).containsExactly("文書.bin");
    }

    @Test
    void otherFilesBecomeAnExactCopyUnderAMarkedNameWithASidecar() throws IOException {
        Path source = Files.write(in.resolve("名簿.csv"), "番号,氏名\r\n".getBytes(Charset.forName("windows-31j")));
        LabelResult result = labeller.labelInto(source, out, LABEL);
        assertThat(result.obstacle().map(LabelOutcome.Refused::obstacle)).contains(LabelObstacle.FORMAT_NOT_STAMPED);
        assertThat(result.sidecar()).contains(out.resolve("【Ⅱ】名簿.csv.edusec.json"));
        assertThat(result.places()).containsExactly(MarkPlace.FILE_NAME, MarkPlace.SIDECAR);
        assertThat(result.nameShortened()).isFalse();
        assertThat(names(out)).containsExactlyInAnyOrder("【Ⅱ】名簿.csv", "【Ⅱ】名簿.csv.edusec.json");
        assertThat(result.target()).hasSameBinaryContentAs(source);
        SidecarFile sidecar = SidecarFile.read(out.resolve("【Ⅱ】名簿.csv.edusec.json"));
        assertThat(sidecar.file()).isEqualTo("【Ⅱ】名簿.csv");
        assertThat(sidecar.size()).isEqualTo(Files.size(source));
        assertThat(labeller.read(result.target())).contains(LABEL);
    }

    @Test
    void aWorkbookIsStampedInItsSheetsAndReadBack() throws IOException {
        Path source = XlsxFixture.transitional().sheet("").write(in.resolve("成績.xlsx"));
        LabelResult result = labeller.labelInto(source, out, LABEL);
        assertThat(result).isEqualTo(labelled(out.resolve("成績.xlsx")));
        assertThat(labeller.read(result.target())).contains(LABEL);
        assertThat(LabelReader.standard().read(result.target()).classification())
                .contains(LABEL.classification());
    }

    @Test
    void refusedDocumentsSayWhyAndBecomeExactCopies() throws IOException {
        byte[] docx =
                Files.readAllBytes(DocxFixture.transitional().body("<w:p/>").write(folder.resolve("whole")));
        Map<String, LabelObstacle> expected = Map.of(
                "truncated.docx", LabelObstacle.MALFORMED,
                "empty.docx", LabelObstacle.EMPTY,
                "encrypted.docx", LabelObstacle.ENCRYPTED,
                "old.doc", LabelObstacle.FORMAT_NOT_STAMPED,
                "short.doc", LabelObstacle.FORMAT_NOT_STAMPED,
                "signed.docx", LabelObstacle.SIGNED,
                "drawing.vsdx", LabelObstacle.FORMAT_NOT_STAMPED,
                "archive.zip", LabelObstacle.FORMAT_NOT_STAMPED,
                "text.docx", LabelObstacle.FORMAT_NOT_STAMPED);
        Files.write(in.resolve("truncated.docx"), Arrays.copyOf(docx, docx.length / 2));
        Files.createFile(in.resolve("empty.docx"));
        Files.write(in.resolve("encrypted.docx"), ole("EncryptedPackage"));
        Files.write(in.resolve("old.doc"), ole("WordDocument"));
        Files.write(in.resolve("short.doc"), Arrays.copyOf(ole("WordDocument"), 100));
        DocxFixture.transitional().part("_xmlsignatures/s.xml", "<a/>").body("").write(in.resolve("signed.docx"));
        DocxFixture.transitional()
                .mainType("application/vnd.ms-visio.drawing.main+xml")
                .body("")
                .write(in.resolve("drawing.vsdx"));
        DocxFixture.write(in.resolve("archive.zip"), Map.of("a.txt", new byte[3]));
        Files.writeString(in.resolve("text.docx"), "plain text");
        for (Map.Entry<String, LabelObstacle> file : expected.entrySet()) {
            Path source = in.resolve(file.getKey());
            byte[] before = Files.readAllBytes(source);
            LabelResult result = labeller.labelInto(source, out, LABEL);
            assertThat(result.obstacle().map(LabelOutcome.Refused::obstacle))
                    .as(file.getKey() + ": " + result.outcome())
                    .contains(file.getValue());
            assertThat(result.target()).hasBinaryContent(before);
            assertThat(source).hasBinaryContent(before);
            assertThat(labeller.read(result.target())).contains(LABEL);
        }
        assertThat(names(out)).hasSize(2 * expected.size());
    }

    @Test
    void limitsAreTheCallersAndGiveASidecar() throws IOException {
        Limits small = new Limits(65_536, 100, 200, 256, 20_000, 1 << 20);
        Path source = DocxFixture.transitional().body("<w:p/>").write(in.resolve("a.docx"));
        LabelResult result = Labeller.with(small).labelInto(source, out, LABEL);
        assertThat(result.obstacle().map(LabelOutcome.Refused::obstacle)).contains(LabelObstacle.OVER_LIMIT);
    }

    @Test
    void relabellingAMarkedFileReplacesTheMarkAndKeepsTheFirstDayOfAnEqualClass() throws IOException {
        Path source = Files.writeString(in.resolve("a.csv"), "x");
        Path first = labeller.labelInto(source, out, LABEL).target();
        Path second = Files.createDirectory(folder.resolve("second"));
        labeller.labelInto(first, second, new Label(LABEL.classification(), LocalDate.of(2030, 1, 1)));
        assertThat(labeller.read(second.resolve("【Ⅱ】a.csv"))).contains(LABEL);
        Label other = new Label(Classification.of(Importance.IV), LocalDate.of(2030, 1, 1));
        Path third = Files.createDirectory(folder.resolve("third"));
        assertThat(labeller.labelInto(first, third, other, "公表済み").target()).hasFileName("【Ⅳ】a.csv");
        assertThat(labeller.read(third.resolve("【Ⅳ】a.csv"))).contains(other);
    }

    @Test
    void aDamagedSidecarBesideTheSourceDoesNotStopTheCopy() throws IOException {
        Path source = Files.writeString(in.resolve("a.csv"), "x");
        Files.writeString(in.resolve("a.csv.edusec.json"), "{");
        assertThat(labeller.labelInto(source, out, LABEL).outcome()).isInstanceOf(LabelOutcome.Sidecar.class);
        assertThatThrownBy(() -> labeller.read(source)).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void aNameAloneTellsTheClassWithoutADay() throws IOException {
        Path file = Files.writeString(in.resolve("【Ⅲ】a.csv"), "x");
        assertThat(labeller.read(file)).contains(new Label(Classification.of(Importance.III), null));
        assertThat(labeller.read(Files.writeString(in.resolve("a.csv"), "x"))).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> labeller.labelInto(file, out, new Label(Classification.of(Importance.III), null)));
    }

    @Test
    void aDamagedDocumentWithoutAnyOtherLabelIsReportedOnReading() throws IOException {
        Path damaged = Files.write(in.resolve("a.docx"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> labeller.read(damaged)).isInstanceOf(ClassifyException.class);
    }

    @Test
    void aNameTooLongForAMarkIsShortenedAndSaidSo() throws IOException {
        Path source = Files.writeString(in.resolve("あ".repeat(83) + ".csv"), "x");
        LabelResult result = labeller.labelInto(source, out, LABEL);
        assertThat(result.nameShortened()).isTrue();
        assertThat(result.target().getFileName().toString()).startsWith("【Ⅱ】あ").endsWith(".csv");
        assertThat(names(out)).hasSize(2).allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= 255);
        assertThat(labeller.read(result.target())).contains(LABEL);
    }

    @Test
    void existingTargetsAreNotReplacedAndNothingIsLeftBehind() throws IOException {
        Path docx = DocxFixture.transitional().body("").write(in.resolve("a.docx"));
        Path csv = Files.writeString(in.resolve("a.csv"), "x");
        Files.writeString(out.resolve("a.docx"), "old");
        Files.writeString(out.resolve("【Ⅱ】a.csv.edusec.json"), "old");
        assertThatThrownBy(() -> labeller.labelInto(docx, out, LABEL)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> labeller.labelInto(csv, out, LABEL)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> labeller.labelInto(docx, in, LABEL)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(names(out)).containsExactlyInAnyOrder("a.docx", "【Ⅱ】a.csv.edusec.json");
        assertThat(out.resolve("a.docx")).hasContent("old");
    }

    @Test
    void aDocumentWhoseOwnLabelCannotBeReadDoesNotTakeTheClassOfItsName() throws IOException {
        Path labelled = labeller.labelInto(DocxFixture.transitional().body("").write(in.resolve("a.docx")), out, LABEL)
                .target();
        Map<String, String> changes = Map.of(">1</vt:lpwstr>", ">2</vt:lpwstr>", ">II</vt:lpwstr>", ">VII</vt:lpwstr>");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
            parts.computeIfPresent(
                    "docProps/custom.xml",
                    (name, xml) -> DocxFixture.utf8(DocxFixture.text(xml).replace(change.getKey(), change.getValue())));
            Path unusable = DocxFixture.write(in.resolve("【Ⅳ】a.docx"), parts);
            assertThatThrownBy(() -> labeller.read(unusable)).isInstanceOf(MalformedFileException.class);
        }
        Path unreadable = Files.write(in.resolve("【Ⅲ】b.docx"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThat(labeller.read(unreadable)).contains(new Label(Classification.of(Importance.III), null));
    }

    @Test
    void aStampedCopyDoesNotKeepAnotherClassInItsName() throws IOException {
        Path source = DocxFixture.transitional().body("").write(in.resolve("【Ⅳ】a.docx"));
        assertThat(labeller.labelInto(source, out, LABEL).target()).hasFileName("【Ⅱ】a.docx");
        assertThat(labeller.read(out.resolve("【Ⅱ】a.docx"))).contains(LABEL);
    }

    @Test
    void aSidecarOfAnotherFileIsRefused() throws IOException {
        Path labelled = labeller.labelInto(Files.writeString(in.resolve("a.csv"), "x"), out, LABEL)
                .target();
        Path other = Files.writeString(out.resolve("b.csv"), "y");
        Files.copy(labelled.resolveSibling(labelled.getFileName() + ".edusec.json"), out.resolve("b.csv.edusec.json"));
        assertThatThrownBy(() -> labeller.read(other))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("another name");
    }

    @Test
    void aCopyIsNotOpenToMoreThanItsSource() throws IOException {
        Path docx = DocxFixture.transitional().body("").write(in.resolve("a.docx"));
        Path csv = Files.writeString(in.resolve("a.csv"), "x");
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        for (Path source : List.of(docx, csv)) {
            Files.setPosixFilePermissions(source, owner);
            labeller.labelInto(source, out, LABEL);
        }
        assertThat(names(out)).hasSize(3);
        for (String name : names(out)) {
            assertThat(Files.getPosixFilePermissions(out.resolve(name))).isEqualTo(owner);
        }
    }

    @Test
    void linksFoldersAndMissingFilesArePlainIoErrors() throws IOException {
        Path real = Files.writeString(in.resolve("a.csv"), "x");
        Path link = Files.createSymbolicLink(in.resolve("link.csv"), real);
        assertThatThrownBy(() -> labeller.labelInto(link, out, LABEL))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ClassifyException.class)
                .hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> labeller.labelInto(in, out, LABEL)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> labeller.labelInto(in.resolve("none"), out, LABEL))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(names(out)).isEmpty();
    }

    @Test
    void aMarkThatDocumentsCannotHoldIsRefusedWhenTheLabelIsMade() {
        LocalDate day = LocalDate.of(2027, 7, 1);
        Classification long256 =
                Classification.of(Importance.I).withRestrictions(HandlingRestriction.listOf("あ".repeat(250)));
        Classification noCharacter =
                Classification.of(Importance.I).withRestrictions(HandlingRestriction.listOf("\uFFFE"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Label(long256, day));
        assertThatIllegalArgumentException().isThrownBy(() -> new Label(noCharacter, day));
    }

    /** A compound file whose directory goes over two sectors; the second has one stream of this name. */
    private static byte[] ole(String stream) {
        ByteBuffer file = ByteBuffer.allocate(512 * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0, OLE).putShort(30, (short) 9).putInt(48, 1).putInt(76, 0);
        file.putInt(512, -3).putInt(512 + 4, 2).putInt(512 + 8, -2);
        file.put(512 * 2, "Root Entry".getBytes(StandardCharsets.UTF_16LE));
        file.put(512 * 3, stream.getBytes(StandardCharsets.UTF_16LE));
        return file.array();
    }

    private static LabelResult labelled(Path target) {
        return new LabelResult(
                target,
                LABEL,
                new LabelOutcome.Labelled(List.of(MarkPlace.HEADER, MarkPlace.PROPERTY), List.of(), null),
                null);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
