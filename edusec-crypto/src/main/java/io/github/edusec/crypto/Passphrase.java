package io.github.edusec.crypto;

import io.github.edusec.classify.Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A secret that people type.
 *
 * <p>Make it, use it, close it: closing overwrites the characters held here. Not guaranteed: copies that callers took, that
 * the JVM's collector moved, or that the operating system swapped out are not reached. The secret stands in no message and
 * not in {@link #toString()}; two passphrases are never equal unless they are the same object. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Passphrase implements AutoCloseable {
    /** The least words of a generated passphrase: 77 bits. */
    public static final int LEAST_WORDS = 7;

    /** The most words of a generated passphrase, so that it is never longer than the 64 bytes of an AES ZIP. */
    public static final int MOST_WORDS = 9;

    /** The least strength in bits of a passphrase that someone chose; {@link #weakness()} tells what is below it. */
    public static final double LEAST_BITS = 60;

    private static final int MAX_CHARACTERS = 1024;
    static final char SEPARATOR = '-';
    private static final char KANA_SEPARATOR = '・';

    private final char[] characters;
    private final char[] kana;
    private final int bits;
    private boolean closed;

    private Passphrase(char[] characters, char[] kana, int bits) {
        this.characters = characters;
        this.kana = kana;
        this.bits = bits;
    }

    /**
     * Makes a new passphrase: seven words of 2,048, joined by "-", lower-case ASCII, at most 48 bytes, 77 bits.
     *
     * @return the passphrase, to be closed by the caller
     */
    public static Passphrase generate() {
        return generate(LEAST_WORDS);
    }

    /**
     * Makes a new passphrase of so many words of 2,048, joined by "-", lower-case ASCII, 11 bits a word.
     *
     * @param words {@value #LEAST_WORDS} to {@value #MOST_WORDS}, which are at most 48 to 62 bytes
     * @return the passphrase, to be closed by the caller
     * @throws IllegalArgumentException if there are fewer or more words
     */
    public static Passphrase generate(int words) {
        if (words < LEAST_WORDS || words > MOST_WORDS) {
            throw new IllegalArgumentException(
                    "passphrase: found " + words + " words, allowed: " + LEAST_WORDS + " to " + MOST_WORDS);
        }
        List<WordList.Word> list = WordList.load();
        SecureRandom random = new SecureRandom();
        char[] romajiRoom = new char[MAX_CHARACTERS];
        char[] kanaRoom = new char[MAX_CHARACTERS];
        CharBuffer romaji = CharBuffer.wrap(romajiRoom);
        CharBuffer kana = CharBuffer.wrap(kanaRoom);
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                romaji.put(SEPARATOR);
                kana.put(KANA_SEPARATOR);
            }
            // nextInt draws again where a plain remainder would favour some words.
            WordList.Word word = list.get(random.nextInt(list.size()));
            romaji.put(word.romaji());
            kana.put(word.kana());
        }
        return new Passphrase(
                take(romajiRoom, romaji.position()), take(kanaRoom, kana.position()), words * WordList.BITS_PER_WORD);
    }

    /**
     * Takes a passphrase that someone chose or read from a slip.
     *
     * @param characters 1 to 1,024 characters, no unpaired surrogate; copied, so wipe yours
     * @return the passphrase, to be closed by the caller
     * @throws IllegalArgumentException if there are none or too many; the message holds no character of it
     */
    public static Passphrase of(char[] characters) {
        if (characters.length < 1 || characters.length > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "passphrase: found " + characters.length + " characters, allowed: 1 to " + MAX_CHARACTERS);
        }
        Passphrase passphrase = new Passphrase(characters.clone(), new char[0], 0);
        Arrays.fill(passphrase.toUtf8(), (byte) 0);
        return passphrase;
    }

    /**
     * Returns the strength: of a generated passphrase exactly, of a chosen one as zxcvbn estimates it.
     *
     * <p>What has the shape of a generated passphrase, {@value #LEAST_WORDS} words or more of our list with at least four
     * different ones, counts as read from a slip: 11 bits a word. Fewer words of our list count 11 bits for each different
     * one at most, for zxcvbn does not know them. Of everything else the first 100 characters are judged, less where many
     * signs stand in for letters: whoever guesses the whole has guessed every part, so that a longer one is not weaker.
     *
     * <p>Not guaranteed: the estimate knows common passwords, English words and names, keyboards, repetitions, sequences
     * and dates, not Japanese words, and not what attackers know of the person. Any other character counts 3.3 bits, so a
     * random passphrase needs 19 characters to reach {@value #LEAST_BITS}. Copies that zxcvbn makes are wiped as far as it
     * offers that. Takes up to about a second for text made to be slow to judge; needs no network.
     *
     * @return the base-2 logarithm of the guesses needed, 0 or more; 77 to 99 for a generated one
     * @throws IllegalStateException if closed
     */
    public double strengthBits() {
        return judged().bits();
    }

    /**
     * Tells why this passphrase is too weak to protect a package.
     *
     * @return the reason in Japanese and English, without any character of the passphrase; empty for a generated one and
     *     for every other one of {@value #LEAST_BITS} bits or more
     * @throws IllegalStateException if closed
     */
    public Optional<Text> weakness() {
        return judged().weakness();
    }

    private PassphraseStrength judged() {
        char[] copy = toChars();
        try {
            return bits == 0 ? PassphraseStrength.of(copy) : new PassphraseStrength(bits, List.of());
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    /**
     * Returns the passphrase as bytes for key derivation.
     *
     * @return a copy in UTF-8, which the caller wipes
     * @throws IllegalStateException if closed
     */
    public synchronized byte[] toUtf8() {
        refuseClosed();
        byte[] room = new byte[characters.length * 3];
        ByteBuffer out = ByteBuffer.wrap(room);
        CoderResult result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), out, true);
        if (!result.isUnderflow()) {
            Arrays.fill(room, (byte) 0);
            throw new IllegalArgumentException("passphrase: found an unpaired surrogate, allowed: whole characters");
        }
        byte[] bytes = Arrays.copyOf(room, out.position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }

    /**
     * Returns the passphrase for a slip.
     *
     * @return a copy, which the caller wipes
     * @throws IllegalStateException if closed
     */
    public synchronized char[] toChars() {
        refuseClosed();
        return characters.clone();
    }

    /**
     * Returns the reading of a generated passphrase, a memory aid that is as secret as the passphrase.
     *
     * @return a copy in hiragana, words joined by "・", which the caller wipes; empty for a chosen passphrase
     * @throws IllegalStateException if closed
     */
    public synchronized char[] toKana() {
        refuseClosed();
        return kana.clone();
    }

    /** Overwrites the secret; closing again does nothing. */
    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
        Arrays.fill(kana, '\0');
        closed = true;
    }

    @Override
    public String toString() {
        return "Passphrase[not shown]";
    }

    private void refuseClosed() {
        if (closed) {
            throw new IllegalStateException("passphrase: found closed, allowed: open");
        }
    }

    private static char[] take(char[] room, int length) {
        char[] taken = Arrays.copyOf(room, length);
        Arrays.fill(room, '\0');
        return taken;
    }
}
