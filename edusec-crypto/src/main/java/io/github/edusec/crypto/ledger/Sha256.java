package io.github.edusec.crypto.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and its text form. */
final class Sha256 {
    static final int BYTES = 32;
    static final int HEX_DIGITS = 64;

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Says whether the 64 bytes from there on are the lower-case digits of a hash. */
    static boolean isHexOf(byte[] hash, byte[] text, int from) {
        for (int i = 0; i < BYTES; i++) {
            if (text[from + 2 * i] != digit(hash[i] >>> 4) || text[from + 2 * i + 1] != digit(hash[i])) {
                return false;
            }
        }
        return true;
    }

    private static int digit(int nibble) {
        int value = nibble & 0xF;
        return value < 10 ? '0' + value : 'a' + value - 10;
    }

    static boolean isHex(String text) {
        if (text.length() != HEX_DIGITS) {
            return false;
        }
        for (int i = 0; i < HEX_DIGITS; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = c >= 'a' && c <= 'f';
            if (!digit && !letter) {
                return false;
            }
        }
        return true;
    }
}
