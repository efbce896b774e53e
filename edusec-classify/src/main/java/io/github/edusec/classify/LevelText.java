package io.github.edusec.classify;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads level names as people type them: full-width, spaced, lower case, with their prefix. */
final class LevelText {
    private LevelText() {}

    static <E extends Enum<E>> E parse(String text, String axis, E[] values, Function<E, String> code) {
        String wanted = normalize(text);
        if (wanted.startsWith(axis)) {
            wanted = wanted.substring(axis.length());
        }
        for (E value : values) {
            if (code.apply(value).equals(wanted)) {
                return value;
            }
        }
        String allowed = Arrays.stream(values).map(code).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(axis + ": found \"" + text + "\", allowed: " + allowed);
    }

    static String normalize(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }
}
