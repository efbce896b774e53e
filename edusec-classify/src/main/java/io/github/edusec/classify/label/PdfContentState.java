package io.github.edusec.classify.label;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * What a page's content leaves open when it ends: saved states, a text object, marked content.
 *
 * <p>A mark drawn after the content stands right only in the state the page began with; unbalanced {@code q} and
 * {@code Q} are common in real files. The scanner knows tokens, strings and inline images, nothing else, and holds a few
 * bytes whatever the content's size. One instance reads all streams of one page, in order. Not thread-safe.
 */
final class PdfContentState {
    private static final int END = -1;
    private static final int BUFFER = 8192;
    private static final int LONGEST_OPERATOR = 3;
    /** Operators that change what a restored state would bring back. */
    private static final Set<String> STATEFUL = Set.of(
            "cm", "w", "J", "j", "M", "d", "ri", "i", "gs", "W", "W*", "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g",
            "RG", "rg", "K", "k", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts");

    private final StringBuilder token = new StringBuilder();
    private boolean operator = true;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private int depth;
    private int underflows;
    private int marked;
    private boolean text;
    private boolean stateful;
    private boolean ambiguous;

    /** Reads one content stream; a damaged end counts as the end, as it does for readers. */
    void read(InputStream in) throws IOException {
        position = 0;
        filled = 0;
        int c = take(in);
        while (c != END) {
            if (isWhite(c)) {
                endToken(in);
            } else if (isDelimiter(c)) {
                endToken(in);
                delimited(c, in);
            } else {
                append(c);
            }
            c = take(in);
        }
        endToken(in);
    }

    /** Forgets the unfinished token of a stream that broke off. */
    void endOfStream() {
        token.setLength(0);
        operator = true;
    }

    /** Returns how many states the content leaves saved. */
    int depth() {
        return depth;
    }

    /** Returns how many times the content restores a state that it never saved. */
    int underflows() {
        return underflows;
    }

    /** Tells whether such a restore would change the look of the page if a state were saved before it. */
    boolean ambiguous() {
        return ambiguous;
    }

    boolean inText() {
        return text;
    }

    int openMarkedContent() {
        return marked;
    }

    private void append(int c) {
        if (token.length() <= LONGEST_OPERATOR) {
            token.append((char) c);
        }
    }

    private void delimited(int c, InputStream in) throws IOException {
        switch (c) {
            case '%' -> skipComment(in);
            case '(' -> skipString(in);
            case '<' -> skipHexString(in);
            case '/' -> operator = false;
            default -> {
                // Brackets and braces only separate tokens.
            }
        }
    }

    private void endToken(InputStream in) throws IOException {
        if (token.length() > 0 && operator) {
            apply(token.toString(), in);
        }
        token.setLength(0);
        operator = true;
    }

    private void apply(String name, InputStream in) throws IOException {
        switch (name) {
            case "q" -> depth++;
            case "Q" -> restore();
            case "BT" -> text = true;
            case "ET" -> text = false;
            case "BMC", "BDC" -> marked++;
            case "EMC" -> marked = Math.max(0, marked - 1);
            case "ID" -> skipInlineImage(in);
            default -> stateful |= depth == 0 && STATEFUL.contains(name);
        }
    }

    private void restore() {
        if (depth > 0) {
            depth--;
        } else {
            underflows++;
            ambiguous |= stateful;
        }
    }

    private void skipComment(InputStream in) throws IOException {
        int c = take(in);
        while (c != END && c != '\n' && c != '\r') {
            c = take(in);
        }
    }

    private void skipString(InputStream in) throws IOException {
        int open = 1;
        int c = take(in);
        while (c != END) {
            if (c == '\\') {
                take(in);
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return;
            }
            c = take(in);
        }
    }

    private void skipHexString(InputStream in) throws IOException {
        if (peek(in) == '<') {
            take(in);
            return;
        }
        int c = take(in);
        while (c != END && c != '>') {
            c = take(in);
        }
    }

    /** Skips binary data up to an EI that stands alone and is followed by nothing but text. */
    private void skipInlineImage(InputStream in) throws IOException {
        int before = ' ';
        int c = take(in);
        while (c != END) {
            if (c == 'E' && isWhite(before) && peek(in) == 'I') {
                take(in);
                int after = peek(in);
                if (after == END || isWhite(after)) {
                    return;
                }
                c = 'I';
            }
            before = c;
            c = take(in);
        }
    }

    private int take(InputStream in) throws IOException {
        int c = peek(in);
        position++;
        return c;
    }

    private int peek(InputStream in) throws IOException {
        if (position >= filled) {
            position = 0;
            filled = in.read(buffer);
        }
        return filled <= 0 ? END : buffer[position] & 0xFF;
    }

    private static boolean isWhite(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    private static boolean isDelimiter(int c) {
        return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/'
                || c == '%';
    }
}
