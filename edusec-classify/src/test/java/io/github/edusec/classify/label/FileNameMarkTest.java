package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Importance;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FileNameMarkTest {
    @Test
    void theClassStandsInFrontOfTheName() {
        assertThat(FileNameMark.of(Importance.II, "名簿.csv")).isEqualTo(new FileNameMark("【Ⅱ】名簿.csv", false));
        assertThat(FileNameMark.parse("【Ⅱ】名簿.csv")).contains(new FileNameMark.Parsed(Importance.II, "名簿.csv"));
    }

    @Test
    void otherNamesHaveNoMark() {
        assertThat(FileNameMark.parse("【Ⅴ】名簿.csv")).isEmpty();
        assertThat(FileNameMark.parse("名簿_Ⅱ.csv")).isEmpty();
        assertThat(FileNameMark.parse("【Ⅱ】")).isEmpty();
        assertThat(FileNameMark.parse("【重要】名簿.csv")).isEmpty();
    }

    @Test
    void aLongNameKeepsItsExtensionAndGetsAHashOfTheWholeName() {
        FileNameMark one = FileNameMark.of(Importance.I, "あ".repeat(90) + "1.xlsx");
        FileNameMark two = FileNameMark.of(Importance.I, "あ".repeat(90) + "2.xlsx");
        assertThat(one.shortened()).isTrue();
        assertThat(one.name()).matches("【Ⅰ】あ+~[0-9a-f]{8}\\.xlsx").isNotEqualTo(two.name());
    }

    @Test
    void aLetterIsNotCutFromTheMarkThatBelongsToIt() {
        String decomposed = Normalizer.normalize("が", Normalizer.Form.NFD).repeat(60) + ".txt";
        for (int padding = 0; padding < 6; padding++) {
            String name = FileNameMark.of(Importance.I, "x".repeat(padding) + decomposed)
                    .name();
            assertThat(name).contains("\u3099~").doesNotContain("か~");
        }
    }

    @Property
    void nameAndSidecarNameFitIn255Bytes(@ForAll Importance importance, @ForAll("names") String name) {
        String marked = FileNameMark.of(importance, name).name() + FileNameMark.SIDECAR_SUFFIX;
        assertThat(marked.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
    }

    @Property
    void parsingGivesTheNameBackUnlessItWasShortened(@ForAll Importance importance, @ForAll("names") String name) {
        FileNameMark mark = FileNameMark.of(importance, name);
        FileNameMark.Parsed parsed = FileNameMark.parse(mark.name()).orElseThrow();
        assertThat(parsed.importance()).isEqualTo(importance);
        assertThat(parsed.name().equals(name)).isEqualTo(!mark.shortened());
    }

    @Property
    void noCodePointIsCut(@ForAll Importance importance, @ForAll("wholeNames") String name) {
        String marked = FileNameMark.of(importance, name).name();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(marked)).isTrue();
    }

    /** Any UTF-16, lone surrogates included. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(300);
        return Arbitraries.oneOf(any, wholeNames());
    }

    @Provide
    Arbitrary<String> wholeNames() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between('a', 'z'),
                Arbitraries.integers().between(0x3041, 0x309A),
                Arbitraries.integers().between(0x20000, 0x2A6D0));
        return codePoints.list().ofMinSize(1).ofMaxSize(150).map(list -> {
            StringBuilder name = new StringBuilder();
            list.forEach(name::appendCodePoint);
            return name.append(list.size() % 3 == 0 ? "" : ".拡張𠮷").toString();
        });
    }
}
