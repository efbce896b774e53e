package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see: LibreOffice prints labelled workbooks, and the mark stands on every page exactly once. */
@Tag("libreoffice")
class XlsxRenderTest {
    private static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LocalDate.of(2027, 7, 1));
    private static final String MARK = "重要性分類Ⅱ機密性2B";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, XlsxWorkbook::of);

    @TempDir
    Path folder;

    @Test
    void theMarkStandsOnEveryPrintedPageExactlyOnceAndNothingElseChanges() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path header = Files.createDirectory(folder.resolve("header"));
        Path footer = Files.createDirectory(folder.resolve("footer"));
        madeByLibreOffice(plain);
        handMade().write(plain.resolve("hand.xlsx"));
        for (String name : List.of("hand", "table", "sheets")) {
            Path source = plain.resolve(name + ".xlsx");
            stamp(source, header.resolve(name + ".xlsx"), MarkStyle.DEFAULT);
            stamp(source, footer.resolve(name + ".xlsx"), new MarkStyle(MarkPosition.FOOTER, 0xC00000));
            Path back = folder.resolve("back-" + name);
            stamper.remove(header.resolve(name + ".xlsx"), back);
            DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(source));
        }
        check(plain, header);
        check(plain, footer);
    }

    @Test
    void afterLibreOfficeSavedTheWorkbookTheMarkIsReplacedAndRemoved() throws IOException {
        Path marked = Files.createDirectory(folder.resolve("marked"));
        Path saved = Files.createDirectory(folder.resolve("saved"));
        Path again = Files.createDirectory(folder.resolve("again"));
        Path pdf = Files.createDirectory(folder.resolve("pdf"));
        Path plain = handMade().write(folder.resolve("plain.xlsx"));
        stamp(plain, marked.resolve("default.xlsx"), MarkStyle.DEFAULT);
        stamp(plain, marked.resolve("both.xlsx"), new MarkStyle(MarkPosition.BOTH, 0xC00000));
        office().convert(marked, saved, "xlsx");
        for (String name : List.of("default", "both")) {
            Path source = saved.resolve(name + ".xlsx");
            stamp(source, again.resolve(name + ".xlsx"), MarkStyle.DEFAULT);
            assertThat(stamper.remove(source, again.resolve(name + "-none.xlsx")))
                    .isInstanceOf(StampOutcome.Stamped.class);
        }
        office().convert(again, pdf, "pdf");
        for (String name : List.of("default", "both")) {
            assertThat(LibreOffice.pages(pdf.resolve(name + ".pdf")))
                    .as(name)
                    .allSatisfy(page -> assertThat(page.split(MARK, -1)).hasSize(2));
            assertThat(LibreOffice.pages(pdf.resolve(name + "-none.pdf")))
                    .as(name)
                    .allSatisfy(page -> assertThat(page).doesNotContain(MARK));
        }
    }

    /** Two tables with headers of their own, of several pages each, one with a first page of its own. */
    private static XlsxFixture handMade() {
        String s = XlsxFixture.S;
        return XlsxFixture.transitional()
                .sheetXml(
                        "worksheet",
                        "<worksheet xmlns=\"" + s + "\">" + XlsxFixture.rows(120) + XlsxFixture.MARGINS
                                + "<headerFooter differentFirst=\"1\" differentOddEven=\"1\"><oddHeader>&amp;L左&amp;C中央&amp;R&amp;P頁</oddHeader>"
                                + "<oddFooter>&amp;R右下&amp;L左下</oddFooter><firstHeader>表紙</firstHeader></headerFooter></worksheet>")
                .sheetXml(
                        "worksheet",
                        "<worksheet xmlns=\"" + s + "\">" + XlsxFixture.rows(60) + XlsxFixture.MARGINS
                                + "</worksheet>");
    }

    private void madeByLibreOffice(Path target) throws IOException {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Files.writeString(inputs.resolve("table.csv"), "番号,氏名,点\n" + "1,組,2\n".repeat(150));
        String office = "urn:oasis:names:tc:opendocument:xmlns:";
        Files.writeString(
                inputs.resolve("sheets.fods"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"" + office
                        + "office:1.0\" xmlns:table=\"" + office + "table:1.0\" xmlns:text=\"" + office
                        + "text:1.0\" office:version=\"1.3\""
                        + " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body>"
                        + "<office:spreadsheet>" + table("一学期", 70) + table("二学期", 5) + table("三学期", 120)
                        + "</office:spreadsheet></office:body></office:document>");
        office().convert(inputs, target, "xlsx");
    }

    private static String table(String name, int rows) {
        return "<table:table table:name=\"" + name + "\">"
                + "<table:table-row><table:table-cell><text:p>行</text:p></table:table-cell></table:table-row>"
                        .repeat(rows)
                + "</table:table>";
    }

    private void stamp(Path source, Path target, MarkStyle style) throws IOException {
        assertThat(stamper.stamp(source, target, new Mark(LABEL, style))).isInstanceOf(StampOutcome.Stamped.class);
    }

    private void check(Path plain, Path labelled) throws IOException {
        Path plainPdf = Files.createDirectories(folder.resolve("plain-pdf"));
        Path labelledPdf = Files.createDirectory(folder.resolve(labelled.getFileName() + "-pdf"));
        office().convert(plain, plainPdf, "pdf");
        office().convert(labelled, labelledPdf, "pdf");
        for (String name : List.of("hand.pdf", "table.pdf", "sheets.pdf")) {
            List<String> before = LibreOffice.pages(plainPdf.resolve(name));
            List<String> after = LibreOffice.pages(labelledPdf.resolve(name));
            assertThat(after).as(name).hasSameSizeAs(before).hasSizeGreaterThan(2);
            assertThat(after)
                    .as(name)
                    .allSatisfy(page -> assertThat(page.split(MARK, -1)).hasSize(2));
            List<String> rest =
                    after.stream().map(page -> page.replace(MARK, "")).toList();
            assertThat(rest).as(name).isEqualTo(before);
        }
    }

    private LibreOffice office() {
        return new LibreOffice(folder.resolve("profile"));
    }
}
