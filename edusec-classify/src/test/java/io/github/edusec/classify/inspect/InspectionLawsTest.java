package io.github.edusec.classify.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text: the check digits, the masks, the way back to the original, no failure. */
class InspectionLawsTest {
    private static final ContentInspector INSPECTOR = ContentInspector.standard();
    private static final String INVISIBLE =
            "[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFE00-\\uFE0F\\uFEFF]";

    @Property
    void everyMyNumberWithContextIsCertainAndMaskedAndNoneWithAWrongDigitIs(
            @ForAll @LongRange(min = 1, max = 99_999_999_998L) long digits) {
        String valid = MyNumbers.valid(digits);
        Finding finding = ContentInspectorTest.only(INSPECTOR.inspect("個人番号：" + valid), "my-number");
        assertThat(finding.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(finding.evidence().masked()).isEqualTo(valid.substring(0, 4) + "********");
        assertThat(INSPECTOR.inspect("個人番号：" + MyNumbers.invalid(digits)).findings())
                .allSatisfy(other -> assertThat(other.certainty()).isEqualTo(Certainty.POSSIBLE));
        assertThat(INSPECTOR.inspect("部品：" + valid).suggested()).isNull();
    }

    @Property
    void nothingASuggestionSaysHoldsAValueInFull(
            @ForAll @IntRange(max = 9999) int a,
            @ForAll @IntRange(max = 9999) int b,
            @ForAll("names") String name,
            @ForAll("locals") String local) {
        String mobile = String.format(Locale.ROOT, "090-%04d-%04d", a, b);
        String myNumber = MyNumbers.valid(10_000_000_000L + a * 10_000L + b);
        String street = "中央町" + (a + 100) + "-" + (b + 100);
        String text = "氏名：" + name + "\n個人番号 " + myNumber + "\n電話 " + mobile + "\n" + local
                + "@mail.example.jp\n住所 栃木県那須烏山市" + street + "\n生年月日 2012年11月23日\n〒321-06" + (10 + b % 90);
        Suggestion suggestion = INSPECTOR.inspect(text);
        assertThat(suggestion.counts())
                .containsKeys("my-number", "phone", "e-mail", "address", "birth-date", "postal-code");
        String shown =
                suggestion + suggestion.explain().ja() + suggestion.explain().en();
        assertThat(shown)
                .doesNotContain(myNumber, mobile, mobile.substring(4, 8) + "-", name, street, "2012", "321-06")
                .doesNotContain(local + "@", "mail.example");
        assertThat(InspectedText.of(text).toString()).doesNotContain(name);
    }

    @Property
    void anEvidenceOfANumberShowsAtMostFourDigitsAndAThird(
            @ForAll @From("texts") String number, @ForAll @IntRange(max = 20) int shown) {
        String masked = Evidence.ofNumber(number, shown).masked();
        long digits = number.chars().filter(c -> c >= '0' && c <= '9').count();
        assertThat(masked.chars().filter(c -> c >= '0' && c <= '9').count())
                .isLessThanOrEqualTo(Math.min(4, Math.max(0, digits / 3)));
        assertThat(masked.length()).isLessThanOrEqualTo(100);
    }

    @Property(tries = 2000)
    void theTextIsTheNormalFormWithoutInvisibleCharacters(@ForAll("texts") String original) {
        String visible = original.replaceAll(INVISIBLE, "");
        InspectedText text = InspectedText.of(original);
        assertThat(text.slice(0, text.length())).isEqualTo(Normalizer.normalize(visible, Normalizer.Form.NFKC));
    }

    /** Hangul joins by its form (U+3133, U+FFA1, U+3260 and others), kana and Latin letters by marks. */
    @ParameterizedTest
    @ValueSource(strings = {"가", "ᄀ", "ㄱ", "ﾡ", "㉠", "㉮", "カ", "ｶ", "か", "e", "①", "é", "\uD804\uDC99"})
    void everyCharacterJoinsTheOneInFrontOfItAsTheNormalFormSays(String front) {
        StringBuilder wrong = new StringBuilder();
        for (int c = 0; c < 0x20000; c++) {
            String original = front + "\u200B" + Character.toString(c);
            InspectedText text = InspectedText.of(original);
            if (!isLeftOut(c)
                    && !text.slice(0, text.length())
                            .equals(Normalizer.normalize(front + Character.toString(c), Normalizer.Form.NFKC))) {
                wrong.append(String.format(" %04X", c));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isLeftOut(int c) {
        return Character.toString(c).matches(INVISIBLE);
    }

    @Property(tries = 2000)
    void theWayBackIsMonotoneAndLeadsToWhereThePieceCameFrom(@ForAll("texts") String original) {
        InspectedText text = InspectedText.of(original);
        int before = 0;
        for (int i = 0; i < text.length(); i++) {
            int offset = text.originalOffset(i);
            assertThat(offset).isBetween(before, original.length() - 1);
            before = offset;
            if (text.charAt(i) == '7') {
                assertThat(Normalizer.normalize(original.substring(offset, offset + 1), Normalizer.Form.NFKC))
                        .contains("7");
            }
        }
        assertThat(text.originalOffset(text.length())).isEqualTo(original.length());
    }

    @Property(tries = 2000)
    void lineAndColumnAreThoseOfTheOriginal(@ForAll("texts") String original) {
        InspectedText text = InspectedText.of(original);
        for (int i = 0; i <= text.length(); i++) {
            int offset = text.originalOffset(i);
            String[] lines = original.substring(0, offset).split("\r\n|\r(?!$)|\n|\r$", -1);
            boolean insideCrLf = offset > 0
                    && offset < original.length()
                    && original.charAt(offset - 1) == '\r'
                    && original.charAt(offset) == '\n';
            if (!insideCrLf) {
                assertThat(text.line(i)).isEqualTo(lines.length);
                assertThat(text.column(i)).isEqualTo(lines[lines.length - 1].length() + 1);
            }
        }
    }

    @Property(tries = 2000)
    void noTextMakesTheInspectorFailAndNoSuggestionLowersAClass(
            @ForAll("texts") String text, @ForAll Importance existing) {
        Suggestion suggestion = INSPECTOR.inspect(text);
        Classification before = Classification.of(existing);
        assertThat(suggestion.raise(before).isAtLeast(before)).isTrue();
        assertThat(suggestion.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThanOrEqualTo(suggestion.findings().size());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("山田", "佐々木", "小野寺", "髙橋")
                .flatMap(surname -> Arbitraries.of("太郎", "花子", "一郎太").map(given -> surname + given));
    }

    @Provide
    Arbitrary<String> locals() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(4).ofMaxLength(20);
    }

    /** Pieces that the detectors look for, in all orders, among any characters. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "7", "７", "⑦", "㊆", "0", "12", "090", "-", "ー", "−", "(", ")", "@", "a", ".", "jp", "〒", "\t", " ", "　",
                "\n", "\r", "\r\n", "県", "市", "東京都", "氏名", "：", "生年月日", "平成", "年", "月", "日", "個人番号", "いじめ", "防止", "ｶ",
                "ﾞ", "が", "\u3099", "㍿", "①", "Ⅱ", "…", "\u00AD", "\u200B", "\uFE0F", "\uFEFF", "\u0301", "e", "さん",
                "\uD83D", "\uDE00", "😀", "𠮟", "\u1100", "\u1161", "각", "|", "│", "評定", ",");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(40).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(60));
    }
}
