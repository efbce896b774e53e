package io.github.edusec.classify.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A header or footer of a spreadsheet, without its XML: sections {@code &L}, {@code &C} and {@code &R} with codes in them
 * (ISO/IEC 29500-1, 18.3.1.46). A value: immutable and thread-safe.
 *
 * @param text the string
 */
record HeaderText(String text) {
    /** The most UTF-16 units, codes included; with more, Excel shows nothing or asks for a repair. */
    static final int MAX = 255;

    static final String RIGHT = "&R";
    /** An empty string is told from one that we made by a section that is opened twice. */
    private static final String IN_EMPTY = RIGHT + RIGHT;

    private static final String GAP = " ";

    /** A range of a text: what is to be inserted there, or removed. */
    record Edit(int from, int to, String inserted) {}

    /** How far a text was understood: where each code starts, and where the last right section ends. */
    private record Codes(List<Integer> quotedRanges, int rightEnd, boolean whole) {}

    /** Tells whether a text is all that we put into an element that we made or that had no end tag. */
    boolean isOnly(String token) {
        return text.equals(RIGHT + token);
    }

    /** Returns where and how a token goes into the right section of a text of the author's; empty if it cannot stand there. */
    Optional<Edit> insertion(String token) {
        Codes codes = codes();
        Edit edit;
        if (text.isEmpty()) {
            edit = new Edit(0, 0, IN_EMPTY + token);
        } else if (codes.rightEnd() >= 0) {
            edit = new Edit(codes.rightEnd(), codes.rightEnd(), GAP + token);
        } else {
            edit = new Edit(text.length(), text.length(), RIGHT + token);
        }
        boolean fits = text.length() + edit.inserted().length() <= MAX;
        return codes.whole() && fits ? Optional.of(edit) : Optional.empty();
    }

    /** Returns the units it would need with a token; over the limit as well if an open code of the author's would swallow it. */
    int unitsWith(String token) {
        return Math.max(MAX + 1, text.length() + RIGHT.length() + token.length());
    }

    /** Returns the ranges that a token takes, with what {@link #insertion} put in front of it. */
    List<Edit> removals(String token) {
        List<Edit> edits = new ArrayList<>();
        for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + token.length())) {
            int end = at + token.length();
            edits.add(new Edit(at - leadBefore(at, end), end, ""));
        }
        return edits;
    }

    /** Tells whether a token stands here exactly once, as codes that a program reads as such, in a text that is not too long. */
    boolean shows(String token) {
        int at = text.indexOf(token);
        Codes codes = codes();
        return at >= 0
                && text.indexOf(token, at + 1) < 0
                && text.length() <= MAX
                && codes.whole()
                && !codes.quotedRanges().contains(at);
    }

    private int leadBefore(int at, int end) {
        if (at > 0 && text.startsWith(GAP, at - 1)) {
            return 1;
        }
        if (text.startsWith(IN_EMPTY) && at == IN_EMPTY.length() && end == text.length()) {
            return IN_EMPTY.length();
        }
        // What the author has written behind it since then stays in its section.
        boolean last = end == text.length() || isSection(end);
        return last && at >= 2 && text.startsWith(RIGHT, at - 2) ? 2 : 0;
    }

    private boolean isSection(int at) {
        return at + 1 < text.length() && text.charAt(at) == '&' && "LCR".indexOf(text.charAt(at + 1)) >= 0;
    }

    /** Where an ampersand is no start of a code: behind another one, or in the name of a font. */
    private Codes codes() {
        List<Integer> quoted = new ArrayList<>();
        int rightEnd = -1;
        boolean right = false;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '&') {
                at++;
                continue;
            }
            if (isSection(at)) {
                rightEnd = right ? at : rightEnd;
                right = text.charAt(at + 1) == 'R';
            }
            int end = at + 2;
            if (text.startsWith("\"", at + 1)) {
                int close = text.indexOf('"', at + 2);
                end = close < 0 ? text.length() + 1 : close + 1;
            }
            for (int inside = at + 1; inside < Math.min(end, text.length()); inside++) {
                if (text.charAt(inside) == '&') {
                    quoted.add(inside);
                }
            }
            at = end;
        }
        return new Codes(quoted, right ? text.length() : rightEnd, at == text.length());
    }
}
