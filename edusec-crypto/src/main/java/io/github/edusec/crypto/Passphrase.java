package io.github.edusec.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

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
    private static final int WORDS = 7;
    private static final int MAX_CHARACTERS = 1024;
    private static final char SEPARATOR = '-';
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
        List<WordList.Word> words = WordList.load();
        SecureRandom random = new SecureRandom();
        char[] romajiRoom = new char[MAX_CHARACTERS];
        char[] kanaRoom = new char[MAX_CHARACTERS];
        CharBuffer romaji = CharBuffer.wrap(romajiRoom);
        CharBuffer kana = CharBuffer.wrap(kanaRoom);
        for (int i = 0; i < WORDS; i++) {
            if (i > 0) {
                romaji.put(SEPARATOR);
                kana.put(KANA_SEPARATOR);
            }
            // nextInt draws again where a plain remainder would favour some words.
            WordList.Word word = words.get(random.nextInt(words.size()));
            romaji.put(word.romaji());
            kana.put(word.kana());
        }
        return new Passphrase(
                take(romajiRoom, romaji.position()), take(kanaRoom, kana.position()), WORDS * WordList.BITS_PER_WORD);
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
     * Returns the strength of a generated passphrase.
     *
     * @return 77 for a generated one, empty for a chosen one, whose strength nobody knows
     */
    public OptionalInt bits() {
        return bits == 0 ? OptionalInt.empty() : OptionalInt.of(bits);
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
