package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.LibreOffice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a mark says and wherever it stands, it is found again, also after other programs had the document. */
class MarkFoundAgainTest {
    private static final Label SECOND = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final Label FIRST = new Label(Classification.of(Importance.I), LocalDate.of(2028, 4, 1));
    private static final MarkStyle ODD =
            MarkStyle.DEFAULT.withTemplate(new MarkTemplate("校外秘 & {importance} ({date})"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(MarkPages.class)
    @Tag("libreoffice")
    void aDocumentThatLibreOfficeSavedShowsTheNewMarkOnly(MarkPages pages) throws IOException {
        LibreOffice office = new LibreOffice(folder.resolve("profile"));
        Map<String, String> filters = new LinkedHashMap<>(Map.of("docx", "docx:MS Word 2007 XML"));
        Map<String, String> samples = Map.of(
                "docx", "title page with its header",
                "xlsx", "sheet with a first header",
                "pptx", "slides",
                "odt", "master page with a first header",
                "ods", "sheets of a master page with a first header",
                "odp", "slides of OpenDocument");
        Path again = Files.createDirectory(folder.resolve("again"));
        for (Map.Entry<String, String> each : samples.entrySet()) {
            FirstPageSamples sample = FirstPageSamples.named(each.getValue());
            Path in = Files.createDirectory(folder.resolve("in-" + each.getKey()));
            Path saved = Files.createDirectory(folder.resolve("saved-" + each.getKey()));
            String name = each.getKey() + "." + each.getKey();
            Stamper stamper = new PackageStamper(Limits.DEFAULT, sample.family());
            Path source = sample.write(folder.resolve(name));
            stamp(stamper, source, in.resolve(name), new Mark(SECOND, ODD.withPages(pages)));
            office.convert(in, saved, filters.getOrDefault(each.getKey(), each.getKey()));
            stamp(stamper, saved.resolve(name), again.resolve(name), new Mark(FIRST, MarkStyle.DEFAULT));
        }
        Path pdf = Files.createDirectory(folder.resolve("pdf"));
        office.convert(again, pdf, "pdf");
        for (String name : samples.keySet()) {
            assertThat(LibreOffice.pages(pdf.resolve(name + ".pdf")))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(page -> assertThat(page).doesNotContain("校外秘", "Ⅱ"))
                    .allSatisfy(page -> assertThat(page).containsOnlyOnce("重要性分類Ⅰ"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sheets with regions", "slides that hide what their master draws"})
    void aParagraphOfOursIsKnownByItsOwnWordsWhereTheStoredLabelIsGone(String sample) throws IOException {
        Stamper stamper = new PackageStamper(Limits.DEFAULT, OpenDocument::of);
        Path source = OdfSamples.named(sample).write(folder.resolve("source"));
        Path labelled = folder.resolve("labelled");
        stamp(stamper, source, labelled, new Mark(SECOND, ODD));
        Path bare = edited(labelled, "meta.xml", xml -> xml.replaceAll("<meta:user-defined.*</meta:user-defined>", ""));
        Path again = folder.resolve("again");
        stamp(stamper, bare, again, new Mark(FIRST, MarkStyle.DEFAULT));
        assertThat(all(again)).contains("重要性分類Ⅰ").doesNotContain("校外秘", "重要性分類Ⅱ");
    }

    @Test
    void aParagraphOfOursThatItsAuthorRewroteStays() throws IOException {
        Stamper stamper = new PackageStamper(Limits.DEFAULT, OpenDocument::of);
        Path source = OdfSamples.named("sheets with regions").write(folder.resolve("source"));
        Path labelled = folder.resolve("labelled");
        stamp(stamper, source, labelled, new Mark(SECOND, ODD));
        Path rewritten = edited(labelled, "styles.xml", xml -> xml.replace(">校外秘", ">著者の文 校外秘"));
        Path back = folder.resolve("back");
        stamper.remove(rewritten, back);
        assertThat(all(back)).contains("著者の文").doesNotContain("edusecLabel:", "校外秘");
    }

    @Test
    void withoutAVisibleMarkAHeaderThatSaysTheSameIsItsAuthors() throws IOException {
        Stamper stamper = new PackageStamper(Limits.DEFAULT, OpenDocument::of);
        String said = "重要性分類Ⅱ";
        Path source = OdfFixture.text()
                .masters(OdfFixture.master("Standard", "pm", OdfFixture.strip("header", OdfFixture.paragraph(said))))
                .write(folder.resolve("source"));
        Path labelled = folder.resolve("labelled");
        Path back = folder.resolve("back");
        stamp(stamper, source, labelled, new Mark(SECOND, MarkStyle.DEFAULT.withPosition(MarkPosition.NONE)));
        stamper.remove(labelled, back);
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(source));
    }

    @Test
    void aMarkInAColourThatIsNotTakenAnyMoreIsStillRemovedFromAWorkbook() throws IOException {
        Stamper stamper = new PackageStamper(Limits.DEFAULT, XlsxWorkbook::of);
        Path source = XlsxSamples.named("left, centre and right").write(folder.resolve("source"));
        Path labelled = folder.resolve("labelled");
        stamp(stamper, source, labelled, new Mark(SECOND, new MarkStyle(MarkPosition.BOTH, 0xC00000)));
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        parts.replaceAll(
                (name, bytes) -> DocxFixture.utf8(DocxFixture.text(bytes).replace("C00000", "FFFF00")));
        Path yellow = DocxFixture.write(folder.resolve("yellow"), parts);
        assertThat(stamper.read(yellow)).contains(SECOND);
        Path back = folder.resolve("back");
        assertThat(stamper.remove(yellow, back)).extracting(Placed::in).isEqualTo(List.of());
        DocxLawsTest.assertSameParts(DocxFixture.partsOf(back), DocxFixture.partsOf(source));
        Path again = folder.resolve("again");
        stamp(stamper, yellow, again, new Mark(FIRST, MarkStyle.DEFAULT));
        assertThat(all(again)).doesNotContain("FFFF00", "重要性分類Ⅱ");
    }

    /** A template that makes too long a text, an unknown one, and one that is not shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "header 000000 all {class}{class}{class}",
                "header 000000 all {school}",
                "header 000000 all {date} {class}"
            })
    void aStoredStyleThatDoesNotFitIsDamage(String style) throws IOException {
        Label wordy = new Label(
                SECOND.classification().withRestrictions(HandlingRestriction.listOf("x".repeat(90))),
                SECOND.labelledOn());
        Stamper stamper = new PackageStamper(Limits.DEFAULT, XlsxWorkbook::of);
        Path source = XlsxSamples.named("no header").write(folder.resolve("source"));
        Path labelled = folder.resolve("labelled");
        stamp(stamper, source, labelled, new Mark(wordy, MarkStyle.DEFAULT.withTemplate(new MarkTemplate("{class}!"))));
        Path hostile = edited(labelled, "docProps/custom.xml", xml -> xml.replace("header 000000 all {class}!", style));
        for (StampOutcome outcome : List.of(
                stamper.stamp(hostile, folder.resolve("again"), FIRST),
                stamper.remove(hostile, folder.resolve("back")))) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            StampOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(LabelObstacle.MALFORMED));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADER", "NONE"})
    void pagesOfAPdfThatLoseTheMarkAreCleanedAfterAnotherProgramSavedIt(MarkPosition position) throws IOException {
        PdfStamper stamper = new PdfStamper(Limits.DEFAULT);
        Path labelled = folder.resolve("labelled.pdf");
        stamp(stamper, PdfSamples.pages(folder.resolve("s.pdf"), 3, page -> {}), labelled, new Mark(SECOND, ODD));
        Path saved = folder.resolve("saved.pdf");
        try (PDDocument document = Loader.loadPDF(labelled.toFile());
                OutputStream out = Files.newOutputStream(saved)) {
            document.getDocumentInformation().setTitle("別の題");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        Path again = folder.resolve("again.pdf");
        Mark mark = new Mark(FIRST, new MarkStyle(position, 0).withPages(MarkPages.FIRST));
        stamp(stamper, saved, again, mark);
        PdfShown.assertClean(again);
        for (int page = 1; page <= 3; page++) {
            String text = PdfShown.textOfPage(again, page);
            assertThat(text).contains("body " + page).doesNotContain("Ⅱ");
            assertThat(text.contains("重要性分類Ⅰ")).isEqualTo(page == 1 && position != MarkPosition.NONE);
        }
        assertThat(stamper.read(again)).contains(FIRST);
        Path twice = folder.resolve("twice.pdf");
        stamp(stamper, again, twice, mark);
        assertThat(twice).hasSameBinaryContentAs(again);
    }

    private Path edited(Path file, String part, UnaryOperator<String> edit) throws IOException {
        Map<String, byte[]> parts = DocxFixture.partsOf(file);
        String before = DocxFixture.text(Objects.requireNonNull(parts.get(part)));
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        parts.put(part, DocxFixture.utf8(after));
        return DocxFixture.write(folder.resolve("edited"), parts);
    }

    private static String all(Path file) throws IOException {
        StringBuilder all = new StringBuilder();
        DocxFixture.partsOf(file).values().forEach(bytes -> all.append(DocxFixture.text(bytes)));
        return all.toString();
    }

    private static void stamp(Stamper stamper, Path source, Path target, Mark mark) throws IOException {
        assertThat(stamper.stamp(source, target, mark)).isInstanceOf(StampOutcome.Stamped.class);
    }
}
