package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An XML part in UTF-8, read as a stream, without what stands inside one child of its root: the gap.
 *
 * <p>The rows of a sheet can be hundreds of megabytes, and a header stands behind them. What is kept is well-formed if
 * the part is; inside the gap tags are only counted. Not thread-safe while reading.
 */
final class PartSkeleton {
    private static final int CHUNK = 1 << 16;
    private static final String CDATA = "[CDATA[";

    private enum State {
        TEXT,
        OPEN,
        START_TAG,
        END_TAG,
        DECLARATION,
        COMMENT,
        CDATA_SECTION,
        INSTRUCTION
    }

    private final String part;
    private final byte[] hollow;
    private final long maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ByteArrayOutputStream name = new ByteArrayOutputStream();
    private State state = State.TEXT;
    private int depth;
    private int quote;
    /** Bytes of the present piece that were matched: of an opening, or of what may be a closing. */
    private int matched;

    private boolean naming;
    private int previous;
    private boolean inGap;
    private long read;
    private long gapStart = -1;
    private int gapAt = -1;
    private long gapBytes;
    /** Where in the present chunk the bytes start that are to be kept. */
    private int keepFrom;

    private PartSkeleton(String part, String hollow, long maxBytes) {
        this.part = part;
        this.hollow = hollow.getBytes(StandardCharsets.US_ASCII);
        this.maxBytes = maxBytes;
    }

    /**
     * Reads a part to its end.
     *
     * @param content the part
     * @param part its name, for messages
     * @param hollow local name of the root's child whose inside is passed over; only the first such child is
     * @param maxBytes the most bytes to keep
     * @throws MalformedFileException if a tag is damaged or there is a DTD
     */
    static PartSkeleton read(InputStream content, String part, String hollow, long maxBytes) throws IOException {
        PartSkeleton skeleton = new PartSkeleton(part, hollow, maxBytes);
        byte[] chunk = new byte[CHUNK];
        for (int length = content.read(chunk); length >= 0; length = content.read(chunk)) {
            skeleton.take(chunk, length);
        }
        return skeleton;
    }

    /** Returns what was kept. */
    byte[] utf8() {
        return kept.toByteArray();
    }

    /** Tells whether anything was left out. */
    boolean hasGap() {
        return gapBytes > 0;
    }

    /** Returns where in the kept bytes the gap is; everything in front of it must stay as it is. */
    int gapAt() {
        return gapAt;
    }

    /** Returns how many bytes were left out. */
    long gapBytes() {
        return gapBytes;
    }

    /**
     * Refuses an edit that cannot be streamed.
     *
     * @param edited the kept bytes as they are to be
     * @throws MalformedFileException if bytes in front of the gap differ
     */
    void requireSameFront(byte[] edited) throws MalformedFileException {
        if (edited.length < gapAt || Arrays.mismatch(utf8(), 0, gapAt, edited, 0, gapAt) >= 0) {
            throw new MalformedFileException(new Problem(
                    part, "an edit in front of a sheet's rows", "headers in front", "headers behind the rows"));
        }
    }

    private void take(byte[] chunk, int length) throws MalformedFileException, LimitExceededException {
        keepFrom = 0;
        for (int i = 0; i < length; i++) {
            if (state == State.TEXT) {
                i = inGap ? passOver(chunk, i, length) : i;
                while (i < length && chunk[i] != '<') {
                    i++;
                }
                if (i < length) {
                    state = State.OPEN;
                }
            } else {
                markup(chunk, i);
            }
        }
        if (!inGap) {
            keep(chunk, length);
        }
        read += length;
    }

    /** Passes over text and tags of the gap as long as they are plain and whole; what follows is read state by state. */
    private int passOver(byte[] chunk, int from, int length) {
        int level = depth;
        int at = from;
        while (true) {
            while (at < length && chunk[at] != '<') {
                at++;
            }
            boolean ends = at + 1 < length && chunk[at + 1] == '/';
            if (at + 2 >= length || (ends ? level == 2 : chunk[at + 1] <= '?')) {
                break;
            }
            int close = ends ? closingEnd(chunk, at + 2, length) : closingStart(chunk, at + 2, length);
            if (close < 0) {
                break;
            }
            if (ends) {
                level--;
            } else if (chunk[close - 1] != '/') {
                level++;
            }
            at = close + 1;
        }
        depth = level;
        return at;
    }

    private static int closingEnd(byte[] chunk, int from, int length) {
        int at = from;
        while (at < length && chunk[at] != '>' && chunk[at] != '<') {
            at++;
        }
        return at < length && chunk[at] == '>' ? at : -1;
    }

