package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks at the bottom of pages, at both edges, and in a colour. */
class PdfStyleTest {
    private static final MarkStyle FOOTER = new MarkStyle(MarkPosition.FOOTER, 0);
    private static final MarkStyle RED_BOTH = new MarkStyle(MarkPosition.BOTH, 0xC00000);
    private static final Pattern WORD = Pattern.compile(
            "<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">" + "重要性分類Ⅱ</word>");

    @TempDir
    Path folder;

    private final PdfStamper stamper = new PdfStamper(Limits.DEFAULT);

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void theMarkStandsAtTheWantedEdgesOfTheShownPage(int rotation) throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 2, page -> page.setRotation(rotation));
        double height = rotation % 180 == 0 ? 842 : 595;
        assertThat(tops(stamp(source, "header.pdf", MarkStyle.DEFAULT)))
                .hasSize(2)
                .allSatisfy(page -> assertThat(page)
                        .singleElement()
                        .satisfies(y -> assertThat(y).isBetween(10.0, 25.0)));
        assertThat(tops(stamp(source, "footer.pdf", FOOTER)))
                .hasSize(2)
                .allSatisfy(page -> assertThat(page)
                        .singleElement()
                        .satisfies(y -> assertThat(height - y).isBetween(25.0, 40.0)));
        assertThat(tops(stamp(source, "both.pdf", RED_BOTH))).hasSize(2).allSatisfy(page -> {
            assertThat(page).hasSize(2);
            assertThat(page.get(0)).isBetween(10.0, 25.0);
            assertThat(height - page.get(1)).isBetween(25.0, 40.0);
        });
    }

    @Test
    void theColourIsTheOneThatWasAskedFor() throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 1, page -> {});
        assertThat(redPixels(stamp(source, "red.pdf", RED_BOTH))).isGreaterThan(100);
        assertThat(redPixels(stamp(source, "black.pdf", MarkStyle.DEFAULT))).isZero();
    }

    @Test
    void styleAndLabelObeyTheLaws() throws IOException {
        Path source = PdfSamples.pages(folder.resolve("s.pdf"), 3, page -> {});
        Path red = stamp(source, "red.pdf", RED_BOTH);
        assertThat(stamp(red, "again.pdf", RED_BOTH)).hasSameBinaryContentAs(red);
        assertThat(stamp(red, "footer-after-red.pdf", FOOTER))
                .hasSameBinaryContentAs(stamp(source, "footer.pdf", FOOTER));
        assertThat(stamper.read(red)).contains(PdfStamperTest.SECOND);
        Path back = folder.resolve("back.pdf");
        assertThat(stamper.remove(red, back)).extracting(Placed::in).isEqualTo(List.of());
        assertThat(back).hasSameBinaryContentAs(source);
    }

    private Path stamp(Path source, String name, MarkStyle style) throws IOException {
        Path target = folder.resolve(name);
        Mark mark = new Mark(PdfStamperTest.SECOND, style);
        assertThat(stamper.stamp(source, target, mark)).extracting(Placed::in).isEqualTo(mark.places());
        PdfShown.assertClean(target);
        return target;
    }

    /** Returns the tops of the marks of each page, from the top. */
    private static List<List<Double>> tops(Path pdf) {
        String boxes =
                Tool.require("pdftotext").run("-bbox", "-cropbox", pdf, "-").stdout();
        List<List<Double>> pages = new ArrayList<>();
        for (String page : boxes.split("(?=<page )", -1)) {
            if (page.startsWith("<page ")) {
                List<Double> tops = new ArrayList<>();
                Matcher word = WORD.matcher(page);
                while (word.find()) {
                    tops.add(Double.parseDouble(word.group(2)));
                }
                tops.sort(null);
                pages.add(tops);
            }
        }
        return pages;
    }

    /** Renders to the plainest format of pictures: a head of three lines, then three bytes a pixel. */
    private long redPixels(Path pdf) throws IOException {
        Path picture = folder.resolve(pdf.getFileName() + "-page");
        Tool.Run run = Tool.require("pdftoppm").run("-singlefile", "-r", "72", pdf, picture);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        byte[] bytes = Files.readAllBytes(picture.resolveSibling(picture.getFileName() + ".ppm"));
        int start = 0;
        for (int lines = 0; lines < 3; start++) {
            lines += bytes[start] == '\n' ? 1 : 0;
        }
        long red = 0;
        for (int i = start; i + 2 < bytes.length; i += 3) {
            red += (bytes[i] & 0xFF) > 120 && (bytes[i + 1] & 0xFF) < 80 && (bytes[i + 2] & 0xFF) < 80 ? 1 : 0;
        }
        return red;
    }
}
