package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfStamperTest {
    static final Label SECOND = label(Importance.II, "2026-11-23", "複製禁止", "要許可");
    static final Label THIRD = label(Importance.III, "2026-11-24");

    @TempDir
    Path folder;

    final PdfStamper stamper = new PdfStamper(Limits.DEFAULT);

    static Label label(Importance importance, String day, String... restrictions) {
        return new Label(
                new Classification(
                        importance, Confidentiality.C2B, null, null, HandlingRestriction.listOf(restrictions)),
                LocalDate.parse(day));
    }

    @Test
    void originalBytesStayAsAnExactPrefix() throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 2, page -> {});
        byte[] before = Files.readAllBytes(source);
        Path target = stamp(source, SECOND);
        byte[] after = Files.readAllBytes(target);
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
        assertThat(after.length).isGreaterThan(before.length);
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
    }

    @Test
    void aLabelOfANewerVersionIsNeitherOverwrittenNorTakenForNone() throws IOException {
        Path newer = folder.resolve("newer.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.getDocumentInformation().setCustomMetadataValue("edusec.label.version", "2");
            document.save(newer.toString());
        }
        assertThat(stamper.stamp(newer, folder.resolve("out.pdf"), SECOND))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.NEWER_LABEL));
        assertThatThrownBy(() -> stamper.read(newer))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("newer");
    }

    @Test
    void everyPageShowsTheMarkOnceAndPropertiesHoldTheLabel() throws IOException {
        Path target = stamp(PdfSamples.pages(folder.resolve("s.pdf"), 3, page -> {}), SECOND);
        assertThat(pageTexts(target)).hasSize(3).allSatisfy(text -> {
            assertThat(text).containsOnlyOnce("重要性分類Ⅱ 機密性2B 複製禁止 要許可");
            assertThat(text).contains("body");
        });
        assertThat(stamper.read(target)).contains(SECOND);
        try (PDDocument document = Loader.loadPDF(target.toFile())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("学校だより");
        }
    }

    @Test
    void equalInputAndLabelGiveEqualBytes() throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 2, page -> {});
        assertThat(Files.readAllBytes(stamp(source, SECOND))).isEqualTo(Files.readAllBytes(stamp(source, SECOND)));
    }

    @Test
    void equalClassificationAgainIsAByteIdenticalCopyWithTheFirstDate() throws IOException {
        Path once = stamp(PdfSamples.pages(folder.resolve("s.pdf"), 2, page -> {}), SECOND);
        Path twice = stamp(once, new Label(SECOND.classification(), LocalDate.parse("2027-01-01")));
        assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
        assertThat(stamper.read(twice)).contains(SECOND);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherLabelReplacesOursByteForByte(boolean compressed) throws IOException {
        Path source = sample(compressed);
        Path replaced = stamp(stamp(source, SECOND), THIRD);
        assertThat(Files.readAllBytes(replaced)).isEqualTo(Files.readAllBytes(stamp(source, THIRD)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void removalBringsTheOriginalBack(boolean compressed) throws IOException {
        Path source = sample(compressed);
        Path removed = remove(stamp(source, SECOND));
        assertThat(Files.readAllBytes(removed)).isEqualTo(Files.readAllBytes(source));
    }

    @Test
    void removalFromAnUnlabelledDocumentIsACopy() throws IOException {
        Path source = sample(false);
        assertThat(Files.readAllBytes(remove(source))).isEqualTo(Files.readAllBytes(source));
    }

    @Test
    void afterAForeignUpdateOnlyTheNewMarkShows() throws IOException {
        Path edited = foreignUpdate(stamp(sample(false), SECOND));
        Path target = stamp(edited, THIRD);
        assertOnlyShows(target, "重要性分類Ⅲ 機密性2B");
        assertThat(stamper.read(target)).contains(THIRD);
        byte[] before = Files.readAllBytes(edited);
        assertThat(Arrays.copyOf(Files.readAllBytes(target), before.length)).isEqualTo(before);
        assertThat(pageTexts(remove(target))).noneMatch(text -> text.contains("重要性"));
    }

    @Test
    void afterAForeignUpdateTheSameLabelIsACopyAndRemovalTakesMarksOff() throws IOException {
        Path edited = foreignUpdate(stamp(sample(false), SECOND));
        assertThat(Files.readAllBytes(stamp(edited, SECOND))).isEqualTo(Files.readAllBytes(edited));
        Path removed = remove(edited);
        assertThat(pageTexts(removed)).noneMatch(text -> text.contains("重要性"));
        assertThat(stamper.read(removed)).isEmpty();
    }

    @Test
    void aPageAddedByAnotherProgramGetsTheSameLabelWithItsFirstDate() throws IOException {
        Path labelled = stamp(sample(false), SECOND);
        Path longer = folder.resolve("longer.pdf");
        try (PDDocument document = Loader.loadPDF(labelled.toFile())) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(longer.toFile());
        }
        Path target = stamp(longer, new Label(SECOND.classification(), LocalDate.parse("2027-01-01")));
        assertThat(pageTexts(target)).hasSize(3);
        assertOnlyShows(target, SECOND.text());
        assertThat(stamper.read(target)).contains(SECOND);
    }

    @Test
    void aDamagedUpdateOfOursIsNeverCut() throws IOException {
        Path labelled = stamp(sample(false), SECOND);
        byte[] bytes = Files.readAllBytes(labelled);
        bytes[indexOf(bytes, "Helvetica")] ^= 2;
        Path damaged = Files.write(folder.resolve("damaged.pdf"), bytes);
        Path target = stamp(damaged, THIRD);
        assertThat(Arrays.copyOf(Files.readAllBytes(target), bytes.length)).isEqualTo(bytes);
        assertOnlyShows(target, THIRD.text());
    }

    @Test
    void textThatTheFontLacksIsReplacedInTheMarkAndKeptInTheProperties() throws IOException {
        Label label = label(Importance.I, "2026-11-23", "複製禁止", "鑿禁止");
        Path target = stamp(sample(false), label);
        assertOnlyShows(target, "重要性分類Ⅰ 機密性2B 複製禁止 他の取扱制限あり");
        assertThat(stamper.read(target)).contains(label);
    }

    @Test
    void sharedInheritedResourcesStayAsTheyAre() throws IOException {
        Path source = PdfSamples.inherited(folder.resolve("s.pdf"));
        Path target = stamp(source, SECOND);
        assertOnlyShows(target, SECOND.text());
        try (PDDocument document = Loader.loadPDF(target.toFile())) {
            assertThat(document.getPages()
                            .getCOSObject()
                            .getCOSDictionary(COSName.RESOURCES)
                            .keySet())
                    .containsExactly(COSName.FONT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q",
                "q 2 0 0 2 0 0 cm q 3 0 0 3 9 9 cm",
                "2 0 0 2 0 0 cm q",
                "q 0 0 9 9 re f Q Q Q",
                "/P BMC BT 2 0 0 2 9 9 Tm",
                "q (a\\) Q \\( b) pop <51> << /Q 1 >> /Q gs % Q Q Q",
            })
    void contentThatLeavesStatesOpenDoesNotMoveTheMark(String content) throws IOException {
        Path balanced = stamp(PdfSamples.content(folder.resolve("b.pdf"), "q Q"), SECOND);
        Path target = stamp(PdfSamples.content(folder.resolve("s.pdf"), content), SECOND);
        assertOnlyShows(target, SECOND.text());
        assertThat(PdfPlaces.ofMark(target)).isEqualTo(PdfPlaces.ofMark(balanced));
    }

    @Test
    void contentThatWouldLookDifferentIsRefused() throws IOException {
        Path source = PdfSamples.content(folder.resolve("s.pdf"), "2 0 0 2 0 0 cm Q 0 0 9 9 re f");
        assertRefused(source, LabelObstacle.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT (open Tj ET",
                "BT <414243 Tj",
                "[(abc) 120",
                "/Span <</A (x)",
                "BI /W 8 /H 8 /BPC 8 /CS /G ID abcdef",
                "q BI /W 40 /H 1 /BPC 8 /CS /G ID ab EI q q q q q BT q q q q xxxxxxxxxxxxxx\nEI Q",
            })
    void contentThatWouldSwallowTheMarkIsRefused(String content) throws IOException {
        assertRefused(PdfSamples.content(folder.resolve("s.pdf"), content), LabelObstacle.MALFORMED);
    }

    @Test
    void anInlineImageDoesNotHideTheMark() throws IOException {
        String image = "q 9 0 0 9 9 9 cm BI /W 2 /H 1 /BPC 8 /CS /G ID ab\nEI Q q";
        assertOnlyShows(stamp(PdfSamples.content(folder.resolve("s.pdf"), image), SECOND), SECOND.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aMarkThatAnotherProgramLeftInTheResourcesOnlyIsDrawnAgain(int kept) throws IOException {
        Path stripped = folder.resolve("stripped.pdf");
        try (PDDocument document = Loader.loadPDF(stamp(sample(false), SECOND).toFile())) {
            for (var page : document.getPages()) {
                COSArray all = page.getCOSObject().getCOSArray(COSName.CONTENTS);
                COSArray rest = new COSArray();
                for (int i = 0; i < all.size() - 1; i++) {
                    if (i <= kept) {
                        rest.add(all.get(i));
                    }
                }
                page.getCOSObject().setItem(COSName.CONTENTS, kept == 2 ? all.get(1) : rest);
            }
            document.save(stripped.toFile());
        }
        assertThat(pageTexts(stripped)).noneMatch(text -> text.contains("重要性"));
        assertOnlyShows(stamp(stripped, SECOND), SECOND.text());
    }

    @Test
    void formsAndPortfoliosWhosePagesAreNotShownAreNotStamped() throws IOException {
        for (String key : List.of("XFA", "NeedsRendering", "Collection")) {
            Path source = PdfSamples.document(
                    folder.resolve(key + ".pdf"), 1, CompressParameters.NO_COMPRESSION, document -> {
                        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
                        COSDictionary part = new COSDictionary();
                        switch (key) {
                            case "XFA" -> {
                                part.setItem(COSName.XFA, PdfSamples.stream(document, "<xdp/>"));
                                catalog.setItem(COSName.ACRO_FORM, part);
                            }
                            case "Collection" -> catalog.setItem(key, part);
                            default -> catalog.setBoolean(key, true);
                        }
                    });
            assertRefused(source, LabelObstacle.FORMAT_NOT_STAMPED);
        }
    }

    @Test
    void aDamagedLabelIsNotTakenForNone() throws IOException {
        Map<String, String> complaints =
                Map.of("edusec.label.importance", "damaged", "edusec.label.version", "another version");
        for (String key : complaints.keySet()) {
            Path damaged = folder.resolve(key + ".pdf");
            try (PDDocument document =
                    Loader.loadPDF(stamp(sample(false), SECOND).toFile())) {
                document.getDocumentInformation().getCOSObject().setInt(key, 7);
                document.save(damaged.toFile());
            }
            assertThatThrownBy(() -> stamper.read(damaged))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining(complaints.get(key));
        }
    }

    @Test
    void contentsAsAnArrayOrAbsentAreMarked() throws IOException {
        assertOnlyShows(stamp(PdfSamples.contentsAsArray(folder.resolve("a.pdf")), SECOND), SECOND.text());
        Path absent = PdfSamples.pages(
                folder.resolve("s.pdf"), 1, page -> page.getCOSObject().removeItem(COSName.CONTENTS));
        assertOnlyShows(stamp(absent, SECOND), SECOND.text());
    }

    @Test
    void manyPagesShareFontFormAndStreams() throws IOException {
        Path source = PdfSamples.document(folder.resolve("s.pdf"), 300, CompressParameters.NO_COMPRESSION, d -> {});
        Path target = stamp(source, SECOND);
        long growth = Files.size(target) - Files.size(source);
        assertThat(growth).isLessThan(20_000 + 300 * 300);
        assertThat(pageTexts(target)).hasSize(300);
        assertOnlyShows(target, SECOND.text());
    }

    Path sample(boolean compressed) {
        return PdfSamples.document(
                folder.resolve("sample.pdf"),
                2,
                compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION,
                document -> {});
    }

    Path stamp(Path source, Label label) throws IOException {
        Path target = folder.resolve("out" + count(folder) + ".pdf");
        assertThat(stamper.stamp(source, target, label))
                .extracting(Placed::in)
                .isEqualTo(List.of(MarkPlace.HEADER, MarkPlace.PROPERTY));
        return target;
    }

    Path remove(Path source) throws IOException {
        Path target = folder.resolve("out" + count(folder) + ".pdf");
        assertThat(stamper.remove(source, target)).extracting(Placed::in).isEqualTo(List.of());
        return target;
    }

    private void assertRefused(Path source, LabelObstacle reason) throws IOException {
        assertRefused(stamper, source, reason);
    }

    static void assertRefused(PdfStamper stamper, Path source, LabelObstacle reason) throws IOException {
        Path folder = source.resolveSibling("out-of-" + source.getFileName());
        Files.createDirectory(folder);
        byte[] before = Files.readAllBytes(source);
        assertThat(stamper.stamp(source, folder.resolve("refused.pdf"), SECOND))
                .isInstanceOfSatisfying(
                        StampOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(folder).isEmptyDirectory();
        Files.delete(folder);
    }

    static void assertOnlyShows(Path document, String text) throws IOException {
        assertThat(pageTexts(document)).isNotEmpty().allSatisfy(page -> {
            assertThat(page).containsOnlyOnce(text);
            assertThat(page).containsOnlyOnce("重要性分類");
        });
    }

    static List<String> pageTexts(Path path) throws IOException {
        try (PDDocument document = Loader.loadPDF(path.toFile())) {
            String[] pages = new String[document.getNumberOfPages()];
            PDFTextStripper stripper = new PDFTextStripper();
            for (int i = 0; i < pages.length; i++) {
                stripper.setStartPage(i + 1);
                stripper.setEndPage(i + 1);
                pages[i] = stripper.getText(document);
            }
            return List.of(pages);
        }
    }

    private Path foreignUpdate(Path source) throws IOException {
        Path target = folder.resolve("foreign.pdf");
        try (PDDocument document = Loader.loadPDF(source.toFile());
                OutputStream out = Files.newOutputStream(target)) {
            document.getDocumentInformation().setSubject("changed");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        assertThat(Files.size(target)).isGreaterThan(Files.size(source));
        return target;
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
