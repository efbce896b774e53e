package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkLayoutTest {
    private static final LabelFont FONT = LabelFont.load();
    private static final List<String> PARTS = List.of("重要性分類Ⅱ", "機密性2B", "複製禁止");

    @Test
    void aNormalPageHasOneLineOfTenPoints() {
        MarkLayout layout = MarkLayout.of(PARTS, FONT, 595, 842);
        assertThat(layout.lines()).containsExactly("重要性分類Ⅱ 機密性2B 複製禁止");
        assertThat(layout.size()).isEqualTo(10);
    }

    @Property(tries = 300)
    void everyCharacterIsKeptAndTheMarkStaysOnThePage(
            @ForAll @DoubleRange(min = 3, max = 15_000) double width,
            @ForAll @DoubleRange(min = 3, max = 15_000) double height,
            @ForAll @IntRange(min = 1, max = 30) int copies) {
        List<String> parts = java.util.stream.Stream.generate(() -> PARTS)
                .limit(copies)
                .flatMap(List::stream)
                .toList();
        MarkLayout layout = MarkLayout.of(parts, FONT, width, height);
        assertThat(String.join("", layout.lines()).replace(" ", "")).isEqualTo(String.join("", parts));
        assertThat(layout.width(FONT) + 2 * layout.margin()).isLessThanOrEqualTo(width + 0.001);
        assertThat(layout.height()).isLessThanOrEqualTo(height / 4 + 0.001);
    }

    /** The point 20 pt left of and 10 pt below the shown top right corner, worked out by hand for each turn. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 480, 690",
        "90, 1, 110, 680",
        "180, 1, 120, 210",
        "270, 1, 490, 220",
        "-90, 1, 490, 220",
        "0, 2, 490, 695",
        "90, 2, 105, 690",
        "45, 1, 480, 690"
    })
    void placesCountFromTheShownCorner(int rotation, double unit, double x, double y) {
        COSDictionary page = new COSDictionary();
        page.setItem(COSName.MEDIA_BOX, box(0, 0, 800, 900));
        page.setItem(COSName.CROP_BOX, box(500, 700, 100, 200));
        page.setInt(COSName.ROTATE, rotation);
        page.setItem(COSName.USER_UNIT, new COSFloat((float) unit));
        PdfPage.View view =
                PdfPage.of(page, null, PdfPage.Inherited.NONE.at(page)).view();
        double[] matrix = view.matrixAt(view.width() - 20, view.height() - 10);
        assertThat(matrix[4]).isEqualTo(x, within(0.001));
        assertThat(matrix[5]).isEqualTo(y, within(0.001));
        assertThat(Math.hypot(matrix[0], matrix[1])).isEqualTo(1 / unit, within(0.001));
    }

    @Test
    void aDamagedOrEmptyBoxFallsBackToWhatReadersShow() {
        COSDictionary page = new COSDictionary();
        page.setItem(COSName.CROP_BOX, box(5, 5, 5, 9));
        assertThat(PdfPage.of(page, null, PdfPage.Inherited.NONE.at(page))
                        .view()
                        .box())
                .isEqualTo(PdfPage.Box.LETTER);
        page.setItem(COSName.MEDIA_BOX, box(0, 0, 100, 100));
        page.setItem(COSName.CROP_BOX, box(200, 200, 300, 300));
        assertThat(PdfPage.of(page, null, PdfPage.Inherited.NONE.at(page))
                        .view()
                        .box())
                .isEqualTo(new PdfPage.Box(0, 0, 100, 100));
    }

    private static COSArray box(float... corners) {
        COSArray array = new COSArray();
        array.setFloatArray(corners);
        return array;
    }
}
