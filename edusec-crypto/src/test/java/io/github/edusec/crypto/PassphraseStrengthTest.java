package io.github.edusec.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Text;
import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseStrengthTest {
    private static final String SIGNS = "4@8({[<369!1|7$50+%2";

    @ParameterizedTest
    @CsvSource({
        "password1!,passwords,パスワード",
        "tokyo2026,year,年",
        "yamadatarou,characters,文字数",
        "sakura-shougakkou,characters,文字数",
        "yamadatarou19800412,date,日付",
        "qwertyuiopasdfghjkl,passwords,パスワード",
        "tgbnhyujmki,keys,キーボード",
        "2026-04-01,date,日付",
        "20080412,date,日付",
        "P@ssw0rd2026P@ssw0rd2026P@ssw0rd2026,repetition,繰り返し",
        "abcdefghijklmnopqrstuvwxyz,sequence,順番",
        "x,characters,文字数",
    })
    void refusesWhatPeopleChooseAndSaysWhyInBothLanguages(String chosen, String en, String ja) {
        Text reason = weakness(chosen).orElseThrow();
        assertThat(reason.en()).contains("too weak", "60", en);
        assertThat(reason.ja()).contains("弱すぎます", "60", ja);
        assertThat(bits(chosen)).isBetween(0.0, Passphrase.LEAST_BITS);
    }

    @Test
    void acceptsLongRandomCharacters() {
        Random random = new Random(20260401);
        for (int i = 0; i < 20; i++) {
            String chosen = random(random, 32);
            assertThat(weakness(chosen)).as(chosen).isEmpty();
            assertThat(bits(chosen)).isGreaterThanOrEqualTo(Passphrase.LEAST_BITS);
        }
    }

    @Property(tries = 20)
    void whatWasGeneratedIsAsStrongWhenItIsTypedAgain(@ForAll @IntRange(min = 7, max = 9) int words) {
        try (Passphrase generated = Passphrase.generate(words);
                Passphrase typed = Passphrase.of(generated.toChars())) {
            assertThat(typed.strengthBits()).isEqualTo(generated.strengthBits()).isEqualTo(11.0 * words);
            assertThat(typed.weakness()).isEmpty();
        }
    }

    @Test
    void aFewWordsOfTheListAreNoStrongerThanTheirDraw() {
        for (int words = 1; words <= 6; words++) {
            String chosen = words(words);
            assertThat(bits(chosen)).as(chosen).isPositive().isLessThanOrEqualTo(11.0 * words);
        }
        assertThat(weakness(words(5)).orElseThrow().en()).contains("words of the list");
        assertThat(weakness(words(5)).orElseThrow().ja()).contains("一覧の語");
    }

    @Test
    void sevenTimesTheSameWordIsNotTakenForADraw() {
        String word = WordList.load().get(1000).romaji();
        String chosen = (word + "-").repeat(7).substring(0, word.length() * 7 + 6);
        assertThat(bits(chosen)).isLessThanOrEqualTo(11);
        assertThat(weakness(chosen)).isPresent();
    }

    @Test
    void oneLetterBesideTheListIsJudgedAsAnyOtherText() {
        try (Passphrase generated = Passphrase.generate()) {
            String near = new String(generated.toChars()) + "q";
            assertThat(bits(near)).isNotEqualTo(77);
        }
    }

    @Property(tries = 60)
    void theReasonNeverHoldsThePassphrase(@ForAll @NotBlank @StringLength(min = 3, max = 40) String chosen) {
        if (chosen.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            return;
        }
        assertThat(bits(chosen)).isNotNegative();
        assertThat(weakness(chosen).isPresent()).isEqualTo(bits(chosen) < Passphrase.LEAST_BITS);
        weakness(chosen)
                .ifPresent(reason -> assertThat(reason.ja() + reason.en()).doesNotContain(chosen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4@8({[<369!1|7$50+%2", "a", "ab1", "あ", "12/3/", "-", "aho-"})
    void textOfTheLargestLengthIsJudgedByItsFirstHundredCharacters(String unit) {
        String longest = unit.repeat(1024 / unit.length() + 1).substring(0, 1024);
        assertThat(bits(longest)).isEqualTo(bits(longest.substring(0, 100)));
        assertThat(bits(longest)).isLessThan(Passphrase.LEAST_BITS);
    }

    @Test
    void surrogatesCutInTheMiddleAreJudged() {
        assertThat(bits("x" + "👩".repeat(500))).isLessThan(Passphrase.LEAST_BITS);
    }

    @Property
    void piecesAreTheFirstHundredCharactersWithFewSubstitutionSignsEach(
            @ForAll @StringLength(min = 1, max = 1024) String text) {
        String signs = text.chars()
                .mapToObj(c -> String.valueOf(SIGNS.charAt(c % SIGNS.length())))
                .collect(Collectors.joining());
        for (String any : List.of(text, signs)) {
            List<CharBuffer> pieces = PassphraseStrength.pieces(any.toCharArray());
            assertThat(pieces.stream().map(CharBuffer::toString).collect(Collectors.joining()))
                    .isEqualTo(any.substring(0, Math.min(100, any.length())));
            assertThat(pieces)
                    .allSatisfy(piece -> assertThat(piece.chars()
                                    .filter(c -> SIGNS.indexOf(c) >= 0)
                                    .distinct()
                                    .count())
                            .isLessThanOrEqualTo(PassphraseStrength.MOST_SIGNS));
        }
    }

    @Test
    void theStrongestPieceCounts() {
        String strong = "kvqzjwxhpmgtdrnycufb";
        assertThat(bits(SIGNS + strong)).isGreaterThanOrEqualTo(bits(strong));
    }

    private static String words(int count) {
        List<WordList.Word> list = WordList.load();
        return new SecureRandom()
                .ints(0, list.size())
                .distinct()
                .limit(count)
                .mapToObj(i -> list.get(i).romaji())
                .collect(Collectors.joining("-"));
    }

    private static String random(Random random, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf((char) ('!' + random.nextInt(94))))
                .collect(Collectors.joining());
    }

    private static double bits(String chosen) {
        try (Passphrase passphrase = Passphrase.of(chosen.toCharArray())) {
            return passphrase.strengthBits();
        }
    }

    private static Optional<Text> weakness(String chosen) {
        try (Passphrase passphrase = Passphrase.of(chosen.toCharArray())) {
            return passphrase.weakness();
        }
    }
}
