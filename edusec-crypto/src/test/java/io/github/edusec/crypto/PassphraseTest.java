package io.github.edusec.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
    @Test
    void generatesSevenWordsOfTheListInAtMost64AsciiBytes() {
        Set<String> words = WordList.load().stream().map(WordList.Word::romaji).collect(Collectors.toSet());
        for (int i = 0; i < 200; i++) {
            try (Passphrase passphrase = Passphrase.generate()) {
                String text = new String(passphrase.toChars());
                assertThat(text).matches("[a-z]{3,6}(-[a-z]{3,6}){6}");
                assertThat(words).containsAll(List.of(text.split("-")));
                assertThat(passphrase.toUtf8())
                        .isEqualTo(text.getBytes(StandardCharsets.US_ASCII))
                        .hasSizeLessThanOrEqualTo(64);
                assertThat(passphrase.strengthBits()).isEqualTo(77);
                assertThat(passphrase.weakness()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9})
    void generatesMoreWordsOnRequestWithElevenBitsEach(int words) {
        try (Passphrase passphrase = Passphrase.generate(words)) {
            assertThat(new String(passphrase.toChars())).matches("[a-z]{3,6}(-[a-z]{3,6}){" + (words - 1) + "}");
            assertThat(new String(passphrase.toKana()).split("・")).hasSize(words);
            assertThat(passphrase.toUtf8()).hasSizeLessThanOrEqualTo(64);
            assertThat(passphrase.strengthBits()).isEqualTo(11.0 * words);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 6, 10, Integer.MAX_VALUE})
    void generatesNeitherFewerWordsNorMore(int words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passphrase.generate(words))
                .withMessageContainingAll("words", "7", "9");
    }

    @Test
    void generatesDifferentPassphrasesFromTheWholeList() {
        Set<String> passphrases = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            try (Passphrase passphrase = Passphrase.generate()) {
                String text = new String(passphrase.toChars());
                passphrases.add(text);
                words.addAll(List.of(text.split("-")));
            }
        }
        assertThat(passphrases).hasSize(2000);
        // 14,000 draws miss a given word with probability e^-6.8; 60 missing words would be far outside chance.
        assertThat(words).hasSizeGreaterThan(WordList.COUNT - 60);
    }

    @Test
    void givesTheKanaOfTheSameWordsAsMemoryAid() {
        try (Passphrase passphrase = Passphrase.generate()) {
            List<String> romaji = List.of(new String(passphrase.toChars()).split("-"));
            String expected = romaji.stream()
                    .map(word -> WordList.load().stream()
                            .filter(entry -> entry.romaji().equals(word))
                            .findFirst()
                            .orElseThrow()
                            .kana())
                    .collect(Collectors.joining("・"));
            assertThat(new String(passphrase.toKana())).isEqualTo(expected);
        }
    }

    @Test
    void closingOverwritesEveryArrayItHolds() throws ReflectiveOperationException {
        Passphrase passphrase = Passphrase.generate();
        List<char[]> arrays = arraysOf(passphrase);
        assertThat(arrays).hasSize(2).allMatch(array -> array.length > 0);
        passphrase.close();
        passphrase.close();
        assertThat(arrays).allSatisfy(array -> assertThat(array).containsOnly('\0'));
        assertThatIllegalStateException().isThrownBy(passphrase::toUtf8);
        assertThatIllegalStateException().isThrownBy(passphrase::toChars);
        assertThatIllegalStateException().isThrownBy(passphrase::toKana);
        assertThatIllegalStateException().isThrownBy(passphrase::strengthBits);
        Passphrase chosen = Passphrase.of("hunter2".toCharArray());
        chosen.close();
        assertThatIllegalStateException().isThrownBy(chosen::strengthBits);
        assertThatIllegalStateException().isThrownBy(chosen::weakness);
    }

    @Test
    void keepsItsCharactersOutOfTextAndExceptions() {
        String secret = "hunter2-himitsu";
        try (Passphrase passphrase = Passphrase.of(secret.toCharArray())) {
            assertThat(passphrase.toString()).doesNotContain(secret, "hunter2", "himitsu");
        }
        char[] broken = (secret + "\ud800").toCharArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passphrase.of(broken))
                .withMessageNotContaining("hunter2");
        char[] tooLong = IntStream.range(0, 200)
                .mapToObj(i -> "hunter2")
                .collect(Collectors.joining())
                .toCharArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passphrase.of(tooLong))
                .withMessageNotContaining("hunter2");
        assertThatIllegalArgumentException().isThrownBy(() -> Passphrase.of(new char[0]));
    }

    @Test
    void copiesAChosenPassphrase() {
        char[] chosen = "パスワード".toCharArray();
        try (Passphrase passphrase = Passphrase.of(chosen)) {
            java.util.Arrays.fill(chosen, 'x');
            assertThat(new String(passphrase.toUtf8(), StandardCharsets.UTF_8)).isEqualTo("パスワード");
            assertThat(passphrase.toKana()).isEmpty();
        }
    }

    private static List<char[]> arraysOf(Passphrase passphrase) throws ReflectiveOperationException {
        List<char[]> arrays = new java.util.ArrayList<>();
        for (Field field : Passphrase.class.getDeclaredFields()) {
            if (field.getType() == char[].class) {
                field.setAccessible(true);
                arrays.add((char[]) field.get(passphrase));
            }
        }
        return arrays;
    }
}
