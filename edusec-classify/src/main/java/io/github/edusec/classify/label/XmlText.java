package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.util.Map;

/** Text in XML 1.0: escaping what we write, reading back what anybody wrote. */
final class XmlText {
    private static final int LONGEST_REFERENCE = 12;

    private static final Map<String, Character> PREDEFINED =
            Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'');

    private XmlText() {}

    /** Tells whether XML 1.0 can hold the text (production 2, Char). */
    static boolean isAllowed(String text) {
        return text.codePoints().allMatch(XmlText::isAllowed);
    }

    /** Escapes for both text and attribute values; line breaks become references, so that no reader folds them. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                case '\t' -> out.append("&#9;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Resolves the five predefined entities and character references; any other entity needs a DTD and is refused. */
    static String unescape(String part, String raw) throws MalformedFileException {
        if (raw.indexOf('&') < 0) {
            return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
        }
        StringBuilder out = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c != '&') {
                out.append(c);
                at++;
                continue;
            }
            int end = raw.indexOf(';', at);
            if (end < 0 || end - at > LONGEST_REFERENCE) {
                throw reference(part);
            }
            out.appendCodePoint(codePoint(part, raw.substring(at + 1, end)));
            at = end + 1;
        }
        return out.toString();
    }

    private static int codePoint(String part, String reference) throws MalformedFileException {
        Character predefined = PREDEFINED.get(reference);
        if (predefined != null) {
            return predefined;
        }
        try {
            if (reference.startsWith("#")) {
                boolean hex = reference.startsWith("#x");
                int value = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
                if (isAllowed(value)) {
                    return value;
                }
            }
        } catch (NumberFormatException damaged) {
            throw reference(part);
        }
        throw reference(part);
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }

    private static MalformedFileException reference(String part) {
        return new MalformedFileException(new Problem(
                part,
                "an entity or character reference is not allowed",
                "a reference",
                "&amp; &lt; &gt; &quot; &apos; &#N;"));
    }
}
