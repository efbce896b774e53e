package io.github.edusec.classify.ziprecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.MalformedFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipPackageTest {
    private static final String END = "PK\5\6";

    @TempDir
    Path folder;

    @Test
    void readsWhatCommonsCompressReads() throws IOException {
        for (Zip64Mode mode : Zip64Mode.values()) {
            Path file = folder.resolve(mode + ".zip");
            try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
                out.setUseZip64(mode);
                out.setComment("コメント");
                for (String name : List.of("a.xml", "表/ソ.xml", "empty", "folder/")) {
                    ZipArchiveEntry entry = new ZipArchiveEntry(name);
                    entry.setTime(1_800_000_000_000L);
                    out.putArchiveEntry(entry);
                    if (name.endsWith("xml")) {
                        out.write(name.repeat(500).getBytes(StandardCharsets.UTF_8));
                    }
                    out.closeArchiveEntry();
                }
            }
            assertEqualToCommonsCompress(file);
        }
    }

    /** What was checked is what is read, whatever becomes of the file. */
    @Test
    void readsASmallArchiveInOneGo() throws IOException {
        Path file = folder.resolve("small.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
            out.putArchiveEntry(new ZipArchiveEntry("a.xml"));
            out.write("<a/>".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        try (ZipPackage zip = ZipPackage.open(file, Limits.DEFAULT)) {
            Files.write(file, new byte[0]);

            assertThat(zip.read(zip.find("a.xml").orElseThrow())).asString().isEqualTo("<a/>");
        }
    }

    @Test
    void readsAnArchiveAfterPrefixBytes() throws IOException {
        byte[] plain = sample();
        byte[] prefixed = new byte[plain.length + 777];
        System.arraycopy(plain, 0, prefixed, 777, plain.length);
        try (ZipPackage zip = open(prefixed)) {
            assertThat(zip.entries()).extracting(ZipRecord::name).containsExactly("a.xml", "stored", "b.xml");
            assertThat(zip.read(zip.entries().get(1))).isEqualTo("stored".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void decodesNamesOfOldWindowsAndKeepsTheirBytes() throws IOException {
        Charset cp932 = Charset.forName("windows-31j");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, cp932)) {
            out.putNextEntry(new ZipEntry("表ソ①㈱髙﨑.txt"));
        }
        try (ZipPackage zip = open(bytes.toByteArray())) {
            ZipRecord record = zip.entries().get(0);
            assertThat(record.name()).isEqualTo("表ソ①㈱髙﨑.txt");
            assertThat(record.rawName()).isEqualTo(RawBytes.of("表ソ①㈱髙﨑.txt".getBytes(cp932)));
        }
    }

    @Test
    void refusesToReadBeyondItsLimits() throws IOException {
        byte[] sample = sample();
        assertThatThrownBy(() -> ZipPackage.open(channel(sample), "x", new Limits(2, 1, 1, 1, 1, 1)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("found: 3; allowed: 2");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        ZipRecordWriter writer = ZipRecordWriter.to(Channels.newChannel(bomb));
        writer.putDeflated("zeros", new byte[1 << 20]);
        writer.finish(RawBytes.EMPTY);
        try (ZipPackage zip = ZipPackage.open(channel(bomb.toByteArray()), "x", new Limits(9, 1 << 20, 200, 1, 1, 1))) {
            assertThatThrownBy(() -> zip.read(zip.entries().get(0)))
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("bytes per compressed byte");
        }
        try (ZipPackage zip = ZipPackage.open(channel(bomb.toByteArray()), "x", new Limits(9, 999, 2000, 1, 1, 1))) {
            assertThatThrownBy(() -> zip.read(zip.entries().get(0)))
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("bytes of one part");
        }
    }

    @Test
    void inflatesContentWhoseLastBytesWaitInZlibWhenTheBufferIsFull() throws IOException {
        Limits limits = new Limits(9, 1 << 20, 10_000, 1, 1, 1);
        for (int more = 0; more <= 300; more++) {
            for (int size : new int[] {(1 << 16) + more, (2 << 16) + more}) {
                for (String pattern : List.of("\0", "ab")) {
                    assertReadable(pattern, size, limits);
                }
            }
        }
    }

    private static void assertReadable(String pattern, int size, Limits limits) throws IOException {
        byte[] content = Arrays.copyOf(pattern.repeat(size).getBytes(StandardCharsets.US_ASCII), size);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("a.xml"));
            out.write(content);
        }
        try (ZipPackage zip = ZipPackage.open(channel(bytes.toByteArray()), "x", limits)) {
            assertThat(zip.read(zip.entries().get(0))).as("%d bytes", size).isEqualTo(content);
        }
    }

    @Test
    void boundsTheExtraFieldsItKeeps() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : List.of("a", "b")) {
                ZipEntry entry = new ZipEntry(name);
                byte[] extra = new byte[60_000];
                extra[0] = 0x55;
                extra[1] = 0x55;
                extra[2] = (byte) 0x5C;
                extra[3] = (byte) 0xEA;
                entry.setExtra(extra);
                out.putNextEntry(entry);
            }
        }
        byte[] archive = bytes.toByteArray();
        assertThatThrownBy(() -> ZipPackage.open(channel(archive), "x", new Limits(2, 1, 1, 1, 1, 1)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("bytes of extra fields");
    }

    @Test
    void refusesASizeThatOnlyAMissingZip64FieldCouldTell() throws IOException {
        for (int field : new int[] {20, 24, 42}) {
            byte[] sample = sample();
            int at = central(sample, 0) + field;
            Arrays.fill(sample, at, at + 4, (byte) 0xFF);
            assertMalformed(sample, "a ZIP64 figure is missing");
        }
    }

    @Test
    void refusesDuplicateNamesOverlapsAndEncryptedContent() throws IOException {
        byte[] sample = sample();
        assertMalformed(replaced(sample, "b.xml", "a.xml"), "two entries have one name");
        byte[] shared = sample.clone();
        int second = central(shared, 1);
        int third = central(shared, 2);
        System.arraycopy(shared, second + 42, shared, third + 42, 4);
        assertMalformed(shared, "entries overlap");
        byte[] mismatch = sample.clone();
        mismatch[local(mismatch, 0) + 30] ^= 1;
        assertMalformed(mismatch, "local and central header disagree");
        byte[] encrypted = sample.clone();
        encrypted[local(encrypted, 0) + 6] |= 1;
        encrypted[central(encrypted, 0) + 8] |= 1;
        try (ZipPackage zip = open(encrypted)) {
            ZipRecord record = zip.entries().get(0);
            assertThat(record.isEncrypted()).isTrue();
            assertThatThrownBy(() -> zip.read(record)).hasMessageContaining("the entry is encrypted");
        }
    }

    @Test
    void refusesAnEntryThatReachesIntoAnother() throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        ZipRecordWriter innerWriter = ZipRecordWriter.to(Channels.newChannel(inner));
        innerWriter.putStored("inner", new byte[50]);
        innerWriter.finish(RawBytes.EMPTY);
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        ZipRecordWriter writer = ZipRecordWriter.to(Channels.newChannel(outer));
        writer.putStored("outer", inner.toByteArray());
        writer.putStored("inner", new byte[50]);
        writer.finish(RawBytes.EMPTY);
        byte[] bytes = outer.toByteArray();
        // The last central header now points at the copy inside the first entry's data.
        bytes[central(bytes, 2) + 42] = 35;
        Arrays.fill(bytes, central(bytes, 2) + 43, central(bytes, 2) + 46, (byte) 0);
        assertMalformed(bytes, "entries overlap");
    }

    @Test
    void refusesContentThatIsNotWhatTheHeadersSay() throws IOException {
        byte[] wrongCrc = sample();
        for (int at : new int[] {local(wrongCrc, 0) + 14, central(wrongCrc, 0) + 16}) {
            wrongCrc[at] ^= 1;
        }
        assertUnreadable(wrongCrc, "content and CRC disagree");
        byte[] shorter = sample();
        for (int at : new int[] {local(shorter, 0) + 22, central(shorter, 0) + 24}) {
            shorter[at]--;
        }
        assertUnreadable(shorter, "more content than announced");
        byte[] method = sample();
        for (int at : new int[] {local(method, 0) + 8, central(method, 0) + 10}) {
            method[at] = 12;
        }
        assertUnreadable(method, "compression method not supported");
    }

    @Test
    void acceptsNoRecordOfAnotherArchive() throws IOException {
        try (ZipPackage zip = open(sample())) {
            ZipRecord foreign = zip.entries().get(0).withContent(1, 2, 3);
            assertThatIllegalArgumentException().isThrownBy(() -> zip.raw(foreign));
        }
    }

    @Test
    void letsOnlyItsOwnExceptionsOutOnMutatedArchives() throws IOException {
        mutate(3_000);
    }

    @Test
    @Tag("exhaustive")
    void letsOnlyItsOwnExceptionsOutOnVeryManyMutatedArchives() throws IOException {
        mutate(300_000);
    }

    private void mutate(int rounds) throws IOException {
        Random random = new Random(20261123);
        List<byte[]> seeds = List.of(sample(), zip64());
        int opened = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] bytes = seeds.get(i % seeds.size()).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(bytes.length);
                bytes[at] =
                        random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ 1 << random.nextInt(8));
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            try (ZipPackage zip = open(bytes)) {
                for (ZipRecord record : zip.entries()) {
                    zip.read(record);
                }
                opened++;
            } catch (ClassifyException expected) {
                assertThat(expected).hasMessageContaining("found:");
            }
        }
        assertThat(opened).isBetween(1, rounds - 1);
    }

    private static void assertEqualToCommonsCompress(Path file) throws IOException {
        try (ZipPackage ours = ZipPackage.open(file, Limits.DEFAULT);
                ZipFile theirs = ZipFile.builder().setPath(file).get()) {
            List<ZipArchiveEntry> entries = Collections.list(theirs.getEntries());
            List<ZipRecord> records = new ArrayList<>(ours.entries());
            assertThat(records).hasSameSizeAs(entries);
            for (int i = 0; i < records.size(); i++) {
                ZipRecord record = records.get(i);
                ZipArchiveEntry entry = entries.get(i);
                assertThat(record.name()).isEqualTo(entry.getName());
                assertThat(record.method()).isEqualTo(entry.getMethod());
                assertThat(record.size()).isEqualTo(entry.getSize());
                assertThat(record.compressedSize()).isEqualTo(entry.getCompressedSize());
                assertThat(record.crc()).isEqualTo(entry.getCrc());
                assertThat(ours.read(record))
                        .isEqualTo(theirs.getInputStream(entry).readAllBytes());
            }
            assertThat(ours.comment()).isEqualTo(RawBytes.utf8("コメント"));
        }
    }

    private static byte[] sample() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipRecordWriter writer = ZipRecordWriter.to(Channels.newChannel(out));
        writer.putDeflated("a.xml", "<a>あ</a>".repeat(30).getBytes(StandardCharsets.UTF_8));
        writer.putStored("stored", "stored".getBytes(StandardCharsets.US_ASCII));
        writer.putDeflated("b.xml", "<b/>".getBytes(StandardCharsets.US_ASCII));
        writer.finish(RawBytes.utf8("comment"));
        return out.toByteArray();
    }

    private static byte[] zip64() throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(channel)) {
            out.setUseZip64(Zip64Mode.Always);
            out.putArchiveEntry(new ZipArchiveEntry("big.xml"));
            out.write("<big/>".getBytes(StandardCharsets.US_ASCII));
            out.closeArchiveEntry();
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    private static void assertMalformed(byte[] bytes, String what) {
        assertThatThrownBy(() -> open(bytes).close())
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining(what);
    }

    private static void assertUnreadable(byte[] bytes, String what) throws IOException {
        try (ZipPackage zip = open(bytes)) {
            assertThatThrownBy(() -> zip.read(zip.entries().get(0)))
                    .isInstanceOf(MalformedFileException.class)
                    .hasMessageContaining(what);
        }
    }

    private static int local(byte[] bytes, int number) {
        return find(bytes, "PK\3\4", number);
    }

    private static int central(byte[] bytes, int number) {
        return find(bytes, "PK\1\2", number);
    }

    private static int find(byte[] bytes, String signature, int number) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(END);
        int at = text.indexOf(signature);
        for (int i = 0; i < number; i++) {
            at = text.indexOf(signature, at + 1);
        }
        return at;
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ZipPackage open(byte[] bytes) throws IOException {
        return ZipPackage.open(channel(bytes), "test.zip", Limits.DEFAULT);
    }

    private static SeekableInMemoryByteChannel channel(byte[] bytes) {
        return new SeekableInMemoryByteChannel(bytes);
    }
}
