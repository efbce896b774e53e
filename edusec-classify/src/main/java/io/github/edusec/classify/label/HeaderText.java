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

    private static final String SPACE = " ";
    /** Sections print over each other: beside text of the author's the mark takes a line of its own. */
    private static final String LINE = "\n";

    /** A range of a text: what is to be inserted there, or removed. */
    record Edit(int from, int to, String inserted) {}

    /**
     * How far a text was understood.
     *
     * @param quoted ampersands that start no code: behind another one, or in the name of a font
     * @param rightStart where the text of the last right section starts, -1 if there is none
     * @param rightEnd where it ends
     * @param crowded whether the centre or the right has text
     * @param whole whether all codes are closed
     */
    private record Codes(List<Integer> quoted, int rightStart, int rightEnd, boolean crowded, boolean whole) {}

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
            // Behind an empty section a line would look like one that we made.
            boolean empty = codes.rightStart() == codes.rightEnd();
            edit = new Edit(codes.rightEnd(), codes.rightEnd(), (empty || hasLines() ? SPACE : LINE) + token);
        } else {
            boolean line = codes.crowded() && !hasLines();
            edit = new Edit(text.length(), text.length(), RIGHT + (line ? LINE : "") + token);
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
                && !codes.quoted().contains(at);
    }

    private int leadBefore(int at, int end) {
        if (text.startsWith(IN_EMPTY) && at == IN_EMPTY.length() && end == text.length()) {
            return at;
        }
        int line = at > 0 && text.startsWith(LINE, at - 1) ? 1 : 0;
        int section = at - line - RIGHT.length();
        // What the author has written behind it since then stays in its section.
        boolean last = end == text.length() || isSection(end);
        if (last && text.startsWith(RIGHT, section) && !codes().quoted().contains(section)) {
            return at - section;
        }
        return at > 0 && text.startsWith(SPACE, at - 1) ? 1 : line;
    }

    /** A third line would reach the cells. */
    private boolean hasLines() {
        return text.contains(LINE);
    }

    private boolean isSection(int at) {
        return at + 1 < text.length() && text.charAt(at) == '&' && "LCR".indexOf(text.charAt(at + 1)) >= 0;
    }

    private Codes codes() {
        List<Integer> quoted = new ArrayList<>();
        int rightStart = -1;
        int rightEnd = -1;
        boolean crowded = false;
        char section = 'C';
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '&') {
                at++;
                continue;
            }
            if (isSection(at)) {
                crowded |= section != 'L' && at > start;
                rightEnd = section == 'R' ? at : rightEnd;
                section = text.charAt(at + 1);
                start = at + 2;
                rightStart = section == 'R' ? start : rightStart;
            }
            int end = codeEnd(at);
            for (int inside = at + 1; inside < Math.min(end, text.length()); inside++) {
                if (text.charAt(inside) == '&') {
                    quoted.add(inside);
                }
            }
            at = end;
        }
        crowded |= section != 'L' && at > start;
        rightEnd = section == 'R' ? text.length() : rightEnd;
        return new Codes(quoted, rightStart, rightEnd, crowded, at == text.length());
    }

    /** Returns where a code ends, behind the text if it is open. */
    private int codeEnd(int at) {
        if (!text.startsWith("\"", at + 1)) {
            return at + 2;
        }
        int close = text.indexOf('"', at + 2);
        return close < 0 ? text.length() + 1 : close + 1;
    }
}
