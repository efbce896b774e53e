package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.testkit.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark that is wanted on the first page only: where people see it, and what is said where it stands elsewhere too. */
class FirstPageTest {
    private static final Label LABEL = new Label(Classification.of(Importance.II), LocalDate.of(2027, 7, 1));
    private static final Mark FIRST = new Mark(LABEL, MarkStyle.DEFAULT.withPages(MarkPages.FIRST));
    private static final String MARK = "重要性分類Ⅱ";

    @TempDir
    private Path folder;

    private int count;

    static Stream<String> samples() {
        return FirstPageSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatTheMarkDoesOtherThanAskedIsSaid(String name) throws IOException {
        FirstPageSamples sample = FirstPageSamples.named(name);
        assertThat(remarks(sample, FIRST)).isEqualTo(sample.remarks());
        assertThat(remarks(sample, new Mark(LABEL, MarkStyle.DEFAULT))).isEmpty();
        assertThat(remarks(sample, new Mark(LABEL, FIRST.style().withPosition(MarkPosition.NONE))))
                .isEmpty();
    }

    @Test
    @Tag("libreoffice")
    void theMarkStandsOnceOnTheFirstPageAloneWhereThatIsToldApart() throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (String name : FirstPageSamples.all().keySet()) {
            FirstPageSamples sample = FirstPageSamples.named(name);
            String file = "d" + (10 + names.size());
            names.put(file, name);
            Path source = sample.write(folder.resolve(file));
            Path in = Files.createDirectories(folder.resolve("in-" + sample.extension()));
            stamp(sample, source, in.resolve(file + "." + sample.extension()), FIRST);
        }
        LibreOffice office = new LibreOffice(folder.resolve("profile"));
        for (String extension : List.of("docx", "xlsx", "pptx", "odt", "ods", "odp")) {
            office.convert(folder.resolve("in-" + extension), Files.createDirectories(folder.resolve("pdf")), "pdf");
        }
        for (Map.Entry<String, String> file : names.entrySet()) {
            List<String> pages = LibreOffice.pages(folder.resolve("pdf/" + file.getKey() + ".pdf"));
            List<Integer> shown = new ArrayList<>();
            for (int i = 0; i < pages.size(); i++) {
                for (int found = pages.get(i).split(MARK, -1).length; found > 1; found--) {
                    shown.add(i + 1);
                }
            }
            assertThat(pages).as(file.getValue()).hasSizeGreaterThanOrEqualTo(2);
            List<Integer> wanted = FirstPageSamples.named(file.getValue()).pages();
            assertThat(shown)
                    .as(file.getValue())
                    .isEqualTo(
                            wanted.equals(FirstPageSamples.EVERY)
                                    ? IntStream.rangeClosed(1, pages.size())
                                            .boxed()
                                            .toList()
                                    : wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<w:titlePg w:val=\"maybe\"/>", "<w:titlePg/><w:titlePg w:val=\"0\"/>"})
    void aTitlePageAboutWhichReadersMayDifferIsNotTrusted(String switched) throws IOException {
        FirstPageSamples sample = FirstPageSamples.named("title page with its header");
        Map<String, byte[]> parts = new TreeMap<>(sample.parts());
        parts.computeIfPresent(
                "word/document.xml",
                (name, xml) -> DocxFixture.utf8(DocxFixture.text(xml).replace("<w:titlePg/>", switched)));
        Path source = DocxFixture.write(folder.resolve("odd"), parts);
        Path labelled = folder.resolve("labelled");
        stamp(sample, source, labelled, FIRST);
        assertThat(remarksOf(sample, labelled, FIRST)).containsExactly(MarkRemark.ON_ALL_PAGES);
        assertThat(DocxFixture.text(DocxFixture.partsOf(labelled).getOrDefault("word/header1.xml", new byte[0])))
                .contains(MARK);
    }

    @Test
    void aTitlePageThatIsSwitchedOffLaterPutsTheMarkOnAllPages() throws IOException {
        FirstPageSamples sample = FirstPageSamples.named("title page with its header");
        Path labelled = folder.resolve("labelled");
        stamp(sample, sample.write(folder.resolve("source")), labelled, FIRST);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        parts.computeIfPresent(
                "word/document.xml",
                (name, xml) -> DocxFixture.utf8(DocxFixture.text(xml).replace("<w:titlePg/>", "")));
        Path again = folder.resolve("again");
        stamp(sample, DocxFixture.write(folder.resolve("changed"), parts), again, FIRST);
        assertThat(DocxFixture.text(DocxFixture.partsOf(again).getOrDefault("word/header1.xml", new byte[0])))
                .contains(MARK);
    }

    @Test
    void hiddenSlidesInFrontOfTheFirstShownOneAreMarkedToo() throws IOException {
        PptxFixture fixture = PptxFixture.simple()
                .slide("layout", " show=\"0\"", "")
                .slide("layout", "", "")
                .slide("layout", "", "");
        FirstPageSamples sample =
                new FirstPageSamples("pptx", PptxPresentation::of, fixture.parts(), List.of(), List.of());
        Path labelled = folder.resolve("labelled");
        stamp(sample, sample.write(folder.resolve("source")), labelled, FIRST);
        Map<String, byte[]> parts = DocxFixture.partsOf(labelled);
        assertThat(parts.keySet().stream()
                        .filter(part -> DocxFixture.text(parts.getOrDefault(part, new byte[0]))
                                .contains(PptxMark.TAG + ".header")))
                .containsExactlyInAnyOrder("ppt/slide1.xml", "ppt/slide2.xml");
    }

    @Test
    void aPresentationWithoutSlidesIsMarkedOnItsMasters() throws IOException {
        FirstPageSamples sample = new FirstPageSamples(
                "pptx", PptxPresentation::of, PptxFixture.simple().parts(), List.of(), List.of());
        assertThat(remarks(sample, FIRST)).containsExactly(MarkRemark.ON_ALL_PAGES);
    }

    @Test
    void aWorkbookWithoutRoomShowsTheImportanceAndSaysSo() throws IOException {
        Label full = DocxLawsTest.A;
        FirstPageSamples narrow = sheet("x".repeat(205));
        assertThat(remarks(narrow, new Mark(full, MarkStyle.DEFAULT))).containsExactly(MarkRemark.SHORTENED);
        assertThat(remarks(narrow, new Mark(LABEL, MarkStyle.DEFAULT))).isEmpty();
        MarkStyle wordy = MarkStyle.DEFAULT.withTemplate(new MarkTemplate("{importance} 校外秘" + "x".repeat(50)));
        assertThat(remarks(narrow, new Mark(LABEL, wordy))).containsExactly(MarkRemark.SHORTENED);
        assertThat(remarks(sheet("x".repeat(254)), new Mark(full, MarkStyle.DEFAULT)))
                .containsExactly(MarkRemark.OTHER_EDGE);
    }

    @Test
    void pdfSaysWhatItsFontCannotShow() throws IOException {
        PdfMarking marking = new PdfMarking(LabelFont.load(), Limits.DEFAULT);
        MarkStyle rare = MarkStyle.DEFAULT.withTemplate(new MarkTemplate("鷹栖町立 {importance}"));
        Label hidden = new Label(
                LABEL.classification().withRestrictions(HandlingRestriction.listOf("鷹栖のみ")), LABEL.labelledOn());
        assertThat(marking.remarks(new Mark(LABEL, MarkStyle.DEFAULT))).isEmpty();
        assertThat(marking.remarks(new Mark(LABEL, rare))).containsExactly(MarkRemark.DEFAULT_TEXT);
        assertThat(marking.remarks(new Mark(hidden, MarkStyle.DEFAULT))).containsExactly(MarkRemark.RESTRICTION_HIDDEN);
        assertThat(marking.remarks(
                        new Mark(hidden, MarkStyle.DEFAULT.withTemplate(new MarkTemplate("{importance} {axes}")))))
                .isEmpty();
        assertThat(marking.remarks(new Mark(hidden, rare.withPosition(MarkPosition.NONE))))
                .isEmpty();
        Path labelled = folder.resolve("labelled.pdf");
        PdfStamper stamper = new PdfStamper(Limits.DEFAULT);
        stamper.stamp(PdfSamples.pages(folder.resolve("s.pdf"), 2, page -> {}), labelled, new Mark(LABEL, rare));
        assertThat(PdfShown.textOfPage(labelled, 2)).contains(MARK).doesNotContain("町立");
        assertThat(stamper.read(labelled)).contains(LABEL);
    }

    @Test
    void pdfShowsTheMarkOnPageOneOnly() throws IOException {
        Path labelled = folder.resolve("labelled.pdf");
        MarkStyle style = FIRST.style().withTemplate(new MarkTemplate("({importance}) {date}"));
        new PdfStamper(Limits.DEFAULT)
                .stamp(PdfSamples.pages(folder.resolve("s.pdf"), 3, page -> {}), labelled, new Mark(LABEL, style));
        PdfShown.assertClean(labelled);
        assertThat(PdfShown.textOfPage(labelled, 1)).containsOnlyOnce("(重要性分類Ⅱ) 2027-07-01");
        assertThat(PdfShown.textOfPage(labelled, 2)).contains("body 2").doesNotContain("重要性");
        assertThat(PdfShown.textOfPage(labelled, 3)).contains("body 3").doesNotContain("重要性");
    }

    private static FirstPageSamples sheet(String header) {
        XlsxFixture fixture = XlsxFixture.transitional()
                .sheet(XlsxFixture.MARGINS + "<headerFooter><oddHeader>" + header + "</oddHeader></headerFooter>");
        return new FirstPageSamples("xlsx", XlsxWorkbook::of, fixture.parts(), List.of(), List.of());
    }

    private List<MarkRemark> remarks(FirstPageSamples sample, Mark mark) throws IOException {
        Path source = sample.write(folder.resolve("source-" + count));
        Path labelled = folder.resolve("labelled-" + count++);
        stamp(sample, source, labelled, mark);
        List<MarkRemark> remarks = remarksOf(sample, labelled, mark);
        try (ZipPackage zip = ZipPackage.open(source, Limits.DEFAULT)) {
            LabelledPackage fresh = sample.family().of(new OpcPackage(zip, Limits.DEFAULT));
            fresh.apply(mark);
            assertThat(fresh.remarks(mark)).as("just applied").isEqualTo(remarks);
        }
        return remarks;
    }

    private static List<MarkRemark> remarksOf(FirstPageSamples sample, Path labelled, Mark mark) throws IOException {
        try (ZipPackage zip = ZipPackage.open(labelled, Limits.DEFAULT)) {
            LabelledPackage found = sample.family().of(new OpcPackage(zip, Limits.DEFAULT));
            assertThat(found.carries(mark)).isTrue();
            return found.remarks(mark);
        }
    }

    private static void stamp(FirstPageSamples sample, Path source, Path target, Mark mark) throws IOException {
        assertThat(new PackageStamper(Limits.DEFAULT, sample.family()).stamp(source, target, mark))
                .isInstanceOf(StampOutcome.Stamped.class);
    }
}
