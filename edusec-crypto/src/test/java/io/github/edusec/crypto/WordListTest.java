package io.github.edusec.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordListTest {
    private static final Map<String, String> KANA = kana();
    private final List<WordList.Word> words = WordList.load();

    @Test
    void has2048DifferentWordsOfThreeToSixLetters() {
        assertThat(words).hasSize(2048).allMatch(word -> word.romaji().matches("[a-z]{3,6}"));
        assertThat(words.stream().map(WordList.Word::romaji)).doesNotHaveDuplicates();
        assertThat(words.stream().map(WordList.Word::kana)).doesNotHaveDuplicates();
    }

    @Test
    void keepsTwoEditsBetweenAnyTwoWords() {
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                String a = words.get(i).romaji();
                String b = words.get(j).romaji();
                if (WordListRecipe.distance(a, b) < 2) {
                    assertThat(a).as("one edit away").isEqualTo(b);
                }
            }
        }
    }

    @Test
    void kanaAgreesWithRomaji() {
        assertThat(words).allSatisfy(word -> assertThat(romaji(word.kana())).isEqualTo(word.romaji()));
    }

    @Test
    void containsNothingOfTheStopList() {
        assertThat(words).noneMatch(word -> WordListRecipe.STOP.stream().anyMatch(word.romaji()::contains));
    }

    @Test
    void isWhatTheRecipeMakes() {
        Map<String, String> shipped = words.stream()
                .collect(Collectors.toMap(WordList.Word::romaji, WordList.Word::kana, (a, b) -> a, LinkedHashMap::new));
        assertThat(shipped).containsExactlyEntriesOf(WordListRecipe.words());
    }

    private static String romaji(String kana) {
        return kana.chars()
                .mapToObj(c -> KANA.getOrDefault(Character.toString(c), "?"))
                .collect(Collectors.joining());
    }

    /** The Hepburn table, written by rows so that it does not repeat the recipe. */
    private static Map<String, String> kana() {
        Map<String, String> table = new LinkedHashMap<>();
        String[][] rows = {
            {"", "あいうえお"}, {"k", "かきくけこ"}, {"s", "さしすせそ"}, {"t", "たちつてと"}, {"n", "なにぬねの"},
            {"h", "はひふへほ"}, {"m", "まみむめも"}, {"r", "らりるれろ"}, {"g", "がぎぐげご"}, {"z", "ざじずぜぞ"},
            {"b", "ばびぶべぼ"}
        };
        for (String[] row : rows) {
            for (int i = 0; i < 5; i++) {
                table.put(row[1].substring(i, i + 1), row[0] + "aiueo".charAt(i));
            }
        }
        table.putAll(Map.of("し", "shi", "ち", "chi", "つ", "tsu", "ふ", "fu", "じ", "ji", "ん", "n"));
        table.putAll(Map.of("や", "ya", "ゆ", "yu", "よ", "yo", "わ", "wa", "だ", "da", "で", "de", "ど", "do"));
        return table;
    }
}
