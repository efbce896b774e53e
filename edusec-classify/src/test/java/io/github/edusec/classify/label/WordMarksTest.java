package io.github.edusec.classify.label;

import static io.github.edusec.classify.label.DocxFixture.paragraph;
import static io.github.edusec.classify.label.DocxFixture.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks after people and programs had their hands on the document. */
class WordMarksTest {
    private static final Label SECOND = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final Label FIRST = new Label(Classification.of(Importance.I), LocalDate.of(2028, 4, 1));
    private static final String HEADER = "word/header1.xml";
    private static final String AUTHOR = "<w:p><w:r><w:t>著者の文</w:t></w:r></w:p>";
    private static final String DRAWING = "<w:r><w:drawing/></w:r>";

    private final PackageStamper stamper = new PackageStamper(Limits.DEFAULT, DocxDocument::of);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"before", "behind", "in the line", "picture", "table"})
    void whatTheAuthorPutIntoTheMarkStays(String what) throws IOException {
        String added = switch (what) {
            case "picture" -> DRAWING;
            case "table" -> "<w:tbl><w:tr><w:tc>" + AUTHOR + "</w:tc></w:tr></w:tbl>";
            case "in the line" -> "<w:r><w:t>著者の文</w:t></w:r>";
            default -> AUTHOR;
        };
        String at = switch (what) {
            case "before" -> "<w:sdtContent>";
            case "in the line", "picture" -> "</w:p></w:sdtContent>";
            default -> "</w:sdtContent>";
        };
        Path edited = edited(xml -> xml.replace(at, at.startsWith("</") ? added + at : at + added));
        String content = what.equals("picture") ? "<w:drawing/>" : "著者の文";
        for (Label label : List.of(FIRST, SECOND)) {
            Path again = folder.resolve("again-" + label.text());
            assertThat(stamper.stamp(edited, again, label)).isInstanceOf(StampOutcome.Stamped.class);
            String header = header(again);
            assertThat(header).contains(content);
            assertThat(header.split(label.text(), -1)).hasSize(2);
            assertThat(header.split("w:sdtContent>", -1)).as("one control").hasSize(3);
        }
        Path back = folder.resolve("back");
        stamper.remove(edited, back);
        assertThat(header(back)).contains(content).contains("既存").doesNotContain("重要性分類", "DOCPROPERTY", "w:sdt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<w:tag w:val=\"io.github.edusec.label\"/>", "<w:alias w:val=\"edusec\"/>"})
    void aControlThatLostItsTagOrItsTitleIsStillOurs(String lost) throws IOException {
        Path edited = edited(xml -> xml.replace(lost, ""));
        Path again = folder.resolve("again");
        assertThat(stamper.stamp(edited, again, FIRST)).isInstanceOf(StampOutcome.Stamped.class);
        assertThat(header(again)).contains(FIRST.text()).doesNotContain(SECOND.text());
        Path back = folder.resolve("back");
        stamper.remove(edited, back);
        assertThat(header(back)).contains("既存").doesNotContain("重要性分類", "w:sdt");
    }

    @Test
    void aControlOfTheAuthorsThatHasOurTitleStays() throws IOException {
        String theirs = "<w:sdt><w:sdtPr><w:alias w:val=\"edusec\"/></w:sdtPr><w:sdtContent>" + AUTHOR
                + "</w:sdtContent></w:sdt>";
        Path edited = edited(xml -> xml.replace("</w:hdr>", theirs + "</w:hdr>"));
        Path back = folder.resolve("back");
        stamper.remove(edited, back);
        assertThat(header(back)).contains(theirs);
    }

    @Test
    @Tag("libreoffice")
    void aDocumentThatLibreOfficeSavedShowsTheNewMarkOnly() throws IOException {
        LibreOffice office = new LibreOffice(folder.resolve("profile"));
        Path in = Files.createDirectory(folder.resolve("in"));
        Path saved = Files.createDirectory(folder.resolve("saved"));
        Path again = Files.createDirectory(folder.resolve("again"));
        Path pdf = Files.createDirectory(folder.resolve("pdf"));
        Mark both = new Mark(SECOND, new MarkStyle(MarkPosition.BOTH, 0));
        stamper.stamp(source(), in.resolve("a.docx"), both);
        office.convert(in, saved, "docx:MS Word 2007 XML");
        stamper.stamp(saved.resolve("a.docx"), again.resolve("a.docx"), FIRST);
        stamper.remove(saved.resolve("a.docx"), again.resolve("b.docx"));
        office.convert(again, pdf, "pdf");
        assertThat(LibreOffice.pages(pdf.resolve("a.pdf")))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(page -> assertThat(page).doesNotContain("Ⅱ"))
                .allSatisfy(page -> assertThat(page.split("重要性分類Ⅰ", -1)).hasSize(2));
        assertThat(LibreOffice.pages(pdf.resolve("b.pdf")))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(page -> assertThat(page).doesNotContain("重要性分類"));
    }

    private Path source() throws IOException {
        return DocxFixture.transitional()
                .header("header1.xml", "rId1", paragraph("既存"))
                .body(paragraph("一")
                        + DocxFixture.pageBreak()
                        + paragraph("二")
                        + section(DocxFixture.reference("default", "rId1")))
                .write(folder.resolve("source"));
    }

    private Path edited(UnaryOperator<String> edit) throws IOException {
        Path labelled = folder.resolve("labelled");
        assertThat(stamper.stamp(source(), labelled, SECOND)).isInstanceOf(StampOutcome.Stamped.class);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        String before = header(labelled);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        parts.put(HEADER, DocxFixture.utf8(after));
        return DocxFixture.write(folder.resolve("edited"), parts);
    }

    private static String header(Path file) throws IOException {
        return DocxFixture.text(Objects.requireNonNull(DocxFixture.partsOf(file).get(HEADER)));
    }
}
