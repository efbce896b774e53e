package io.github.edusec.classify.label;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page's content leaves open when it ends: saved states, a text object, marked content.
 *
 * <p>A mark drawn after the content stands right only in the state the page began with; unbalanced {@code q} and
 * {@code Q} are common in real files. Content that ends inside a string, an array or an inline image would swallow the
 * mark; where readers may disagree about such an end, the content is doubtful. The scanner knows tokens, strings and inline
 * images, nothing else, and holds a few bytes whatever the content's size. One instance reads all streams of one page, in
 * order. Not thread-safe.
 */
final class PdfContentState {
    private static final int END = -1;
    private static final int BUFFER = 8192;
    private static final int LONGEST_TOKEN = 40;
    private static final int DEEPEST = 500;
    /** How many bytes after an EI must be text; PDFBox and PDF.js look as far. */
    private static final int LOOK_AHEAD = 10;
    /** Line ends that writers put between an inline image's data and its EI, or a second one after ID. */
    private static final int MOST_PADDING = 3;
    /** Operators that change what a restored state would bring back. */
    private static final Set<String> STATEFUL = Set.of(
            "cm", "w", "J", "j", "M", "d", "ri", "i", "gs", "W", "W*", "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g",
            "RG", "rg", "K", "k", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts");

    /** All operators of ISO 32000-2, Annex A, without those that have a case of their own here. */
    private static final Set<String> OTHERS = Set.of(
            "b", "B", "b*", "B*", "BX", "EX", "c", "d0", "d1", "Do", "DP", "MP", "f", "F", "f*", "h", "l", "m", "n",
            "re", "s", "S", "sh", "T*", "Td", "TD", "Tj", "TJ", "Tm", "v", "y", "'", "\"", "true", "false", "null");

    private static final Set<String> AFTER_IMAGE = Set.of("Q", "EMC", "S");

    private final StringBuilder token = new StringBuilder();
    /** The arrays and dictionaries that are open, innermost last. */
    private final StringBuilder nesting = new StringBuilder();

    private final Set<String> ownDrawn = new HashSet<>();
    private String lastName = "";
    private @Nullable PdfInlineImage image;
    private boolean images;
    private boolean insideToken;
    private boolean afterImage;
    private boolean doubtful;
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
                endToken(in, true);
            } else if (isDelimiter(c)) {
                endToken(in, false);
                delimited(c, in);
            } else {
                append(c);
            }
            c = take(in);
        }
        endToken(in, true);
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

    /** Tells whether the content, or one of its streams, ends inside something that would swallow what follows. */
    boolean unfinished() {
        return insideToken || image != null || nesting.length() > 0 || (afterImage && text);
    }

    /** Tells whether readers may disagree about what is data and what is an operator. */
    boolean doubtful() {
        return doubtful;
    }

    /** Returns the names starting like ours of the XObjects that the content draws. */
    Set<String> ownDrawn() {
        return ownDrawn;
    }

    boolean inText() {
        return text;
    }

    int openMarkedContent() {
        return marked;
    }

    private void append(int c) {
        if (token.length() < LONGEST_TOKEN) {
            token.append((char) c);
        }
    }

    private void delimited(int c, InputStream in) throws IOException {
        doubtful |= afterImage;
        switch (c) {
            case '%' -> skipComment(in);
            case '(' -> skipString(in);
            case '<' -> openAngle(in);
            case '>' -> closeAngle(in);
            case '[' -> open('[');
            case ']' -> close('[');
            case '/' -> operator = false;
            default -> {
                // Braces, and a round bracket too many, only separate tokens.
            }
        }
    }

    private void open(char kind) {
        doubtful |= nesting.length() == DEEPEST;
        if (nesting.length() < DEEPEST) {
            nesting.append(kind);
        }
    }

    private void close(char kind) {
        int last = nesting.length() - 1;
        if (last < 0 || nesting.charAt(last) != kind) {
            doubtful = true;
            return;
        }
        nesting.setLength(last);
        valueEnded();
    }

    private void valueEnded() {
        if (image != null && nesting.length() == 0) {
            image.valueEnded();
        }
    }

    private void endToken(InputStream in, boolean white) throws IOException {
        if (token.length() > 0) {
            String text = token.toString();
            token.setLength(0);
            // PDFBox takes an EI for data unless one of these follows.
            doubtful |= afterImage && !isNumber(text) && !AFTER_IMAGE.contains(text);
            afterImage = false;
            if (image != null && !(operator && text.equals("ID"))) {
                image.token(text, nesting.length() > 0);
            } else if (!operator) {
                lastName = text;
            } else if (!isNumber(text)) {
                doubtful |= (nesting.length() > 0 && !isConstant(text)) || (text.equals("ID") && !white);
                apply(text, in);
                lastName = "";
            }
        }
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
            case "BI" -> image = new PdfInlineImage();
            case "ID" -> skipInlineImage(in);
            // An end without a beginning: the image before it ended in another place than we took it to.
            case "EI" -> doubtful = true;
            default -> other(name);
        }
    }

    private void other(String name) {
        boolean state = STATEFUL.contains(name);
        stateful |= depth == 0 && state;
        // Image data that was taken for content hardly ever consists of operators.
        doubtful |= images && !state && !OTHERS.contains(name);
        if (name.equals("Do") && lastName.startsWith(PdfMark.OWN.getName())) {
            ownDrawn.add(lastName);
        }
    }

    private static boolean isNumber(String text) {
        return "+-.0123456789".indexOf(text.charAt(0)) >= 0;
    }

    private static boolean isConstant(String text) {
        return text.equals("true") || text.equals("false") || text.equals("null");
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
        insideToken = true;
        int open = 1;
        int c = take(in);
        while (c != END) {
            if (c == '\\') {
                take(in);
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                insideToken = false;
                valueEnded();
                return;
            }
            c = take(in);
        }
    }

    private void openAngle(InputStream in) throws IOException {
        if (peek(in, 0) == '<') {
            take(in);
            open('<');
            return;
        }
        insideToken = true;
        int c = take(in);
        while (c != END && c != '>') {
            c = take(in);
        }
        insideToken = c == END;
        valueEnded();
    }

    private void closeAngle(InputStream in) throws IOException {
        if (peek(in, 0) == '>') {
            take(in);
            close('<');
        } else {
            doubtful = true;
        }
    }

    /** Skips binary data up to the first EI that text follows; it must stand where the image's size says. */
    private void skipInlineImage(InputStream in) throws IOException {
        OptionalLong length = image == null ? OptionalLong.empty() : image.dataLength();
        doubtful |= image == null;
        insideToken = true;
        images = true;
        long at = 0;
        int c = take(in);
        while (c != END) {
            boolean alone = isText(peek(in, 1)) && isWhiteOrEnd(peek(in, 1));
            if (c == 'E' && peek(in, 0) == 'I' && alone && isFollowedByText(in)) {
                take(in);
                insideToken = false;
                image = null;
                afterImage = true;
                long from = length.orElse(at);
                doubtful |= at < from || at > from + MOST_PADDING;
                return;
            }
            // Another image begins: the end of this one was not recognised.
            doubtful |= c == 'I' && peek(in, 0) == 'D' && alone && isFollowedByText(in);
            at++;
            c = take(in);
        }
    }

    private boolean isFollowedByText(InputStream in) throws IOException {
        for (int i = 1; i <= LOOK_AHEAD; i++) {
            if (!isText(peek(in, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(int c) {
        return c == END || (c >= ' ' && c <= '~') || (c != 0 && isWhite(c));
    }

    private static boolean isWhiteOrEnd(int c) {
        return c == END || isWhite(c);
    }

    private int take(InputStream in) throws IOException {
        int c = peek(in, 0);
        if (c != END) {
            position++;
        }
        return c;
    }

    private int peek(InputStream in, int ahead) throws IOException {
        while (position + ahead >= filled) {
            System.arraycopy(buffer, position, buffer, 0, filled - position);
            filled -= position;
            position = 0;
            int n = in.read(buffer, filled, BUFFER - filled);
            if (n <= 0) {
                return END;
            }
            filled += n;
        }
        return buffer[position + ahead] & 0xFF;
    }

    private static boolean isWhite(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    private static boolean isDelimiter(int c) {
        return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/'
                || c == '%';
    }
}
