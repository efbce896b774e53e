package io.github.edusec.interop.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.LibreOffice;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents that other programs make here and now: every law holds for each, its maker still opens it and sees the mark, and
 * LibreOffice shows the same pages with the mark once on each.
 */
@Tag("libreoffice")
class ForeignCorpusTest {
    private static final String MARK = Laws.LABEL.text().replace(" ", "");
    /** Where LibreOffice shows no header at all on some pages, of the author's or ours, and why. */
    private static final Map<String, String> HEADERS_NOT_SHOWN = Map.of(
            "python-docx-first-page-inherited-late.docx",
            "a first-page header that is inherited across a section without first page");

    /** Making a profile takes longer than converting a document. */
    @TempDir
    static Path profile;

    @TempDir
    Path folder;

    static Stream<Arguments> programs() {
        Program word = new PoiWord();
        Program sheets = new PoiSheets();
        Program slides = new PoiSlides();
        Program odf = new OdfdomDocuments();
        return Stream.of(
                program("Apache POI, Word", word, 20),
                program("Apache POI, Excel", sheets, 20),
                program("Apache POI, PowerPoint", slides, 17),
                program("docx4j", new Docx4jDocuments(), 18),
                program("ODF Toolkit", odf, 16),
                program("python-docx", Scripted.python("python-docx", "docx"), 15),
                program("openpyxl", Scripted.python("openpyxl", "openpyxl"), 15),
                program("XlsxWriter", Scripted.python("xlsxwriter", "xlsxwriter", sheets), 15),
                program("odfpy", Scripted.python("odfpy", "odf"), 17),
                program("docx of npm", Scripted.node("make-word.mjs", "docx", word), 17),
                program("exceljs", Scripted.node("make-sheets.mjs", "exceljs", sheets), 13),
                program("pptxgenjs", Scripted.node("make-slides.mjs", "pptxgenjs", slides), 11),
                program("pandoc, Word", Scripted.pandoc("docx", word), 3),
                program("pandoc, PowerPoint", Scripted.pandoc("pptx", slides), 3),
                program("pandoc, ODT", Scripted.pandoc("odt", odf), 3),
                program("LibreOffice, Word to ODT", new Converted(profile.resolve("labelled"), word, "odt", odf), 20),
                program(
                        "LibreOffice, ODT to Word",
                        new Converted(profile.resolve("labelled"), Scripted.pandoc("odt", odf), "docx", word),
                        3),
                program(
                        "LibreOffice, Excel to ODS",
                        new Converted(profile.resolve("labelled"), sheets, "ods", odf),
                        20),
                program(
                        "LibreOffice, PowerPoint to ODP",
                        new Converted(profile.resolve("labelled"), slides, "odp", odf),
                        17),
                program("other XML and ZIP records", new Rewritten(), 60));
    }

    private static Arguments program(String name, Program program, int least) {
        return Arguments.of(Named.of(name, program), least);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyDocumentObeysTheLawsAndKeepsItsPages(Program program, int least) throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        program.makeAll(made);
        List<Path> documents = list(made);
        assertThat(documents).hasSizeGreaterThanOrEqualTo(least);
        assertThat(documents.stream().map(ForeignCorpusTest::stem)).doesNotHaveDuplicates();

        Path labelled = Files.createDirectory(folder.resolve("labelled"));
        SoftAssertions softly = new SoftAssertions();
        for (Path document : documents) {
            Path target = labelled.resolve(document.getFileName());
            if (new Laws(softly, folder).hold(document, target)) {
                assertMakerSeesTheMark(softly, program, target);
            }
        }
        assertPages(softly, made, labelled);
        softly.assertAll();
    }

    private static void assertMakerSeesTheMark(SoftAssertions softly, Program program, Path labelled) {
        String name = labelled.getFileName().toString();
        try {
            softly.assertThat(program.headers(labelled)).as(name).anyMatch(text -> text.contains(Laws.LABEL.text()));
        } catch (Exception e) {
            softly.fail(name + " does not open", e);
        }
    }

    private void assertPages(SoftAssertions softly, Path made, Path labelled) throws IOException {
        Tool.require("soffice");
        Path before = Files.createDirectory(folder.resolve("before"));
        Path after = Files.createDirectory(folder.resolve("after"));
        new LibreOffice(profile.resolve("plain")).convertBoth(made, before, labelled, after, "pdf");
        for (Path document : list(labelled)) {
            String name = document.getFileName().toString();
            Path opened = before.resolve(stem(document) + ".pdf");
            if (!Files.exists(opened)) {
                softly.assertThat(name)
                        .as("LibreOffice 7.4 opens all but ZIP64")
                        .startsWith("zip64-");
                continue;
            }
            List<String> pages = LibreOffice.pages(after.resolve(opened.getFileName()));
            List<String> expected = LibreOffice.pages(opened);
            softly.assertThat(pages).as(name).hasSameSizeAs(expected).isNotEmpty();
            if (HEADERS_NOT_SHOWN.containsKey(name)) {
                softly.assertThat(pages).as(name).anyMatch(page -> marks(page) == 0);
            } else {
                softly.assertThat(pages).as(name).allMatch(page -> marks(page) == 1);
            }
            softly.assertThat(letters(pages)).as(name).isEqualTo(letters(expected));
        }
    }

    private static int marks(String page) {
        return page.split(MARK, -1).length - 1;
    }

    /** Lines may be found in another order; what is written must be the same. */
    private static String letters(List<String> pages) {
        char[] all = String.join("", pages).replace(MARK, "").toCharArray();
        Arrays.sort(all);
        return new String(all);
    }

    private static List<Path> list(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.sorted().toList();
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
