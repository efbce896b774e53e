package io.github.edusec.crypto.approval;

import java.nio.charset.StandardCharsets;

/** Texts by people that stand on one line of a signed statement, so that nobody reads another statement into them. */
final class OneLine {
    static final int MAX_DECISION = 200;
    static final int MAX_COMMENT = 500;

    private OneLine() {}

    static void require(String what, String text, int most) {
        if (text.isBlank() || !fits(text, most)) {
            throw new IllegalArgumentException(what + ": found " + text.length()
                    + " characters, blank or not on one line, allowed: 1 to " + most + " on one line");
        }
    }

    static boolean fits(String text, int most) {
        return text.length() <= most
                && text.chars().noneMatch(OneLine::isUnseen)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT;
    }
}
