package io.github.edusec.crypto;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import io.github.edusec.classify.Text;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many guesses a chosen passphrase withstands.
 *
 * @param bits the base-2 logarithm of the guesses
 * @param reasons what makes it weak, never a character of it
 */
record PassphraseStrength(double bits, List<Text> reasons) {
    /** zxcvbn's time grows faster than the square of the length. */
    static final int MOST_JUDGED = 100;

    /** zxcvbn tries every combination of letters that such signs may stand for: thousands where all of them occur. */
    static final int MOST_SIGNS = 8;

    private static final String SIGNS = "4@8({[<369!1|7$50+%2";
    /** Seven drawn words repeat this many only once in 10^10 slips; a person who repeats a word does so at once. */
    private static final int LEAST_DIFFERENT = 4;

    private static final Text LIST_WORDS = new Text("一覧の語だけで、語数が足りない", "only words of the list, and too few of them");

    PassphraseStrength {
        reasons = List.copyOf(reasons);
    }

    static PassphraseStrength of(char[] characters) {
        List<Integer> words = listWords(characters);
        int different = new HashSet<>(words).size();
        if (words.size() >= Passphrase.LEAST_WORDS && different >= LEAST_DIFFERENT) {
            return new PassphraseStrength(words.size() * WordList.BITS_PER_WORD, List.of());
        }
        PassphraseStrength estimated = estimated(characters);
        double most = different * WordList.BITS_PER_WORD;
        return words.isEmpty() || estimated.bits <= most
                ? estimated
                : new PassphraseStrength(most, List.of(LIST_WORDS));
    }

    Optional<Text> weakness() {
        if (bits >= Passphrase.LEAST_BITS) {
            return Optional.empty();
        }
        int found = (int) bits;
        int allowed = (int) Passphrase.LEAST_BITS;
        String ja = reasons.stream().map(Text::ja).collect(Collectors.joining("、"));
        String en = reasons.stream().map(Text::en).collect(Collectors.joining(", "));
        return Optional.of(new Text(
                "パスフレーズが弱すぎます。推定 " + found + " ビット、必要なのは " + allowed + " ビット以上です（" + ja + "）。自動で作るか、もっと長くしてください。",
                "The passphrase is too weak: about " + found + " bits, needed are at least " + allowed + " (" + en
                        + "). Have one generated, or choose a longer one."));
    }

    /** Returns the strongest piece's estimate: each piece is a lower bound, and their sum would count repetitions twice. */
    private static PassphraseStrength estimated(char[] characters) {
        Zxcvbn zxcvbn = new Zxcvbn();
        PassphraseStrength strongest = new PassphraseStrength(0, List.of());
        for (CharBuffer piece : pieces(characters)) {
            Strength strength = zxcvbn.measure(piece);
            double bits = Math.log(Math.max(1, strength.getGuesses())) / Math.log(2);
            if (strongest.reasons.isEmpty() || bits > strongest.bits) {
                strongest = new PassphraseStrength(bits, reasons(strength.getSequence()));
            }
            strength.wipe();
        }
        return strongest;
    }

    /** Returns views of the characters, in their order and without a gap, each within what zxcvbn judges quickly. */
    static List<CharBuffer> pieces(char[] characters) {
        int end = Math.min(characters.length, MOST_JUDGED);
        List<CharBuffer> pieces = new ArrayList<>();
        Set<Character> signs = new HashSet<>();
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (SIGNS.indexOf(characters[i]) >= 0 && signs.add(characters[i]) && signs.size() > MOST_SIGNS) {
                pieces.add(CharBuffer.wrap(characters, start, i - start));
                start = i;
                signs.clear();
                signs.add(characters[i]);
            }
        }
        pieces.add(CharBuffer.wrap(characters, start, end - start));
        return pieces;
    }

    /** Returns the places of all words in the list; nothing if anything is no word of the list. */
    private static List<Integer> listWords(char[] characters) {
        List<WordList.Word> list = WordList.load();
        List<Integer> found = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= characters.length; end++) {
            if (end == characters.length || characters[end] == Passphrase.SEPARATOR) {
                int place = place(list, CharBuffer.wrap(characters, start, end - start));
                if (place < 0) {
                    return List.of();
                }
                found.add(place);
                start = end + 1;
            }
        }
        return found;
    }

    private static int place(List<WordList.Word> list, CharBuffer word) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).romaji().contentEquals(word)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Text> reasons(List<Match> matches) {
        Set<Pattern> patterns = EnumSet.noneOf(Pattern.class);
        matches.forEach(match -> patterns.add(match.pattern));
        return patterns.stream().map(PassphraseStrength::reason).distinct().toList();
    }

    private static Text reason(Pattern pattern) {
        return switch (pattern) {
            case Dictionary -> new Text("よく使われる語やパスワード", "common words or passwords");
            case Spatial -> new Text("キーボードの並び", "neighbouring keys");
            case Repeat -> new Text("繰り返し", "repetition");
            case Sequence -> new Text("文字や数字の順番どおりの並び", "a sequence of letters or digits");
            case Date, Regex -> new Text("日付や年", "a date or year");
            case Bruteforce -> new Text("文字数が足りない", "too few characters");
        };
    }
}
