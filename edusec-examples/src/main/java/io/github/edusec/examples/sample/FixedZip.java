package io.github.edusec.examples.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** ZIP packages whose bytes do not tell when they were made. */
final class FixedZip {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 4, 1, 9, 0);

    private FixedZip() {}

    /** Writes a package again with a fixed time in every entry. */
    static byte[] repack(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8);
                ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                put(out, new ZipEntry(entry.getName()), in.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    /** Writes an OpenDocument package: the media type comes first and is not compressed. */
    static byte[] openDocument(String mediaType, Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            byte[] type = mediaType.getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(type);
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(crc.getValue());
            put(out, first, type);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                put(out, new ZipEntry(part.getKey()), part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, ZipEntry entry, byte[] content) throws IOException {
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
