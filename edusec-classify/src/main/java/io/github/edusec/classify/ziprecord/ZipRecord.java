package io.github.edusec.classify.ziprecord;

import java.nio.charset.StandardCharsets;

/**
 * One entry as its headers state it.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param name the decoded name
 * @param rawName the name's bytes
 * @param flags the general purpose bit flag
 * @param method the compression method: 0 stored, 8 deflated, 99 AES
 * @param crc CRC-32 of the content, 0 to 2³²−1
 * @param compressedSize bytes in the archive
 * @param size bytes of the content
 * @param attributes the rest of the headers
 */
public record ZipRecord(
        String name,
        RawBytes rawName,
        int flags,
        int method,
        long crc,
        long compressedSize,
        long size,
        ZipAttributes attributes) {
    /** Flag bit 0: the entry is encrypted. */
    public static final int ENCRYPTED = 1;

    /** Flag bit 3: sizes and CRC follow the data in a descriptor. */
    public static final int DESCRIPTOR = 1 << 3;

    /** Flag bit 5: the data is a patch. */
    public static final int PATCHED = 1 << 5;

    /** Flag bit 6: encrypted as PKWARE does it since version 5. */
    public static final int STRONG = 1 << 6;

    /** Flag bit 13: local headers are masked, since the directory is encrypted. */
    public static final int MASKED = 1 << 13;

    /** Flag bit 11: name and comment are UTF-8. */
    public static final int UTF8 = 1 << 11;

    /** Method 0. */
    public static final int STORED = 0;

    /** Method 8. */
    public static final int DEFLATED = 8;

    /**
     * Starts a record of a new entry with a UTF-8 name; bit 11 is set only where the name needs it.
     *
     * @param name the name, with {@code /} between folders
     * @param method the compression method
     * @return a record without sizes
     */
    public static ZipRecord named(String name, int method) {
        RawBytes raw = RawBytes.utf8(name);
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        return new ZipRecord(name, raw, ascii ? 0 : UTF8, method, 0, 0, 0, ZipAttributes.PLAIN);
    }

    /**
     * Returns this record with the figures of other content.
     *
     * @param newCrc CRC-32 of the content
     * @param newCompressedSize bytes in the archive
     * @param newSize bytes of the content
     * @return the new value
     */
    public ZipRecord withContent(long newCrc, long newCompressedSize, long newSize) {
        return new ZipRecord(name, rawName, flags, method, newCrc, newCompressedSize, newSize, attributes);
    }

    /**
     * Returns this record with other flags and method.
     *
     * @param newFlags the general purpose bit flag
     * @param newMethod the compression method
     * @return the new value
     */
    public ZipRecord withFlagsAndMethod(int newFlags, int newMethod) {
        return new ZipRecord(name, rawName, newFlags, newMethod, crc, compressedSize, size, attributes);
    }

    /**
     * Returns this record with other attributes.
     *
     * @param newAttributes the rest of the headers
     * @return the new value
     */
    public ZipRecord withAttributes(ZipAttributes newAttributes) {
        return new ZipRecord(name, rawName, flags, method, crc, compressedSize, size, newAttributes);
    }

    /**
     * Tells whether the entry is encrypted.
     *
     * @return true if flag bit 0 is set
     */
    public boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /**
     * Tells how the name was decoded, or would be.
     *
     * @return the first encoding that fits
     */
    public NameEncoding encoding() {
        return ZipNames.decode(rawName.toByteArray(), flags, attributes.centralExtra())
                .map(ZipNames.Decoded::encoding)
                .orElse(NameEncoding.CP437);
    }

    /**
     * Tells whether the entry is a folder.
     *
     * @return true if the name ends in {@code /}
     */
    public boolean isDirectory() {
        return name.endsWith("/");
    }
}
