package io.github.edusec.classify.ziprecord;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** Decodes entry names: bit 11, then the Unicode path field (0x7075), then strict UTF-8, then Windows-31J. */
final class ZipNames {
    private static final int UNICODE_PATH = 0x7075;
    private static final int UNICODE_PATH_HEADER = 5;
    private static final String WINDOWS_31J = "windows-31j";

    private ZipNames() {}

    static Optional<String> decode(byte[] raw, int flags, RawBytes centralExtra) {
        if (centralExtra.length() == 0 && isAscii(raw)) {
            // The same in all of them.
            return Optional.of(new String(raw, StandardCharsets.US_ASCII));
        }
        if ((flags & ZipRecord.UTF8) != 0) {
            return strict(raw, StandardCharsets.UTF_8);
        }
        return unicodePath(raw, centralExtra)
                .or(() -> strict(raw, StandardCharsets.UTF_8))
                .or(() -> Charset.isSupported(WINDOWS_31J)
                        ? strict(raw, Charset.forName(WINDOWS_31J))
                        : Optional.empty());
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
