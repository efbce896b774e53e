package io.github.edusec.crypto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The words of generated passphrases: romaji that is hard to mistype, and its kana. The recipe is in the tests. */
final class WordList {
    /** A power of two, so that every word adds the same whole number of bits. */
    static final int COUNT = 2048;

    static final int BITS_PER_WORD = 11;

    private WordList() {}

    /**
     * One word.
     *
     * @param romaji three to six letters a–z
     * @param kana its hiragana
     */
    record Word(String romaji, String kana) {}

    static List<Word> load() {
        try (InputStream in = WordList.class.getResourceAsStream("words.tsv")) {
            if (in == null) {
                throw new IllegalStateException("words.tsv: found nothing, allowed: the word list in this jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Word> words = reader.lines()
                    .map(line -> line.split("\t", 2))
                    .map(pair -> new Word(pair[0], pair[1]))
                    .toList();
            if (words.size() != COUNT) {
                throw new IllegalStateException("words.tsv: found " + words.size() + " words, allowed: " + COUNT);
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
