package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What qpdf and poppler say of a stamped document. */
final class PdfShown {
    private static final Pattern WORD =
            Pattern.compile("<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">"
                    + "(重要性分類Ⅱ|要許可)</word>");

    private final PdfStamper stamper;

    PdfShown(PdfStamper stamper) {
        this.stamper = stamper;
    }

    Path stamp(Path source) throws IOException {
        Path target = source.resolveSibling("labelled-" + Files.size(source) + "-" + source.getFileName());
        assertThat(stamper.stamp(source, target, PdfStamperTest.SECOND)).isInstanceOf(StampOutcome.Stamped.class);
        assertClean(target);
        return target;
    }

    static void assertClean(Path target) {
        Tool.Run check = Tool.require("qpdf").run("--check", target);
        assertThat(check.exitCode()).as(check.toString()).isZero();
        assertThat(check.toString()).doesNotContain("WARNING");
    }

    static String textOfPage(Path target, int page) {
        return Tool.require("pdftotext")
                .run("-f", page, "-l", page, target, "-")
                .stdout();
    }

    /** Stamps and checks with poppler: the text once on every page, one line at the shown top right. */
    int assertMarked(Path source) throws IOException {
        Path target = stamp(source);
        String boxes =
                Tool.require("pdftotext").run("-bbox", "-cropbox", target, "-").stdout();
        List<String> perPage = new ArrayList<>(List.of(boxes.split("(?=<page )", -1)));
        perPage.remove(0);
        double width = shownWidth(source);
        assertThat(perPage).hasSize(pageCount(source)).allSatisfy(page -> {
            Matcher word = WORD.matcher(page);
            assertThat(word.find()).as(page).isTrue();
            assertThat(Double.parseDouble(word.group(2)))
                    .as("top of the first word")
                    .isBetween(10.0, 25.0);
            assertThat(word.find()).as(page).isTrue();
            assertThat(Double.parseDouble(word.group(4)))
                    .as("bottom of the last word")
                    .isLessThan(36);
            assertThat(width - Double.parseDouble(word.group(3)))
                    .as("right margin")
                    .isBetween(16.0, 20.0);
            assertThat(word.find()).as("a second mark").isFalse();
        });
        return perPage.size();
    }

    private static int pageCount(Path source) throws IOException {
        try (PDDocument document = Loader.loadPDF(source.toFile())) {
            return document.getNumberOfPages();
        }
    }

    private static double shownWidth(Path source) throws IOException {
        try (PDDocument document = Loader.loadPDF(source.toFile())) {
            PDPage page = document.getPage(0);
            boolean upright = page.getRotation() % 180 == 0;
            return upright ? page.getCropBox().getWidth() : page.getCropBox().getHeight();
        }
    }
}
