package io.github.edusec.classify.label;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The parts and the length of file names.
 *
 * <p>Names longer than 255 bytes of UTF-8 fit on no usual file system. One that is too long is cut before its extension, at a
 * whole character, and gets a short hash of the whole name, so that two long names that differ only at their end stay two.
 */
final class FileNames {
    /** What a sidecar's name has after the marked name. */
    static final String SIDECAR_SUFFIX = ".edusec.json";

    private static final int MAX_BYTES = 255 - SIDECAR_SUFFIX.length();
    private static final int MAX_EXTENSION_BYTES = 64;
    private static final int HASH_BYTES = 4;
    private static final String TAR = ".tar";

    private FileNames() {}

    /**
     * Returns the extension with its dot: what follows the last dot, if that is not the first character; {@code .tar.gz} and its
     * like count as one. Anything with a space in it, or longer than 64 bytes, is a part of a sentence.
     */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            return "";
        }
        String extension = name.substring(dot);
        if (utf8Length(extension) > MAX_EXTENSION_BYTES || extension.chars().anyMatch(Character::isWhitespace)) {
            return "";
        }
        int tar = dot - TAR.length();
        return tar > 0 && name.regionMatches(true, tar, TAR, 0, TAR.length()) ? name.substring(tar) : extension;
    }

    /** Tells whether a name, so many bytes more, and a sidecar's suffix fit together. */
    static boolean fits(String name, int more) {
        return utf8Length(name) <= MAX_BYTES - more;
    }

    /** Cuts a name so that so many bytes more fit. */
    static String shortened(String name, int more) {
        String extension = extension(name);
        String hash = "~" + hash(name);
        String stem = name.substring(0, name.length() - extension.length());
        return cut(stem, MAX_BYTES - more - utf8Length(hash) - utf8Length(extension)) + hash + extension;
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
    static int utf8Length(String text) {
        return text.codePoints().map(FileNames::utf8Length).sum();
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
