package io.github.edusec.classify.inspect;

import java.text.Normalizer;

/**
 * One pass that normalizes a text piece by piece and remembers where each piece came from.
 *
 * <p>Most characters of Japanese documents are their own normal form; only the others, with the marks on them, go through
 * the normalizer. Not thread-safe.
 */
final class Folding {
    /** Sorting marks takes quadratic time, so a hostile heap of them is cut. */
    private static final int MAX_PIECE = 32;

    private static final int FULL_WIDTH_SHIFT = 0xFEE0;

    private final CharSequence original;
    private final StringBuilder folded;
    private final OffsetMap.Builder offsets = new OffsetMap.Builder();
    private final IntList lineStarts = new IntList();

    Folding(CharSequence original) {
        this.original = original;
        this.folded = new StringBuilder(original.length());
        lineStarts.add(0);
    }

    StringBuilder run() {
        int length = original.length();
        int at = 0;
        while (at < length) {
            char c = original.charAt(at);
            if (c == '\n' || (c == '\r' && (at + 1 == length || original.charAt(at + 1) != '\n'))) {
                lineStarts.add(at + 1);
            }
            if (isInvisible(c)) {
                at++;
                offsets.inStep(folded.length(), at);
                continue;
            }
            char next = nextVisible(at);
            if (isOwnForm(c) && !attaches(next)) {
                folded.append(c);
                at++;
            } else if (isFullWidthAscii(c) && !attaches(next)) {
                folded.append((char) (c - FULL_WIDTH_SHIFT));
                at++;
            } else {
                at = piece(at);
            }
        }
        offsets.inStep(folded.length(), length);
        return folded;
    }

    OffsetMap offsets() {
        return offsets.build();
    }

    int[] lineStarts() {
        return lineStarts.toArray();
    }

    private int piece(int start) {
        int end = start + Character.charCount(Character.codePointAt(original, start));
        boolean jamo = isJamo(original.charAt(start));
        int last = Math.min(original.length(), start + MAX_PIECE);
        StringBuilder visible = new StringBuilder().append(original, start, end);
        while (end < last && belongs(original.charAt(end), jamo)) {
            if (!isInvisible(original.charAt(end))) {
                visible.append(original.charAt(end));
            }
            end++;
        }
        String normal = Normalizer.normalize(visible, Normalizer.Form.NFKC);
        if (normal.length() == end - start) {
            offsets.inStep(folded.length(), start);
        } else {
            offsets.collapsed(folded.length(), start);
        }
        folded.append(normal);
        offsets.inStep(folded.length(), end);
        return end;
    }

    /** Returns the next character that is not left out, or NUL; each run of invisible ones is passed twice at most. */
    private char nextVisible(int at) {
        int next = at + 1;
        while (next < original.length() && isInvisible(original.charAt(next))) {
            next++;
        }
        return next < original.length() ? original.charAt(next) : 0;
    }

    private static boolean belongs(char c, boolean jamo) {
        return attaches(c) || isInvisible(c) || (jamo && isJamo(c));
    }

    private static boolean isOwnForm(char c) {
        if (c < 0x80) {
            return true;
        }
        return (c >= 0x3001 && c <= 0x3029)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FE)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0x2500 && c <= 0x26FF);
    }

    private static boolean isFullWidthAscii(char c) {
        return c >= 0xFF01 && c <= 0xFF5E;
    }

    private static boolean isInvisible(char c) {
        return c >= 0xAD
                && (c == 0xAD
                        || (c >= 0x200B && c <= 0x200F)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x2064)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || c == 0xFEFF);
    }

    private static boolean attaches(char c) {
        if (c < 0x300 || (c >= 0x3041 && c <= 0x3096) || (c >= 0x3400 && c <= 0x9FFF)) {
            return false;
        }
        if (c == 0xFF9E || c == 0xFF9F) {
            return true;
        }
        int type = Character.getType(c);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) && !isInvisible(c);
    }

    private static boolean isJamo(char c) {
        return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xFFA0 && c <= 0xFFDC);
    }
}
