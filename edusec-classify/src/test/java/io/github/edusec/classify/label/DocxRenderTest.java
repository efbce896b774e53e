package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.LibreOffice;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: LibreOffice renders labelled documents, and the mark stands on every page exactly once. */
@Tag("libreoffice")
class DocxRenderTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, HandlingRestriction.listOf("複製禁止")),
            LocalDate.of(2027, 7, 1));
    private static final String MARK = "重要性分類Ⅱ機密性2B複製禁止";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, DocxDocument::of);

    @TempDir
    Path folder;

    @Test
    void theMarkStandsOnEveryPageOfHandMadeDocumentsExactlyOnce() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Map<String, String> names = new TreeMap<>();
        int number = 0;
        for (Map.Entry<String, DocxFixture> sample : DocxSamples.readable().entrySet()) {
            String name = "d" + number++;
            names.put(name, sample.getKey());
            stamp(sample.getValue().write(plain.resolve(name + ".docx")), labelled.resolve(name + ".docx"));
        }
        check(names, plain, labelled, 2);
    }

    @Test
    void aMarkAtBothEdgesStandsAtTheTopAndAtTheBottomOfEveryPage() throws IOException {
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Path pdf = Files.createDirectory(folder.resolve("pdf"));
        int number = 0;
        for (DocxFixture sample : DocxSamples.readable().values()) {
            String name = "d" + number++;
            Path source = sample.write(folder.resolve(name));
            Mark mark = new Mark(LABEL, new MarkStyle(MarkPosition.BOTH, 0xC00000));
            assertThat(stamper.stamp(source, labelled.resolve(name + ".docx"), mark))
                    .isInstanceOf(StampOutcome.Stamped.class);
        }
        office().convert(labelled, pdf, "pdf");
        for (int i = 0; i < number; i++) {
            assertThat(LibreOffice.pages(pdf.resolve("d" + i + ".pdf")))
                    .as("d" + i)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(page -> assertThat(page.split(MARK, -1)).hasSize(3))
                    .allSatisfy(page -> assertThat(page).startsWith(MARK));
        }
    }

    @Test
    void theMarkStandsOnEveryPageOfDocumentsMadeByLibreOfficeExactlyOnce() throws IOException {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Files.writeString(inputs.resolve("text.txt"), "学級通信\n".repeat(120));
        Files.writeString(
                inputs.resolve("web.html"),
                "<html><head><meta charset=\"utf-8\"><title>名簿</title></head><body><h1>名簿</h1><table border=1>"
                        + "<tr><td>組</td><td>番</td></tr>".repeat(90) + "</table></body></html>");
        Files.writeString(inputs.resolve("flat.fodt"), flatText());
        office().convert(inputs, plain, "docx:MS Word 2007 XML", "--writer");
        Map<String, String> names = new TreeMap<>();
        for (String name : List.of("text", "web", "flat")) {
            names.put(name, "LibreOffice " + name);
            stamp(plain.resolve(name + ".docx"), labelled.resolve(name + ".docx"));
            Path back = folder.resolve("back-" + name);
            stamper.remove(labelled.resolve(name + ".docx"), back);
            DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(plain.resolve(name + ".docx")));
        }
        check(names, plain, labelled, 2);
    }

    @Test
    void whereHeadersStandAtTheEdgeOfThePaperTheMarkStandsFiveMillimetresFromIt() throws IOException {
        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        Path pdf = Files.createDirectory(folder.resolve("pdf"));
        for (String distance : List.of("0", "100", "0cm", "2mm", "720")) {
            String section = DocxFixture.section("")
                    .replace(
                            "w:header=\"567\" w:footer=\"567\"",
                            "w:header=\"" + distance + "\" w:footer=\"" + distance + "\"");
            Path source = DocxFixture.transitional()
                    .body(DocxFixture.paragraph("一").repeat(3) + section)
                    .write(folder.resolve(distance));
            Mark mark = new Mark(LABEL, new MarkStyle(MarkPosition.BOTH, 0));
            assertThat(stamper.stamp(source, labelled.resolve(distance + ".docx"), mark))
                    .isInstanceOf(StampOutcome.Stamped.class);
        }
        office().convert(labelled, pdf, "pdf");
        double millimetre = 72 / 25.4;
        for (String distance : List.of("0", "100", "0cm", "2mm", "720")) {
            List<double[]> marks = marksOnFirstPage(pdf.resolve(distance + ".pdf"));
            assertThat(marks).as(distance).hasSize(2);
            assertThat(marks.get(0)[0])
                    .as(distance)
                    .isGreaterThan(4 * millimetre)
                    .isLessThan(20 * millimetre);
            assertThat(marks.get(1)[1])
                    .as(distance)
                    .isLessThan((297 - 4) * millimetre)
                    .isGreaterThan((297 - 20) * millimetre);
        }
    }

    /** Returns upper and lower edge of each word that starts a mark, in points from the top of the page. */
    private static List<double[]> marksOnFirstPage(Path pdf) {
        Tool.Run run = Tool.require("pdftotext").run("-bbox", "-l", "1", pdf, "-");
        Matcher word = Pattern.compile("yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\">重要性")
                .matcher(run.stdout());
        List<double[]> marks = new ArrayList<>();
        while (word.find()) {
            marks.add(new double[] {Double.parseDouble(word.group(1)), Double.parseDouble(word.group(2))});
        }
        return marks;
    }

    /** First and even pages with headers of their own, as LibreOffice writes them. */
    private static String flatText() {
        String office = "urn:oasis:names:tc:opendocument:xmlns:";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"" + office
                + "office:1.0\" xmlns:style=\"" + office + "style:1.0\" xmlns:text=\"" + office
                + "text:1.0\" xmlns:fo=\"" + office + "xsl-fo-compatible:1.0\" office:version=\"1.3\""
                + " office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles>"
                + "<style:page-layout style:name=\"pm\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""
                + " fo:margin-top=\"2cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"2cm\" fo:margin-right=\"2cm\"/>"
                + "<style:header-style><style:header-footer-properties fo:min-height=\"1cm\"/></style:header-style></style:page-layout>"
                + "</office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"pm\">"
                + "<style:header><text:p>右頁</text:p></style:header><style:header-left><text:p>左頁</text:p></style:header-left>"
                + "<style:header-first><text:p>表紙</text:p></style:header-first></style:master-page></office:master-styles>"
                + "<office:body><office:text>" + "<text:p>指導計画</text:p>".repeat(200)
                + "</office:text></office:body></office:document>";
    }

    private void stamp(Path source, Path target) throws IOException {
        assertThat(stamper.stamp(source, target, LABEL)).isInstanceOf(StampOutcome.Stamped.class);
    }

    private void check(Map<String, String> names, Path plain, Path labelled, int minPages) throws IOException {
        Path plainPdf = Files.createDirectory(folder.resolve("plain-pdf"));
        Path labelledPdf = Files.createDirectory(folder.resolve("labelled-pdf"));
        office().convert(plain, plainPdf, "pdf");
        office().convert(labelled, labelledPdf, "pdf");
        for (Map.Entry<String, String> name : names.entrySet()) {
            List<String> before = LibreOffice.pages(plainPdf.resolve(name.getKey() + ".pdf"));
            List<String> after = LibreOffice.pages(labelledPdf.resolve(name.getKey() + ".pdf"));
            assertThat(after).as(name.getValue()).hasSameSizeAs(before).hasSizeGreaterThanOrEqualTo(minPages);
            assertThat(before).as(name.getValue()).noneMatch(page -> page.contains(MARK));
            assertThat(after)
                    .as(name.getValue())
                    .allSatisfy(page -> assertThat(page)
                            .startsWith(MARK)
                            .satisfies(
                                    text -> assertThat(text.lastIndexOf(MARK)).isZero()));
            // Nothing else is new, such as a field's code; a line may have moved to the next page.
            List<String> rest =
                    after.stream().map(page -> page.replace(MARK, "")).toList();
            assertThat(letters(rest)).as(name.getValue()).isEqualTo(letters(before));
        }
    }

    private static String letters(List<String> pages) {
        char[] all = String.join("", pages).toCharArray();
        Arrays.sort(all);
        return new String(all);
    }

    private LibreOffice office() {
        return new LibreOffice(folder.resolve("profile"));
    }
}
