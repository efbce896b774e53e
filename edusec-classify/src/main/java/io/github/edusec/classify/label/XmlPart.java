package io.github.edusec.classify.label;

import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    private static final Pattern DECLARED = Pattern.compile(
            "\\A(?:\\uFEFF|\u00EF\u00BB\u00BF)?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int DECLARATION_BYTES = 256;

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
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        if (declared.find()) {
            String encoding = declared.group(1).toUpperCase(Locale.ROOT);
            if (!encoding.equals("UTF-8") && !encoding.equals("UTF8") && !encoding.equals("US-ASCII")) {
                throw encodingProblem(name, declared.group(1));
            }
        }
        return new XmlPart(name, StandardCharsets.UTF_8, bytes);
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
