package io.github.edusec.classify.policyfile;

/**
 * Texts by people that stand on one line of a file or a sheet of paper, so that nobody reads another line, or another order
 * of characters, into them. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class OneLine {
    private OneLine() {}

    /**
     * Says whether a text stays on its line and shows all that it says.
     *
     * @param text any text; may be blank
     * @param most the most characters (UTF-16)
     * @return whether it has no more, and no control character, line or paragraph separator (U+2028, U+2029), format character
     *     (general category Cf, such as those that turn the direction of writing, U+FEFF and U+E0001) or half of a surrogate
     *     pair
     */
    public static boolean fits(String text, int most) {
        if (text.length() > most) {
            return false;
        }
        int point;
        for (int i = 0; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (isUnseen(point)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses a text that is blank or does not {@link #fits fit}.
     *
     * @param what what the text is, for the message, which does not repeat the text
     * @param text any text
     * @param most the most characters (UTF-16)
     * @throws IllegalArgumentException if it is refused
     */
    public static void require(String what, String text, int most) {
        if (text.isBlank() || !fits(text, most)) {
            throw new IllegalArgumentException(what + ": found " + text.length()
                    + " characters, blank or not on one line, allowed: 1 to " + most + " on one line");
        }
    }

    private static boolean isUnseen(int point) {
        int type = Character.getType(point);
        return Character.isISOControl(point)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
