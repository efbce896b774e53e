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
    private static final char IDEOGRAPHIC_SPACE = 0x3000;

    /** Two code units that are no characters, so no form of any. */
    private static final char OTHER = 0xFFFE;

    private static final char INVISIBLE = 0xFFFF;
    /** What each character alone becomes; {@link #OTHER} where the normalizer has to say, {@link #INVISIBLE} for nothing. */
    private static final char[] FORMS = forms();

    private static final boolean[] ATTACHING = attaching();

    private final char[] original;
    private final FoldedText.Builder folded;
    private final OffsetMap.Builder offsets = new OffsetMap.Builder();
    private final IntList lineStarts = new IntList();

    Folding(CharSequence original) {
        this.original = original.toString().toCharArray();
        this.folded = new FoldedText.Builder(original.length());
        lineStarts.add(0);
    }

    FoldedText run() {
        int length = original.length;
        int at = 0;
        while (at < length) {
            char c = original[at];
            if (c == '\n' || (c == '\r' && (at + 1 == length || original[at + 1] != '\n'))) {
                lineStarts.add(at + 1);
            }
            char form = FORMS[c];
            if (form == INVISIBLE) {
                at++;
                offsets.inStep(folded.length(), at);
            } else if (form != OTHER && !attaches(nextVisible(at))) {
                folded.append(form);
                at++;
            } else {
                at = piece(at);
            }
        }
        offsets.inStep(folded.length(), length);
        return folded.build();
    }

    OffsetMap offsets() {
        return offsets.build();
    }

    int[] lineStarts() {
        return lineStarts.toArray();
    }

    private int piece(int start) {
        int end = start + Character.charCount(Character.codePointAt(original, start));
        int last = Math.min(original.length, start + MAX_PIECE);
        StringBuilder visible = new StringBuilder().append(original, start, end - start);
        while (end < last) {
            int next = Character.codePointAt(original, end);
            if (attaches(next)) {
                visible.appendCodePoint(next);
            } else if (!isInvisible(next)) {
                break;
            }
            end += Character.charCount(next);
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
    private int nextVisible(int at) {
        int next = at + 1;
        while (next < original.length && FORMS[original[next]] == INVISIBLE) {
            next++;
        }
        return next < original.length ? Character.codePointAt(original, next) : 0;
    }

    /** Works out once what each character needs; the marks that attach to others have a table of their own. */
    private static char[] forms() {
        char[] forms = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < forms.length; c++) {
            forms[c] = form((char) c);
        }
        return forms;
    }

    private static char form(char c) {
        if (isInvisible(c)) {
            return INVISIBLE;
        }
        if (c == IDEOGRAPHIC_SPACE) {
            return ' ';
        }
        if (isFullWidthAscii(c)) {
            return (char) (c - FULL_WIDTH_SHIFT);
        }
        return isOwnForm(c) ? c : OTHER;
    }

    private static boolean[] attaching() {
        boolean[] attaching = new boolean[Character.MAX_VALUE + 1];
        for (int c = 0x300; c < attaching.length; c++) {
            if (!Character.isSurrogate((char) c) && !isInvisible(c)) {
                String parts = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKD);
                attaching[c] = isMark(c) || isMark(parts.codePointAt(0)) || isInnerJamo(parts.charAt(0));
            }
        }
        return attaching;
    }

    /** Tells whether a character can join what stands in front of it, be it itself (U+3099) or by its form (U+FF9E, U+3133). */
    private static boolean attaches(int c) {
        return c <= Character.MAX_VALUE ? ATTACHING[c] : isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** A vowel or a final consonant, which joins a syllable in front of it. */
    private static boolean isInnerJamo(char c) {
        return (c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2);
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

    private static boolean isInvisible(int c) {
        return c >= 0xAD
                && (c == 0xAD
                        || (c >= 0x200B && c <= 0x200F)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x2064)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || c == 0xFEFF);
    }
}
