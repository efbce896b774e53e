package io.github.edusec.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordListTest {
    private static final Map<String, String> KANA = kana();
    private final List<WordList.Word> words = WordList.load();

    @Test
    void has2048DifferentWordsOfThreeToSixLetters() {
        assertThat(words).hasSize(2048).allMatch(word -> word.romaji().matches("[a-z]{3,6}"));
        assertThat(words.stream().map(WordList.Word::romaji)).doesNotHaveDuplicates();
        assertThat(words.stream().map(WordList.Word::kana)).doesNotHaveDuplicates();
    }

    /** Shows it by the words themselves: two are one edit away if they agree but for one letter, typed or left out. */
    @Test
    void keepsTwoEditsBetweenAnyTwoWords() {
        Set<String> all = words.stream().map(WordList.Word::romaji).collect(Collectors.toSet());
        Map<String, String> seen = new HashMap<>();
        for (String word : all) {
            for (int i = 0; i < word.length(); i++) {
                String before = word.substring(0, i);
                String after = word.substring(i + 1);
                assertThat(all).as("%s less one letter", word).doesNotContain(before + after);
                assertThat(seen.putIfAbsent(before + "?" + after, word))
                        .as("one letter from %s", word)
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"sora,sora,0", "sora,sore,1", "sora,sor,1", "sor,sora,1", "kitten,sitting,3", "saka,asak,2", "'',abc,3"
    })
    void theRecipeMeasuresLevenshteinsDistance(String a, String b, int distance) {
        assertThat(WordListRecipe.distance(a, b)).isEqualTo(distance);
    }

    @Test
    void theRecipesMeasureFindsNoTwoWordsLessThanTwoEditsApart() {
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                String a = words.get(i).romaji();
                String b = words.get(j).romaji();
                if (WordListRecipe.distance(a, b) < 2) {
                    fail("one edit apart: %s %s", a, b);
                }
            }
        }
    }

    @Test
    void hasNoLongVowelDoubledConsonantOrSecondWayToReadOrSpell() {
        assertThat(words).allSatisfy(word -> {
            assertThat(word.romaji()).doesNotContainPattern("[aiueo]{2}|([^aiueo])\\1|n[^aiueo]");
            assertThat(word.kana()).matches("[あ-ん]{2,4}").doesNotContainPattern("[ーっゃゅょぁぃぅぇぉぢづを]");
            assertThat(readings(word.romaji())).as(word.romaji()).isEqualTo(1);
        });
    }

    /** In how many ways the table's syllables make a word, where a bare vowel stands at the beginning only. */
    private static long readings(String romaji) {
        return KANA.values().stream()
                .filter(romaji::startsWith)
                .mapToLong(first -> {
                    String rest = romaji.substring(first.length());
                    boolean vowel = !rest.isEmpty() && "aiueo".indexOf(rest.charAt(0)) >= 0;
                    if (vowel) {
                        return 0;
                    }
                    return rest.isEmpty() ? 1 : readings(rest);
                })
                .sum();
    }

    @Test
    void kanaAgreesWithRomaji() {
        assertThat(words).allSatisfy(word -> assertThat(romaji(word.kana())).isEqualTo(word.romaji()));
    }

    @Test
    void containsNothingOfTheStopList() {
        assertThat(words).noneMatch(word -> WordListRecipe.STOP.stream().anyMatch(word.romaji()::contains));
    }

    /** Chosen apart from the recipe's list, so that a gap there shows: nothing that a parent should not read aloud. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aho", "baka", "kuso", "busu", "debu", "hage", "shine", "koros", "kichi", "unko", "unchi", "chinko",
                "chinpo", "manko", "kintama", "oppai", "onani", "sekus", "sefure", "fuzoku", "gokan", "chikan", "ijime",
                "jisats", "satsuj", "yakuz", "mayak", "shabu", "hitler", "nazi", "eta", "hinin", "burak", "tsunbo",
                "mekura", "bikko", "kojiki", "dorei", "shinji", "zako", "gomi", "kuzu", "gaiji", "noroi", "kasu",
                "fuck", "shit", "dick", "cock", "cunt", "pussy", "porn", "rape", "anal", "anus", "arse", "boob", "slut",
                "whore", "homo", "gay", "kkk", "nig", "kill", "dead", "bomb", "gun", "drug", "pee", "poo", "fart",
                "idiot", "dumb"
            })
    void containsNothingOffensiveOfASecondList(String offensive) {
        assertThat(words).noneMatch(word -> word.romaji().contains(offensive));
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
