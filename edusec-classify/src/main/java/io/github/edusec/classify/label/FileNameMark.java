package io.github.edusec.classify.label;

import io.github.edusec.classify.Importance;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The class in front of a file's name: {@code 【Ⅱ】名簿.csv}.
 *
 * <p>The rest of the name stays as it is, NFC or NFD. Names longer than 255 bytes of UTF-8 fit on no usual file system; such a
 * name is cut before its extension, at a whole character, and gets a short hash of the original name, so that two long
 * names that differ only at their end stay two.
 *
 * @param name the marked name; with {@link #SIDECAR_SUFFIX} it has at most 255 bytes of UTF-8
 * @param shortened whether the name was cut
 */
record FileNameMark(String name, boolean shortened) {
    /** What a sidecar's name has after the marked name. */
    static final String SIDECAR_SUFFIX = ".edusec.json";

    private static final int MAX_BYTES = 255 - SIDECAR_SUFFIX.length();
    private static final int MAX_EXTENSION_BYTES = 64;
    private static final int HASH_BYTES = 4;
    private static final String OPEN = "【";
    private static final String CLOSE = "】";

    /**
     * A marked name, taken apart.
     *
     * @param importance the class
     * @param name the name without the mark
     */
    record Parsed(Importance importance, String name) {}

    /** Marks a name that has no mark. */
    static FileNameMark of(Importance importance, String name) {
        String mark = OPEN + importance.numeral() + CLOSE;
        int budget = MAX_BYTES - utf8Length(mark);
        if (utf8Length(name) <= budget) {
            return new FileNameMark(mark + name, false);
        }
        String extension = extension(name);
        String hash = "~" + hash(name);
        String stem = name.substring(0, name.length() - extension.length());
        String kept = cut(stem, budget - utf8Length(hash) - utf8Length(extension));
        return new FileNameMark(mark + kept + hash + extension, true);
    }

    /** Takes a marked name apart; empty if the name has no mark, or nothing after it. */
    static Optional<Parsed> parse(String name) {
        for (Importance importance : Importance.values()) {
            String mark = OPEN + importance.numeral() + CLOSE;
            if (name.startsWith(mark) && name.length() > mark.length()) {
                return Optional.of(new Parsed(importance, name.substring(mark.length())));
            }
        }
        return Optional.empty();
    }

    /** Exchanges the class of a marked name, which keeps its length; a name without a mark stays as it is. */
    static String exchanged(Importance importance, String name) {
        return parse(name)
                .map(parsed -> OPEN + importance.numeral() + CLOSE + parsed.name())
                .orElse(name);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot <= 0 ? "" : name.substring(dot);
        return utf8Length(extension) <= MAX_EXTENSION_BYTES ? extension : "";
    }

    /** Cuts to whole characters, and takes a letter away together with the marks that belong to it (NFD: か + ゛). */
    private static String cut(String text, int bytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += utf8Length(codePoint);
            if (used > bytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        while (end > 0 && end < text.length() && isCombining(text.codePointAt(end))) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static boolean isCombining(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static String hash(String name) {
        byte[] digest = FileCopy.sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    /** Counts a lone surrogate as three bytes, the most that any encoder makes of it. */
    private static int utf8Length(String text) {
        return text.codePoints().map(FileNameMark::utf8Length).sum();
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
