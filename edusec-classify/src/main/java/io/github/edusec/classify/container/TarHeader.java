package io.github.edusec.classify.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One header block of a TAR archive (POSIX.1-1988 ustar, GNU tar, and the old form).
 *
 * @param name the name, with the ustar prefix
 * @param size the bytes that follow the header
 * @param type the type flag
 * @param continued whether a GNU header of a sparse file has further blocks
 */
record TarHeader(String name, long size, char type, boolean continued) {
    static final int BLOCK = 512;
    private static final int SUM_AT = 148;
    private static final int SUM_LENGTH = 8;

    /** Tells whether bytes start with a header: its checksum fits, and it is not a block of zeros. */
    static boolean isHeader(byte[] head) {
        if (head.length < BLOCK) {
            return false;
        }
        long stated = number(head, SUM_AT, SUM_LENGTH);
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean inSum = i >= SUM_AT && i < SUM_AT + SUM_LENGTH;
            unsigned += inSum ? ' ' : Byte.toUnsignedInt(head[i]);
            signed += inSum ? ' ' : head[i];
        }
        return stated > 0 && (stated == unsigned || stated == signed);
    }

    static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    static TarHeader read(byte[] block) throws Unreadable {
        if (!isHeader(block)) {
            throw new Unreadable(UnknownReason.MALFORMED, "no TAR header where one belongs");
        }
        long size = number(block, 124, 12);
        if (size < 0) {
            throw new Unreadable(UnknownReason.MALFORMED, "a TAR header without a size");
        }
        String name = text(block, 0, 100);
        boolean ustar = new String(block, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        String prefix = ustar ? text(block, 345, 155) : "";
        char type = (char) Byte.toUnsignedInt(block[156]);
        return new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, size, type, block[482] != 0);
    }

    /** Decodes a name strictly as UTF-8, else as the Windows code page of Japanese archives. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            Charset other =
                    Charset.isSupported("windows-31j") ? Charset.forName("windows-31j") : StandardCharsets.ISO_8859_1;
            return new String(bytes, other);
        }
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return decode(Arrays.copyOfRange(block, from, end));
    }

    /** Reads octal digits, or the binary form whose first bit is set; negative if it is neither, or beyond a long. */
    private static long number(byte[] block, int from, int length) {
        if (block[from] < 0) {
            long value = block[from] & 0x7F;
            for (int i = from + 1; i < from + length; i++) {
                if (value >= 1L << 55) {
                    return -1;
                }
                value = value << 8 | Byte.toUnsignedInt(block[i]);
            }
            return value;
        }
        String digits = new String(block, from, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : digits.isEmpty() ? 0 : -1;
    }
}
