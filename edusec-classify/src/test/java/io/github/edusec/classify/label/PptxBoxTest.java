package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mark lies inside the page and outside the usual content. */
class PptxBoxTest {
    private static final String NORMAL = "重要性分類Ⅱ 機密性2B 複製禁止";

    @ParameterizedTest
    @CsvSource({"12192000, 6858000", "9144000, 6858000", "9144000, 5143500", "9906000, 6858000", "6858000, 9144000"})
    void anOrdinaryMarkLiesInTheOuterMargin(int width, int height) {
        PptxSize page = new PptxSize(width, height);
        PptxBox top = PptxBox.of(NORMAL, page, true);
        PptxBox bottom = PptxBox.of(NORMAL, page, false);
        assertThat(top.y() + top.height()).isLessThan(height / 25);
        assertThat(bottom.y()).isGreaterThan(height - height / 25);
        assertThat(top.x()).isGreaterThan(width / 2);
        assertThat(top.size()).isBetween(700, 1_100);
        assertThat(bottom.x()).isEqualTo(top.x());
    }

    @ParameterizedTest
    @CsvSource({
        "91440, 91440, 300",
        "91440, 102412800, 60",
        "102412800, 91440, 60",
        "914400, 914400, 255",
        "6858000, 9144000, 255",
        "12192000, 6858000, 255",
        "102412800, 102412800, 255"
    })
    void anyMarkLiesInsideThePage(int width, int height, int length) {
        for (boolean top : new boolean[] {true, false}) {
            PptxBox box = PptxBox.of("重".repeat(length), new PptxSize(width, height), top);
            assertThat(box.x()).isNotNegative();
            assertThat(box.y()).isNotNegative();
            assertThat(box.width()).isPositive();
            assertThat(box.height()).isPositive();
            assertThat(box.x() + box.width()).isLessThan(width);
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(height);
            assertThat(box.size()).isBetween(100, 400_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"9144000, 6858000", "2540000, 1905000"})
    void aLongMarkTakesSeveralLinesButNoMoreThanAQuarterOfThePage(int width, int height) {
        PptxBox box = PptxBox.of("重".repeat(255), new PptxSize(width, height), true);
        assertThat(box.height())
                .isGreaterThan(2
                        * PptxBox.of(NORMAL, new PptxSize(width, height), true).height())
                .isLessThanOrEqualTo(height / 4);
        assertThat(box.width()).isGreaterThan(width * 9 / 10);
    }
}
