package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of an element that holds only text, and at which bytes each character of it stands: an edit of the text
 * becomes an edit of the bytes, and comments, references and CDATA sections around it stay. Not thread-safe.
 */
final class HeaderContent {
    private static final int MAX_BYTES = 1 << 15;
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    private final String part;
    private final byte[] xml;
    private final int contentEnd;
    private final StringBuilder text = new StringBuilder();
    /** Per UTF-16 unit: from, to, and 1 in a CDATA section. */
    private int[] offsets = new int[3 * 64];

    private HeaderContent(XmlPart part, XmlElement element) {
        this.part = part.name();
        this.xml = part.utf8();
        this.contentEnd = element.endTagStart();
    }

    static HeaderContent of(XmlPart part, XmlElement element) throws MalformedFileException, LimitExceededException {
        int length = element.endTagStart() - element.startTagEnd();
        if (length > MAX_BYTES) {
            throw new LimitExceededException(part.name(), "bytes of a page header", length, MAX_BYTES);
        }
        HeaderContent content = new HeaderContent(part, element);
        content.read(element.startTagEnd());
        return content;
    }

    HeaderText text() {
        return new HeaderText(text.toString());
    }

    /** Carries an edit of the text over to the bytes. */
    void edit(HeaderText.Edit edit, Splices splices) throws MalformedFileException {
        for (int i = edit.from(); i < edit.to(); i++) {
            // The two halves of one character have the same bytes.
            if (i == edit.from() || offsets[3 * i] != offsets[3 * i - 3]) {
                splices.replace(offsets[3 * i], offsets[3 * i + 1], "");
            }
        }
        if (!edit.inserted().isEmpty()) {
            boolean behindText = edit.from() > 0;
            int at = behindText ? offsets[3 * edit.from() - 2] : contentEnd;
            boolean cdata = behindText && offsets[3 * edit.from() - 1] == 1;
            if (cdata && edit.inserted().contains(CDATA_END)) {
                throw problem("a mark cannot stand in a CDATA section", CDATA_END, "other text");
            }
            splices.replace(at, at, cdata ? edit.inserted() : XmlText.escape(edit.inserted()));
        }
    }

    private void read(int from) throws MalformedFileException {
        int at = from;
        while (at < contentEnd) {
            if (xml[at] == '<') {
                at = markup(at);
            } else if (xml[at] == '&') {
                int end = find(";", at);
                append(XmlText.unescape(part, utf8(at, end)), at, end, false);
                at = end;
            } else {
                at = character(at, false);
            }
        }
    }

    private int markup(int at) throws MalformedFileException {
        if (startsWith(CDATA, at)) {
            int end = find(CDATA_END, at);
            int inside = at + CDATA.length();
            while (inside < end - CDATA_END.length()) {
                inside = character(inside, true);
            }
            return end;
        }
        if (startsWith("<!--", at)) {
            return find("-->", at + 4);
        }
        if (startsWith("<?", at)) {
            return find("?>", at + 2);
        }
        throw problem("an element stands in a page header", "an element", "text");
    }

    private int character(int at, boolean cdata) {
        int lead = xml[at] & 0xFF;
        int length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int end = Math.min(at + length, contentEnd);
        append(utf8(at, end), at, end, cdata);
        return end;
    }

    private void append(String units, int from, int to, boolean cdata) {
        for (int i = 0; i < units.length(); i++) {
            int slot = 3 * text.length();
            if (slot == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * slot);
            }
            offsets[slot] = from;
            offsets[slot + 1] = to;
            offsets[slot + 2] = cdata ? 1 : 0;
            text.append(units.charAt(i));
        }
    }

    private boolean startsWith(String ascii, int at) {
        return at + ascii.length() <= contentEnd
                && utf8(at, at + ascii.length()).equals(ascii);
    }

    private int find(String ascii, int from) throws MalformedFileException {
        for (int at = from; at < contentEnd; at++) {
            if (startsWith(ascii, at)) {
                return at + ascii.length();
            }
        }
        throw problem("a page header is damaged", "markup without end", ascii);
    }

    private String utf8(int from, int to) {
        return new String(xml, from, to - from, StandardCharsets.UTF_8);
    }

    private MalformedFileException problem(String what, String found, String allowed) {
        return new MalformedFileException(new Problem(part, what, found, allowed));
    }
}
