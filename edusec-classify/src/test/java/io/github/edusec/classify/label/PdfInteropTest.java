package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs of others make of our PDFs, and we of theirs. */
@Tag("interop")
class PdfInteropTest {

    @TempDir
    Path folder;

    private final PdfStamper stamper = new PdfStamper(Limits.DEFAULT);
    private final PdfShown shown = new PdfShown(stamper);

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void theMarkStandsAtTheShownTopRight(int rotation) throws IOException {
        Consumer<PDPage> turned = page -> page.setRotation(rotation);
        assertMarked(PdfSamples.pages(folder.resolve("s.pdf"), 2, turned), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void theCropBoxAndItsOffsetAreTheShownPage(int rotation) throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 1, page -> {
            page.setMediaBox(new PDRectangle(-100, -50, 700, 900));
            page.setCropBox(new PDRectangle(0, 300, 500, 900));
            page.setRotation(rotation);
        });
        assertMarked(source, 1);
    }

    @Test
    void inheritedBoxesRotationAndResourcesCount() throws IOException {
        assertMarked(PdfSamples.inherited(folder.resolve("s.pdf")), 3);
    }

    @Test
    void aNarrowPageBreaksTheMarkIntoLines() throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 1, page -> page.setMediaBox(new PDRectangle(100, 500)));
        Path target = stamp(source);
        assertThat(Tool.require("pdftotext").run("-layout", target, "-").stdout())
                .containsOnlyOnce("重要性分類Ⅱ")
                .containsOnlyOnce("要許可");
    }

    @ParameterizedTest
    @CsvSource({"--object-streams=generate", "--linearize", "--qdf"})
    void documentsRewrittenByQpdfKeepTheirKindOfCrossReference(String option) throws IOException {
        Path plain = PdfSamples.pages(folder.resolve("p.pdf"), 3, page -> {});
        Path source = folder.resolve("s.pdf");
        assertThat(Tool.require("qpdf").run(option, plain, source).exitCode()).isZero();
        assertMarked(source, 3);
    }

    @Test
    void contentWithInlineImagesIsUnderstood() throws IOException {
        assertMarked(
                PdfSamples.content(
                        folder.resolve("s.pdf"), "q BI /W 3 /H 1 /CS /G /BPC 8 ID EIQ EI Q q 2 0 0 2 0 0 cm"),
                1);
    }

    @Test
    void afterAnotherProgramMergedOurStreamsRelabellingStillShowsOneMark() throws IOException {
        Path labelled = stamp(PdfSamples.pages(folder.resolve("s.pdf"), 2, page -> {}));
        Path merged = folder.resolve("merged.pdf");
        assertThat(Tool.require("qpdf")
                        .run("--coalesce-contents", labelled, merged)
                        .exitCode())
                .isZero();
        Path target = folder.resolve("relabelled.pdf");
        assertThat(stamper.stamp(merged, target, PdfStamperTest.THIRD)).isInstanceOf(StampOutcome.Stamped.class);
        PdfShown.assertClean(target);
        assertThat(PdfShown.textOfPage(target, 2)).containsOnlyOnce("重要性分類").contains("重要性分類Ⅲ");
        Path removed = folder.resolve("removed.pdf");
        assertThat(stamper.remove(target, removed)).isInstanceOf(StampOutcome.Stamped.class);
        assertThat(PdfShown.textOfPage(removed, 2)).doesNotContain("重要性分類");
    }

    @Test
    void fontsOfTheMarkAreEmbeddedOnceAndSubset() throws IOException {
        Path target = stamp(PdfSamples.document(
                folder.resolve("s.pdf"), 4, CompressParameters.DEFAULT_COMPRESSION, document -> {}));
        List<String> lines = Tool.require("pdffonts")
                .run(target)
                .stdout()
                .lines()
                .filter(line -> line.contains("BIZUDPGothic"))
                .toList();
        assertThat(lines).hasSize(1).first().asString().containsPattern("Identity-H +yes yes yes");
    }

    private Path stamp(Path source) throws IOException {
        return shown.stamp(source);
    }

    private void assertMarked(Path source, int pages) throws IOException {
        assertThat(shown.assertMarked(source)).isEqualTo(pages);
    }
}
