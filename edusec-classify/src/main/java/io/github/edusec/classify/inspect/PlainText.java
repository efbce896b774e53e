package io.github.edusec.classify.inspect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes plain text strictly: byte order mark, ISO-2022-JP, UTF-8, UTF-16, then the CP932 of Japanese Windows. */
final class PlainText {
    private static final String CP932 = "windows-31j";
    private static final String JIS = "ISO-2022-JP";
    private static final char ESCAPE = 0x1B;
    /** Enough to see which half of UTF-16 units is zero. */
    private static final int SAMPLE = 4096;

    private PlainText() {}

    /**
     * Decodes bytes.
     *
     * @param bytes the bytes
     * @param length how many of them count
     * @param whole false if more bytes follow, so that the last character may be cut
     * @return the text; empty if the bytes are no text in any of these encodings
     */
    static Optional<CharSequence> decode(byte[] bytes, int length, boolean whole) {
        for (Charset charset : candidates(bytes, length)) {
            Optional<CharSequence> text = decode(ByteBuffer.wrap(bytes, 0, length), charset, whole);
            if (text.filter(PlainText::isText).isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** Decodes as UTF-8 with a replacement for every wrong byte. */
    static CharSequence repaired(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static List<Charset> candidates(byte[] bytes, int length) {
        int first = length > 0 ? bytes[0] & 0xFF : -1;
        int second = length > 1 ? bytes[1] & 0xFF : -1;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            return List.of(StandardCharsets.UTF_16);
        }
        List<Charset> candidates = new ArrayList<>();
        int[] zeros = zeros(bytes, length);
        if (zeros[0] + zeros[1] > 0) {
            candidates.add(zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
            return candidates;
        }
        if (hasEscape(bytes, length) && Charset.isSupported(JIS)) {
            candidates.add(Charset.forName(JIS));
        }
        candidates.add(StandardCharsets.UTF_8);
        if (Charset.isSupported(CP932)) {
            candidates.add(Charset.forName(CP932));
        }
        return candidates;
    }

    private static int[] zeros(byte[] bytes, int length) {
        int[] zeros = new int[2];
        for (int i = 0; i < Math.min(length, SAMPLE); i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean hasEscape(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    private static Optional<CharSequence> decode(ByteBuffer in, Charset charset, boolean whole) {
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, whole);
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        return Optional.of(out.flip().toString());
    }

    private static boolean isText(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c >= ' ' || (c >= '\t' && c <= '\r') || c == ESCAPE || c == 0x1A;
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
