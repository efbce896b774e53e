package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static io.github.edusec.classify.container.Fixtures.ooxml;
import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Classification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that lie inside the range of another one, where a program that reads in order finds them. */
class HiddenEntryTest {
    private static final byte[] PUBLIC = ooxml(label("IV", "1", "1", "1"));
    private static final byte[] HIDDEN = localEntry("secret.docx", 0, 0, ooxml(label("I", "3")));

    @TempDir
    private Path folder;

    @Test
    void anEntryBehindTheDataOfAnotherIsNotHidden() throws IOException {
        byte[] data = deflated(PUBLIC);
        byte[] range = joined(data, descriptor(PUBLIC, data.length), HIDDEN);
        byte[] again = joined(range, descriptor(PUBLIC, range.length));
        for (byte[] body : List.of(range, again)) {
            byte[] zip = zip("a.docx", 8, 8, PUBLIC, range.length, body);
            assertThat(namesInOrder(zip)).containsExactly("a.docx", "secret.docx");
            assertInDoubt(zip);
        }
    }

    @Test
    void theSameHoldsForStoredAndEncryptedEntries() {
        byte[] content = joined(PUBLIC, descriptor(PUBLIC, PUBLIC.length), HIDDEN);
        assertInDoubt(zip("a.docx", 8, 0, content, content.length, content));
        byte[] named = zip("【Ⅳ】a.docx", 8 | 1, 8, PUBLIC, content.length, content);
        assertInDoubt(named);
    }

    /** Encrypted data is searched for a header, by pairs of bytes and in windows of 64 KiB that overlap. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 65_504, 65_505, 65_506, 65_507, 65_533, 65_534, 65_535, 65_536, 131_011, 131_012})
    void aHiddenEntryIsSeenAtEveryPlace(int before) {
        for (String lead : List.of("x", "P", "K")) {
            byte[] content = joined(utf8(lead.repeat(before)), HIDDEN);
            assertInDoubt(zip("【Ⅳ】a.docx", 8 | 1, 8, PUBLIC, content.length, content));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d/ 0 8", "d/ 0 0", "【Ⅳ】a.txt 0 8", "【Ⅳ】a.txt 0 0", "【Ⅳ】a.txt 8 8"})
    void whatHasNoContentHasNoBytes(String entry) {
        String[] parts = entry.split(" ", -1);
        int flags = Integer.parseInt(parts[1]);
        int method = Integer.parseInt(parts[2]);
        byte[] body = method == 8 ? joined(new byte[] {3, 0}, HIDDEN) : HIDDEN;
        assertInDoubt(zip(parts[0], flags, method, new byte[0], body.length, body));
    }

    @Test
    void aStoredEntryIsAsLongAsItsContent() {
        byte[] body = joined(utf8("x"), HIDDEN);
        assertInDoubt(zip("【Ⅳ】a.txt", 0, 0, utf8("x"), body.length, body));
    }

    @Test
    void archivesInsideStreamedArchivesAndEmptyEntriesAreOrdinary() {
        byte[] inner = Fixtures.storedZip(Map.of("a.docx", PUBLIC));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("folder/", new byte[0]);
        entries.put("【Ⅳ】empty.txt", new byte[0]);
        entries.put("inner.zip", inner);
        entries.put("b.docx", PUBLIC);
        assertThat(Scan.of(folder, "a.zip", Fixtures.zip(entries)).counts().unknown())
                .isEmpty();
        assertThat(Scan.of(folder, "b.zip", Fixtures.storedZip(entries))
                        .counts()
                        .unknown())
                .isEmpty();
        // Stored under a descriptor, as Python streams; the archive inside has descriptors of its own.
        byte[] streamed = Fixtures.zip(entries);
        byte[] described = joined(streamed, descriptor(streamed, streamed.length));
        byte[] zip = zip("streamed.zip", 8, 0, streamed, streamed.length, described);
        assertThat(Scan.of(folder, "c.zip", zip).counts().unknown()).isEmpty();
    }

    private void assertInDoubt(byte[] zip) {
        Scan scan = Scan.of(folder, "a.zip", zip);
        assertThat(scan.member("a.zip").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.member("a.zip").detail()).contains("not its data");
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    private static List<String> namesInOrder(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** An archive of one entry; the directory gives it the first bytes of its body. */
    private static byte[] zip(String name, int flags, int method, byte[] content, int range, byte[] body) {
        byte[] raw = utf8(name);
        int all = flags | 1 << 11;
        boolean later = (flags & 8) != 0;
        byte[] local = header(0x04034B50, 30, raw, all, method, later ? new byte[0] : content, later ? 0 : range);
        byte[] central = header(0x02014B50, 46, raw, all, method, content, range);
        int directoryAt = local.length + body.length;
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054B50).putShort(8, (short) 1).putShort(10, (short) 1);
        end.putInt(12, central.length).putInt(16, directoryAt);
        return joined(local, body, central, end.array());
    }

    private static byte[] localEntry(String name, int flags, int method, byte[] content) {
        return joined(header(0x04034B50, 30, utf8(name), flags, method, content, content.length), content);
    }

    /** Both headers have the same fields, the central one with two bytes more in front and others behind. */
    private static byte[] header(
            int signature, int size, byte[] name, int flags, int method, byte[] content, int range) {
        ByteBuffer out = ByteBuffer.allocate(size + name.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(signature);
        if (size > 30) {
            out.putShort((short) 20);
        }
        out.putShort((short) 20).putShort((short) flags).putShort((short) method);
        out.putShort((short) 0).putShort((short) 0x21);
        out.putInt(crc(content)).putInt(range).putInt(content.length).putShort((short) name.length);
        out.position(size);
        out.put(name);
        return out.array();
    }

    private static byte[] descriptor(byte[] content, int compressed) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x08074B50)
                .putInt(crc(content))
                .putInt(compressed)
                .putInt(content.length)
                .array();
    }

    private static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] out = new byte[content.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
