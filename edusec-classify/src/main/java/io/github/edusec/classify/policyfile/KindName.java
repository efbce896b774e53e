package io.github.edusec.classify.policyfile;

import java.text.Normalizer;
import java.util.Locale;

/** How names of document kinds are compared: width, 「・」, spaces, brackets and separators make no difference. */
public final class KindName {
    private static final String IGNORED = "・,.、。/\\_-~〜‐‑‒–—―−()[]{}<>「」『』【】〔〕〈〉《》\"'";

    private KindName() {}

    /**
     * Makes the form in which two names of one kind are equal.
     *
     * @param name a name in any normalization form and width
     * @return the comparable form; empty if the name has nothing but ignored characters
     */
    public static String normalize(String name) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> !isIgnored(point))
                .forEach(out::appendCodePoint);
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isIgnored(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || IGNORED.indexOf(point) >= 0;
    }
}
