package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: LibreOffice renders labelled presentations, and the mark stands on every slide exactly once. */
@Tag("libreoffice")
class PptxRenderTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, HandlingRestriction.listOf("複製禁止")),
            LocalDate.of(2027, 7, 1));
    private static final String MARK = "重要性分類Ⅱ機密性2B複製禁止";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, PptxPresentation::of);

    @TempDir
    Path folder;

    @Test
    void theMarkStandsOnEverySlideOfHandMadePresentationsExactlyOnce() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Map<String, String> names = new TreeMap<>();
        int number = 0;
        for (Map.Entry<String, PptxFixture> sample : PptxSamples.readable().entrySet()) {
            String name = "d" + (10 + number++);
            names.put(name, sample.getKey());
            stamp(sample.getValue().write(plain.resolve(name + ".pptx")), labelled.resolve(name + ".pptx"));
        }
        check(names, plain, labelled);
    }

    @Test
    void theMarkStandsOnEverySlideOfPresentationsMadeByLibreOfficeExactlyOnce() throws IOException {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Files.writeString(inputs.resolve("flat.fodp"), flatPresentation());
        office().convert(inputs, plain, "pptx:Impress MS PowerPoint 2007 XML");
        stamp(plain.resolve("flat.pptx"), labelled.resolve("flat.pptx"));
        Path back = folder.resolve("back");
        stamper.remove(labelled.resolve("flat.pptx"), back);
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(plain.resolve("flat.pptx")));
        check(Map.of("flat", "LibreOffice flat"), plain, labelled);
    }

    @Test
    void aPresentationThatLibreOfficeSavedIsReadAndLosesEveryMark() throws IOException {
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Path saved = Files.createDirectory(folder.resolve("saved"));
        stamp(PptxSamples.named("layouts and slides hide").write(folder.resolve("plain")), labelled.resolve("a.pptx"));
        office().convert(labelled, saved, "pptx:Impress MS PowerPoint 2007 XML");
        Path file = saved.resolve("a.pptx");
        assertThat(stamper.read(file)).contains(LABEL);
        assertThat(DocxFixture.text(DocxFixture.partsOf(file).getOrDefault("ppt/slides/slide1.xml", new byte[0])))
                .contains(PptxMark.TAG);
        assertThat(stamper.remove(file, folder.resolve("clean")))
                .extracting(Placed::in)
                .isEqualTo(List.of());
        assertThat(DocxFixture.partsOf(folder.resolve("clean")).values())
                .extracting(DocxFixture::text)
                .noneMatch(part -> part.contains("edusec"));
    }

    /** Two masters with shapes of their own, a slide that hides its master, and notes. */
    private static String flatPresentation() {
        String office = "urn:oasis:names:tc:opendocument:xmlns:";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"" + office
                + "office:1.0\" xmlns:style=\"" + office + "style:1.0\" xmlns:text=\"" + office
                + "text:1.0\" xmlns:draw=\"" + office + "drawing:1.0\" xmlns:presentation=\"" + office
                + "presentation:1.0\" xmlns:svg=\"" + office + "svg-compatible:1.0\" xmlns:fo=\"" + office
                + "xsl-fo-compatible:1.0\" office:version=\"1.3\""
                + " office:mimetype=\"application/vnd.oasis.opendocument.presentation\"><office:automatic-styles>"
                + "<style:page-layout style:name=\"pm\"><style:page-layout-properties fo:page-width=\"28cm\" fo:page-height=\"15.75cm\"/>"
                + "</style:page-layout><style:style style:name=\"dp1\" style:family=\"drawing-page\"/>"
                + "<style:style style:name=\"dp2\" style:family=\"drawing-page\"><style:drawing-page-properties"
                + " presentation:background-objects-visible=\"false\"/></style:style></office:automatic-styles>"
                + "<office:master-styles>" + master("Default", "校章一") + master("Second", "校章二")
                + "</office:master-styles><office:body><office:presentation>" + page("dp1", "Default", "一枚目")
                + page("dp2", "Default", "二枚目") + page("dp1", "Second", "三枚目")
                + "</office:presentation></office:body></office:document>";
    }

    private static String master(String name, String text) {
        return "<style:master-page style:name=\"" + name + "\" style:page-layout-name=\"pm\" draw:style-name=\"dp1\">"
                + frame(text, 14) + "</style:master-page>";
    }

    private static String page(String style, String master, String text) {
        return "<draw:page draw:style-name=\"" + style + "\" draw:master-page-name=\"" + master + "\">" + frame(text, 6)
                + "<presentation:notes draw:style-name=\"dp1\"><draw:frame presentation:class=\"notes\" svg:x=\"2cm\" svg:y=\"12cm\""
                + " svg:width=\"15cm\" svg:height=\"10cm\"><draw:text-box><text:p>メモ</text:p></draw:text-box></draw:frame>"
                + "</presentation:notes></draw:page>";
    }

    private static String frame(String text, int y) {
        return "<draw:frame svg:x=\"2cm\" svg:y=\"" + y
                + "cm\" svg:width=\"10cm\" svg:height=\"1cm\"><draw:text-box><text:p>" + text
                + "</text:p></draw:text-box></draw:frame>";
    }

    private void stamp(Path source, Path target) throws IOException {
        assertThat(stamper.stamp(source, target, LABEL)).isInstanceOf(StampOutcome.Stamped.class);
    }

    private void check(Map<String, String> names, Path plain, Path labelled) throws IOException {
        Path plainPdf = Files.createDirectory(folder.resolve("plain-pdf"));
        Path labelledPdf = Files.createDirectory(folder.resolve("labelled-pdf"));
        office().convert(plain, plainPdf, "pdf");
        office().convert(labelled, labelledPdf, "pdf");
        for (Map.Entry<String, String> name : names.entrySet()) {
            List<String> before = LibreOffice.pages(plainPdf.resolve(name.getKey() + ".pdf"));
            List<String> after = LibreOffice.pages(labelledPdf.resolve(name.getKey() + ".pdf"));
            assertThat(after).as(name.getValue()).hasSameSizeAs(before).hasSizeGreaterThanOrEqualTo(2);
            for (int i = 0; i < before.size(); i++) {
                assertThat(before.get(i)).as(name.getValue()).doesNotContain(MARK);
                assertThat(after.get(i)).as(name.getValue() + " " + i).isEqualTo(MARK + before.get(i));
            }
        }
    }

    private LibreOffice office() {
        return new LibreOffice(folder.resolve("profile"));
    }
}