    /** Returns where a tag is closed, or -1 if it is damaged or goes on behind the chunk; quotes may hold what closes. */
    private static int closingStart(byte[] chunk, int from, int length) {
        for (int at = from; at < length; at++) {
            byte b = chunk[at];
            if (b > '>') {
                continue;
            }
            if (b == '>') {
                return at;
            }
            if (b == '<') {
                return -1;
            }
            if (b == '"' || b == '\'') {
                do {
                    at++;
                } while (at < length && chunk[at] != b && chunk[at] != '<');
                if (at < length && chunk[at] == '<') {
                    return -1;
                }
            }
        }
        return -1;
    }

    private void markup(byte[] chunk, int i) throws MalformedFileException, LimitExceededException {
        int b = chunk[i];
        switch (state) {
            case OPEN -> open(chunk, i);
            case START_TAG -> startTag(chunk, i);
            case END_TAG -> {
                refuseTagInTag(b);
                if (b == '>') {
                    depth--;
                    state = State.TEXT;
                }
            }
            case DECLARATION -> declaration(b);
            case COMMENT -> until(b, '-', 2);
            case CDATA_SECTION -> until(b, ']', 2);
            case INSTRUCTION -> until(b, '?', 1);
            case TEXT -> throw new IllegalStateException("text is no markup");
        }
    }

    private void open(byte[] chunk, int i) throws MalformedFileException {
        matched = 0;
        switch (chunk[i]) {
            case '/' -> {
                state = State.END_TAG;
                if (inGap && depth == 2) {
                    endGap(i);
                }
            }
            case '!' -> state = State.DECLARATION;
            case '?' -> state = State.INSTRUCTION;
            case '<', '>' -> throw damaged();
            default -> {
                state = State.START_TAG;
                name.reset();
                naming = depth == 1 && gapStart < 0;
                quote = 0;
                previous = 0;
                if (naming) {
                    name.write(chunk[i]);
                }
            }
        }
    }

    private void startTag(byte[] chunk, int i) throws MalformedFileException, LimitExceededException {
        int b = chunk[i];
        refuseTagInTag(b);
        if (quote != 0) {
            quote = b == quote ? 0 : quote;
        } else if (b == '"' || b == '\'') {
            quote = b;
        } else if (b == '>') {
            state = State.TEXT;
            if (previous != '/') {
                depth++;
                if (depth == 2 && gapStart < 0 && isHollow()) {
                    startGap(chunk, i + 1);
                }
            }
        } else if (naming) {
            naming = b != '/' && b != ' ' && b != '\t' && b != '\n' && b != '\r';
            if (naming && name.size() <= CHUNK) {
                name.write(b);
            }
        }
        previous = b;
    }

    private boolean isHollow() {
        String tag = name.toString(StandardCharsets.ISO_8859_1);
        return tag.substring(tag.indexOf(':') + 1).equals(new String(hollow, StandardCharsets.US_ASCII));
    }

    private void declaration(int b) throws MalformedFileException {
        if (b == '-' && (matched == 0 || matched == -1)) {
            matched--;
            if (matched == -2) {
                state = State.COMMENT;
                matched = 0;
            }
        } else if (matched >= 0 && b == CDATA.charAt(matched)) {
            matched++;
            if (matched == CDATA.length()) {
                state = State.CDATA_SECTION;
                matched = 0;
            }
        } else {
            throw new MalformedFileException(new Problem(part, "a DTD or unknown markup", "<!", "no DTD"));
        }
    }

    private void until(int b, char closing, int times) {
        if (b == closing) {
            matched++;
        } else if (b == '>' && matched >= times) {
            state = State.TEXT;
        } else {
            matched = 0;
        }
    }

    private void startGap(byte[] chunk, int i) throws LimitExceededException {
        keep(chunk, i);
        gapAt = kept.size();
        gapStart = read + i;
        inGap = true;
    }

    /** The bracket of the end tag may have been the last byte of the chunk before. */
    private void endGap(int slash) {
        gapBytes = read + slash - 1 - gapStart;
        kept.write('<');
        keepFrom = slash;
        inGap = false;
    }

    private void keep(byte[] chunk, int to) throws LimitExceededException {
        long size = (long) kept.size() + to - keepFrom;
        if (size > maxBytes) {
            throw new LimitExceededException(part, "bytes of a part around its rows", size, maxBytes);
        }
        kept.write(chunk, keepFrom, to - keepFrom);
    }

    private void refuseTagInTag(int b) throws MalformedFileException {
        if (b == '<') {
            throw damaged();
        }
    }

    private MalformedFileException damaged() {
        return new MalformedFileException(new Problem(part, "a tag is damaged", "< in a tag", "well-formed XML"));
    }
}
