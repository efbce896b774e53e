package io.github.edusec.classify.inspect;

/** Kinds of characters in normalized text. */
final class Chars {
    private static final byte NAME = 1;
    private static final byte SEPARATOR = 2;

    /** Both are asked of most characters, so they are worked out once. */
    private static final byte[] KINDS = kinds();

    private Chars() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < kinds.length; i++) {
            char c = (char) i;
            boolean name = isKanji(c) || isKatakana(c) || isHiragana(c);
            boolean separator = isSpace(c) || ":,;|│┃\"'()[]【】〔〕「」".indexOf(c) >= 0;
            kinds[i] = (byte) ((name ? NAME : 0) | (separator ? SEPARATOR : 0));
        }
        return kinds;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** Tells whether people use it as a hyphen between digits; normalization leaves these apart. */
    static boolean isHyphen(char c) {
        return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 'ー' || c == '‐' || c == 0x2500;
    }

    static boolean isKanji(char c) {
        return (c >= 0x3400 && c <= 0x9FFF) || c == '々' || Character.isSurrogate(c);
    }

    static boolean isKatakana(char c) {
        return c >= 0x30A1 && c <= 0x30FE;
    }

    static boolean isHiragana(char c) {
        return c >= 0x3041 && c <= 0x3096;
    }

    /** Tells whether a Japanese name may have it. */
    static boolean isName(char c) {
        return (KINDS[c] & NAME) != 0;
    }

    /** Tells whether it parts a label from its value, or one cell from the next. */
    static boolean isSeparator(char c) {
        return (KINDS[c] & SEPARATOR) != 0;
    }
}
