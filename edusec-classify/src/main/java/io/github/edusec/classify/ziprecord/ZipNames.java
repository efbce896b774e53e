package io.github.edusec.classify.ziprecord;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** Decodes entry names: bit 11, then the Unicode path field (0x7075), then strict UTF-8, Windows-31J and IBM437. */
final class ZipNames {
    private static final int UNICODE_PATH = 0x7075;
    private static final int UNICODE_PATH_HEADER = 5;
    private static final String WINDOWS_31J = "windows-31j";
    private static final String IBM437 = "IBM437";

    private ZipNames() {}

    /**
     * A name and how it was found.
     *
     * @param text the name
     * @param encoding which of them it was
     */
    record Decoded(String text, NameEncoding encoding) {}

    static Optional<Decoded> decode(byte[] raw, int flags, RawBytes centralExtra) {
        if (centralExtra.length() == 0 && isAscii(raw)) {
            return Optional.of(new Decoded(new String(raw, StandardCharsets.US_ASCII), NameEncoding.ASCII));
        }
        if ((flags & ZipRecord.UTF8) != 0) {
            NameEncoding encoding = isAscii(raw) ? NameEncoding.ASCII : NameEncoding.UTF8_FLAGGED;
            return strict(raw, StandardCharsets.UTF_8).map(text -> new Decoded(text, encoding));
        }
        return unicodePath(raw, centralExtra)
                .map(text -> new Decoded(text, NameEncoding.UNICODE_PATH))
                .or(() -> strict(raw, StandardCharsets.UTF_8)
                        .map(text -> new Decoded(text, isAscii(raw) ? NameEncoding.ASCII : NameEncoding.UTF8)))
                .or(() -> legacy(raw, WINDOWS_31J, NameEncoding.CP932))
                .or(() -> legacy(raw, IBM437, NameEncoding.CP437));
    }

    /** A runtime without the module jdk.charsets has neither of the old encodings. */
    private static Optional<Decoded> legacy(byte[] raw, String charset, NameEncoding encoding) {
        return Charset.isSupported(charset)
                ? strict(raw, Charset.forName(charset)).map(text -> new Decoded(text, encoding))
                : Optional.empty();
    }

    private static boolean isAscii(byte[] raw) {
        for (byte b : raw) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> unicodePath(byte[] raw, RawBytes centralExtra) {
        return ExtraFields.find(centralExtra, UNICODE_PATH).flatMap(block -> {
            byte[] data = block.toByteArray();
            CRC32 crc = new CRC32();
            crc.update(raw);
            if (data.length < UNICODE_PATH_HEADER
                    || data[0] != 1
                    || Records.littleEndian(data).getInt(1) != (int) crc.getValue()) {
                return Optional.empty();
            }
            byte[] name = new byte[data.length - UNICODE_PATH_HEADER];
            System.arraycopy(data, UNICODE_PATH_HEADER, name, 0, name.length);
            return strict(name, StandardCharsets.UTF_8);
        });
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException undecodable) {
            return Optional.empty();
        }
    }
}
