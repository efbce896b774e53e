package io.github.edusec.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {
    @ParameterizedTest
    @CsvSource({
        "Ⅱ, II",
        "II, II",
        "ii, II",
        "2, II",
        "２, II",
        "ＩＩ, II",
        "重要性分類Ⅱ, II",
        "重要性分類 ２, II",
        "ⅱ, II",
        "Ⅰ, I",
        "１, I",
        "'　Ⅲ ', III",
        "Ⅳ, IV",
        "iv, IV"
    })
    void importanceIsReadAsPeopleWriteIt(String text, Importance importance) {
        assertThat(Importance.parse(text)).isEqualTo(importance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "5", "V", "Ⅴ", "IIII", "2B", "重要性", "重要性分類", "II以上", "Ⅰ・Ⅱ"})
    void whatIsNoImportanceIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Importance.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("重要性分類: found \"" + text + "\", allowed: I, II, III, IV (also Ⅰ–Ⅳ, 1–4)");
    }

    @ParameterizedTest
    @CsvSource({"3, C3", "２Ｂ, C2B", "2 b, C2B", "機密性2A, C2A", "機密性 １, C1"})
    void confidentialityIsReadAsPeopleWriteIt(String text, Confidentiality level) {
        assertThat(Confidentiality.parse(text)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"2B, I2B", "２ａ, I2A", "完全性1, I1"})
    void integrityIsReadAsPeopleWriteIt(String text, Integrity level) {
        assertThat(Integrity.parse(text)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"2B, A2B", "可用性 ２ Ａ, A2A", "1, A1"})
    void availabilityIsReadAsPeopleWriteIt(String text, Availability level) {
        assertThat(Availability.parse(text)).isEqualTo(level);
    }

    @Test
    void aLevelOfAnotherAxisIsRefused() {
        assertThatThrownBy(() -> Integrity.parse("3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("完全性: found \"3\", allowed: 2B, 2A, 1");
        assertThatThrownBy(() -> Availability.parse("機密性2B")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Confidentiality.parse("3A")).hasMessage("機密性: found \"3A\", allowed: 3, 2B, 2A, 1");
    }

    @Property
    void codeLabelAndFullWidthFormsReadBack(
            @ForAll Importance importance,
            @ForAll Confidentiality confidentiality,
            @ForAll Integrity integrity,
            @ForAll Availability availability) {
        assertThat(List.of(importance.code(), importance.numeral(), importance.label(), fullWidth(importance.code())))
                .allMatch(text -> Importance.parse(text) == importance);
        assertThat(List.of(confidentiality.code(), confidentiality.label(), fullWidth(confidentiality.label())))
                .allMatch(text -> Confidentiality.parse(text) == confidentiality);
        assertThat(List.of(integrity.code(), integrity.label(), fullWidth(integrity.label())))
                .allMatch(text -> Integrity.parse(text) == integrity);
        assertThat(List.of(availability.code(), availability.label(), fullWidth(availability.label())))
                .allMatch(text -> Availability.parse(text) == availability);
    }

    @Property
    void anyTextIsALevelOrRefused(@ForAll String text) {
        try {
            Importance level = Importance.parse(text);
            assertThat(Importance.parse(level.label())).isEqualTo(level);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("allowed: ");
        }
    }

    @Property
    void atLeastIsATotalOrderFromMostToLeastSevere(@ForAll Importance a, @ForAll Importance b, @ForAll Importance c) {
        assertThat(a.isAtLeast(a)).isTrue();
        assertThat(a.isAtLeast(b) || b.isAtLeast(a)).isTrue();
        assertThat(a.isAtLeast(b) && b.isAtLeast(a)).isEqualTo(a == b);
        assertThat(a.isAtLeast(b) && b.isAtLeast(c) && !a.isAtLeast(c)).isFalse();
    }

    @Test
    void classThreeOrAboveMeansOneTwoAndThree() {
        assertThat(List.of(Importance.values()))
                .filteredOn(each -> each.isAtLeast(Importance.III))
                .containsExactly(Importance.I, Importance.II, Importance.III);
        assertThat(Confidentiality.C3.isAtLeast(Confidentiality.C2B)).isTrue();
        assertThat(Confidentiality.C2A.isAtLeast(Confidentiality.C2B)).isFalse();
        assertThat(Integrity.I2B.isAtLeast(Integrity.I2A)).isTrue();
        assertThat(Integrity.I1.isAtLeast(Integrity.I2A)).isFalse();
        assertThat(Availability.A2A.isAtLeast(Availability.A2A)).isTrue();
        assertThat(Availability.A1.isAtLeast(Availability.A2A)).isFalse();
    }

    @Test
    void aTextSpeaksJapaneseToJapaneseReadersOnly() {
        Text text = new Text("日本語", "English");
        assertThat(text.in(Locale.JAPAN)).isEqualTo("日本語");
        assertThat(text.in(Locale.JAPANESE)).isEqualTo("日本語");
        assertThat(text.in(Locale.GERMANY)).isEqualTo("English");
        assertThat(text.in(Locale.ROOT)).isEqualTo("English");
    }

    /** ASCII letters and digits as their full-width twins. */
    private static String fullWidth(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .map(point -> point > ' ' && point < 0x7F ? point + 0xFEE0 : point)
                .forEach(out::appendCodePoint);
        assertThat(Normalizer.normalize(out, Normalizer.Form.NFKC)).isNotEmpty();
        return out.toString();
    }
}
