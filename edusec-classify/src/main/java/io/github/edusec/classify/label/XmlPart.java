package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML part as UTF-8 bytes that can be turned back into the part's own encoding.
 *
 * <p>UTF-8 parts are used as they are, so that what is not edited stays byte-identical; UTF-16 parts are accepted only if
 * decoding and encoding gives the same bytes. OPC (ECMA-376 part 2, 8.1.4) allows no other encoding. A byte-order mark
 * stays where it is. Immutable by convention: the bytes are never changed after construction.
 */
final class XmlPart {
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*(?:\"[^\"]*\"|'[^']*')"
            + "(?:\\s+encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'])?"
            + "(?:\\s+standalone\\s*=\\s*[\"'](?:yes|no)[\"'])?\\s*\\?>");
    private static final int MAX_DECLARATION = 4_096;

    private final String name;
    private final Charset charset;
    private final byte[] utf8;

    private XmlPart(String name, Charset charset, byte[] utf8) {
        this.name = name;
        this.charset = charset;
        this.utf8 = utf8;
    }

    /**
     * Decodes a part.
     *
     * @param name the part's name, for messages
     * @param bytes the part as stored; must not be changed afterwards
     * @throws MalformedFileException if the encoding is none that OPC allows
     */
    static XmlPart decode(String name, byte[] bytes) throws MalformedFileException {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, '<', 0)) {
            return utf16(name, bytes, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0, '<')) {
            return utf16(name, bytes, StandardCharsets.UTF_16BE);
        }
        refuseOtherEncoding(name, bytes, Set.of("UTF-8", "UTF8"));
        return new XmlPart(name, StandardCharsets.UTF_8, bytes);
    }

    /** Tells whether a part that starts with these bytes is none in UTF-8. */
    static boolean isUtf16(byte[] start) {
        return startsWith(start, 0xFF, 0xFE)
                || startsWith(start, 0xFE, 0xFF)
                || startsWith(start, '<', 0)
                || startsWith(start, 0, '<');
    }

    /** What is declared must be what the bytes are: a reader that believes the declaration would see other text. */
    private static void refuseOtherEncoding(String name, byte[] utf8, Set<String> allowed)
            throws MalformedFileException {
        String head = new String(utf8, 0, Math.min(utf8.length, MAX_DECLARATION), StandardCharsets.UTF_8);
        String text = head.startsWith("\uFEFF") ? head.substring(1) : head;
        if (!text.startsWith("<?xml") || text.length() == 5 || text.charAt(5) > ' ') {
            return;
        }
        Matcher declared = DECLARATION.matcher(text);
        if (!declared.lookingAt()) {
            throw encodingProblem(name, "a damaged or overlong XML declaration");
        }
        String encoding = declared.group(1);
        if (encoding != null && !allowed.contains(encoding.toUpperCase(Locale.ROOT))) {
            throw encodingProblem(name, encoding);
        }
    }

    /** Wraps bytes that are UTF-8 whatever their declaration says, as edited parts are. */
    static XmlPart ofUtf8(String name, byte[] utf8) {
        return new XmlPart(name, StandardCharsets.UTF_8, utf8);
    }

    String name() {
        return name;
    }

    /** Returns the part in UTF-8, its byte-order mark included; not to be changed. */
    byte[] utf8() {
        return utf8;
    }

    /** Returns edited UTF-8 bytes in the part's own encoding. */
    byte[] encode(byte[] editedUtf8) {
        return charset.equals(StandardCharsets.UTF_8)
                ? editedUtf8
                : new String(editedUtf8, StandardCharsets.UTF_8).getBytes(charset);
    }

    private static XmlPart utf16(String name, byte[] bytes, Charset charset) throws MalformedFileException {
        try {
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(text);
            byte[] utf8 = new byte[encoded.remaining()];
            encoded.get(utf8);
            refuseOtherEncoding(name, utf8, Set.of("UTF-16", charset.name()));
            return new XmlPart(name, charset, utf8);
        } catch (CharacterCodingException damaged) {
            throw encodingProblem(name, "damaged " + charset.name());
        }
    }

    private static MalformedFileException encodingProblem(String name, String found) {
        return new MalformedFileException(
                new Problem(name, "the XML encoding is not allowed in a package", found, "UTF-8 or UTF-16"));
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
