package io.github.edusec.classify.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every form, every classification and every name. */
class FileNameFormLawsTest {
    private static final List<FileNameForm> OWN = List.of(
            FileNameForm.prefix("機{confidentiality}_"),
            FileNameForm.prefix("校外秘{importance}-{confidentiality}_"),
            FileNameForm.suffix("（機密性{confidentiality}）"),
            FileNameForm.suffix("_がc{confidentiality}i{integrity}a{availability}"));

    @Property
    void whatWasWrittenIsReadBack(
            @ForAll("forms") FileNameForm form, @ForAll("classes") Classification said, @ForAll("names") String name) {
        MarkedName marked = form.mark(said, name);
        assertThat(form.marksIn(marked.name())).containsExactly(marked.mark());
        assertThat(marked.mark().classification().orElseThrow().importance().isAtLeast(said.importance()))
                .isTrue();
        assertThat(said.isAtLeast(new Classification(
                        Importance.IV,
                        marked.mark().confidentiality(),
                        marked.mark().integrity(),
                        marked.mark().availability(),
                        List.of())))
                .isTrue();
    }

    @Property
    void onlyTheMarkIsTakenOffAgain(
            @ForAll("forms") FileNameForm form, @ForAll("classes") Classification said, @ForAll("names") String name) {
        MarkedName marked = form.mark(said, name);
        String unmarked = form.withoutMarks(marked.name());
        if (marked.shortened()) {
            assertThat(unmarked).contains("~");
        } else {
            assertThat(unmarked).isEqualTo(form.withoutMarks(name));
        }
        assertThat(form.withoutMarks(unmarked)).isEqualTo(unmarked);
    }

    @Property
    void aSecondMarkTakesThePlaceOfTheFirst(
            @ForAll("builtIns") FileNameForm first,
            @ForAll("builtIns") FileNameForm second,
            @ForAll("classes") Classification before,
            @ForAll("classes") Classification after,
            @ForAll("names") String name) {
        String marked = first.mark(before, name).name();
        assertThat(second.mark(after, marked).name())
                .isEqualTo(second.mark(after, name).name());
    }

    @Property
    void aFormOfOnesOwnExchangesItselfAndTheBuiltInOnes(
            @ForAll("own") FileNameForm own,
            @ForAll("builtIns") FileNameForm builtIn,
            @ForAll("classes") Classification before,
            @ForAll("classes") Classification after,
            @ForAll("names") String name) {
        MarkedName wanted = own.mark(after, name);
        assertThat(own.mark(after, wanted.name()).name()).isEqualTo(wanted.name());
        assertThat(own.mark(after, own.mark(before, name).name()).name()).isEqualTo(wanted.name());
        MarkedName other = builtIn.mark(before, own.withoutMarks(name));
        if (!wanted.shortened() && !other.shortened()) {
            assertThat(own.mark(after, other.name()).name()).isEqualTo(wanted.name());
        }
    }

    @Property
    void aNameAndItsSidecarFitInto255BytesAndNoCharacterIsCut(
            @ForAll("forms") FileNameForm form, @ForAll("classes") Classification said, @ForAll("names") String name) {
        String marked = form.mark(said, name).name();
        String sidecar = LabelReader.sidecarName(marked);
        assertThat(sidecar.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
        if (StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(marked)).isTrue();
        }
        assertThat(marked.chars().filter(c -> "<>:\"/\\|?*".indexOf(c) >= 0).count())
                .isLessThanOrEqualTo(
                        name.chars().filter(c -> "<>:\"/\\|?*".indexOf(c) >= 0).count());
    }

    @Property
    void marksAreReadThroughNormalization(@ForAll("forms") FileNameForm form, @ForAll("classes") Classification said) {
        MarkedName marked = form.mark(said, "名がか.csv");
        String decomposed = Normalizer.normalize(marked.name(), Normalizer.Form.NFD);
        assertThat(form.marksIn(decomposed)).containsExactly(marked.mark());
    }

    @Provide
    Arbitrary<FileNameForm> builtIns() {
        return Arbitraries.of(FileNameForm.builtIns());
    }

    @Provide
    Arbitrary<FileNameForm> own() {
        return Arbitraries.of(OWN);
    }

    @Provide
    Arbitrary<FileNameForm> forms() {
        return Arbitraries.oneOf(builtIns(), own());
    }

    @Provide
    Arbitrary<Classification> classes() {
        return Combinators.combine(
                        Arbitraries.of(Importance.values()),
                        Arbitraries.of(Confidentiality.values()).injectNull(0.3),
                        Arbitraries.of(Integrity.values()).injectNull(0.3),
                        Arbitraries.of(Availability.values()).injectNull(0.3))
                .as((importance, confidentiality, integrity, availability) ->
                        new Classification(importance, confidentiality, integrity, availability, List.of()));
    }

    /** Names made of what is hard: marks and their pieces, dots, decomposed letters, half surrogates, anything. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> pieces = Arbitraries.of(
                "【",
                "】",
                "Ⅱ",
                "【Ⅲ】",
                "【II】",
                "【機密性2】",
                "機",
                "2B",
                "_",
                "＿",
                "機2B_",
                "_機2A",
                "機密性3_",
                "_機密性1",
                "C2B",
                "-",
                "I2B",
                "A2A",
                "C1-I1-A1",
                "C2I2A1_",
                "_C1-I2B",
                "_C2B-I2B-A2A",
                "校外秘",
                "Ⅱ-2B_",
                "（",
                "）",
                ".",
                ".tar",
                ".gz",
                ".csv",
                "~",
                " ",
                "a",
                "名簿",
                "か\u3099",
                "\u3099",
                "\uD800",
                "\uDC00",
                "𠮷",
                "/",
                ":");
        Arbitrary<String> puzzles = pieces.list().ofMinSize(1).ofMaxSize(12).map(list -> String.join("", list));
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(300);
        Arbitrary<String> longs = Combinators.combine(
                        puzzles,
                        Arbitraries.of("名", "か\u3099", "a", "𠮷"),
                        Arbitraries.integers().between(1, 250),
                        puzzles)
                .as((start, fill, times, end) -> start + fill.repeat(times) + end);
        Arbitrary<String> edges = Combinators.combine(Arbitraries.integers().between(150, 250), puzzles)
                .as((length, end) -> "x".repeat(length) + end);
        Arbitrary<String> spaced = puzzles.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> list.stream().collect(Collectors.joining("x.")));
        return Arbitraries.oneOf(puzzles, any, longs, edges, spaced);
    }
}
