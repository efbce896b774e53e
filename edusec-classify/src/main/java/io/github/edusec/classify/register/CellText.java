package io.github.edusec.classify.register;

import java.util.Locale;

/** What text a register can hold in every format it is written in. */
final class CellText {
    private CellText() {}

    /** Tells whether a text has no control character but tabs and line breaks, and no half of a surrogate pair. */
    static boolean isAllowed(String text) {
        return text.codePoints().allMatch(point -> isAllowed(point));
    }

    /** Tells whether a text is such a text of one line without tabs. */
    static boolean isOneLine(String text) {
        return isAllowed(text) && text.chars().noneMatch(Character::isISOControl);
    }

    /** Names the first character that is not allowed; the text around it may be anything, so it is not shown. */
    static String wrongCharacter(String text) {
        return text.codePoints()
                .filter(point -> !isAllowed(point))
                .mapToObj(point -> String.format(Locale.ROOT, "U+%04X", point))
                .findFirst()
                .orElse("nothing");
    }

    /**
     * Returns the text.
     *
     * @throws IllegalArgumentException if a register cannot hold it
     */
    static String checked(RegisterColumn column, String text) {
        if (!isAllowed(text)) {
            throw new IllegalArgumentException(column.header()
                    + ": found a control character or half of a character, allowed: text, tabs and line breaks");
        }
        return text;
    }

    private static boolean isAllowed(int point) {
        boolean halfPair = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !halfPair && (!Character.isISOControl(point) || point == '\n' || point == '\r' || point == '\t');
    }
}
