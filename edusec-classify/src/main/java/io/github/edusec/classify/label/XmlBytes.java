package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an XML part in UTF-8, read by their lexical pieces.
 *
 * <p>All markup of XML is ASCII, so bytes are compared without decoding the document.
 */
final class XmlBytes {
    /** Which bytes a name may hold; all beyond ASCII are taken, since names are only compared. */
    private static final boolean[] IN_NAME = new boolean[256];

    static {
        for (int b = 0; b < IN_NAME.length; b++) {
            IN_NAME[b] = b >= 0x80
                    || (b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || b == ':'
                    || b == '_'
                    || b == '-'
                    || b == '.';
        }
    }

    private final String part;
    private final byte[] xml;

    XmlBytes(String part, byte[] xml) {
        this.part = part;
        this.xml = xml;
    }

    int name(int from) throws MalformedFileException {
        byte[] bytes = xml;
        int at = from;
        while (at < bytes.length && IN_NAME[bytes[at] & 0xFF]) {
            at++;
        }
        if (at == from) {
            throw problem("a name is missing", "byte " + from, "a name");
        }
        return at;
    }

    /** Tells whether a name goes on at an offset. */
    boolean isInName(int offset) {
        return offset < xml.length && IN_NAME[xml[offset] & 0xFF];
    }

    int skipSpace(int from) {
        byte[] bytes = xml;
        int at = from;
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Returns the offset of the first of two bytes, or the length if none comes. */
    int first(byte one, byte other, int from) {
        byte[] bytes = xml;
        int at = from;
        while (at < bytes.length && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    int colon(int from, int to) {
        for (int i = from; i < to; i++) {
            if (xml[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    boolean matches(int from, int to, String ascii) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (xml[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String utf8(int from, int to) {
        return new String(xml, from, to - from, StandardCharsets.UTF_8);
    }

    int length() {
        return xml.length;
    }

    /** Tells whether a byte stands at an offset; behind the end none does. */
    boolean isAt(int offset, char ascii) {
        return offset < xml.length && xml[offset] == ascii;
    }

    String part() {
        return part;
    }

    String decode(int from, int to) throws MalformedFileException {
        return XmlText.unescape(part, utf8(from, to));
    }

    MalformedFileException problem(String what, String found, String allowed) {
        return new MalformedFileException(new Problem(part, what, found, allowed));
    }

    boolean hasByteOrderMark() {
        return xml.length >= 3 && (xml[0] & 0xFF) == 0xEF && (xml[1] & 0xFF) == 0xBB && (xml[2] & 0xFF) == 0xBF;
    }
}
