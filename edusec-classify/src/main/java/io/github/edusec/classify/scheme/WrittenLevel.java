package io.github.edusec.classify.scheme;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which two ways of writing a level are equal: width, spaces, case and brackets make no difference. */
final class WrittenLevel {
    private static final String BRACKETS = "()[]{}<>「」『』【】〔〕〈〉《》";

    private WrittenLevel() {}

    static String normalize(String text) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> !isIgnored(point))
                .forEach(out::appendCodePoint);
        return out.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isIgnored(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || BRACKETS.indexOf(point) >= 0;
    }
}
