package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.ziprecord.EntrySink;
import io.github.edusec.classify.ziprecord.RawBytes;
import io.github.edusec.classify.ziprecord.ZipAttributes;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileArchiveTest {
    static final List<String> UNSAFE = List.of(
            "CLOC\u212a$",
            "\ud834\udd5e".repeat(40),
            "../a",
            "a/../b",
            "..",
            ".",
            "a/./b",
            "/etc/passwd",
            "//server/share",
            "C:/a",
            "C:a",
            "a:stream",
            "a\\b",
            "..\\a",
            "a\0b",
            "a\nb",
            "",
            "a//b",
            "CON",
            "con.txt",
            "a/NUL",
            "Lpt1.csv",
            "COM¹",
            "aux .txt",
            "a.",
            "a ",
            "a./b",
            "x".repeat(256),
            "あ".repeat(86),
            "名\u202efdp.exe",
            ("x".repeat(200) + "/").repeat(30) + "x");

    private final Passphrase passphrase = Passphrase.of("hostile-archive".toCharArray());

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    static Stream<String> unsafe() {
        return UNSAFE.stream();
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void refusesAnUnsafeName(String name) throws IOException {
        assertRefused(archive(name), OpenRefusal.UNSAFE_NAME);
    }

    @ParameterizedTest
    @CsvSource({"a.txt, A.TXT", "が.txt, か\u3099.txt", "a, a/b", "a/b, a", "a/b, A"})
    void refusesTwoEntriesThatWouldBeOneFile(String first, String second) throws IOException {
        assertRefused(archive(first, second), OpenRefusal.DUPLICATE_NAME);
    }

    @Test
    void refusesAnExactDuplicate() throws IOException {
        Path zip = archive("a.txt", "b.txt");
        byte[] bytes = Files.readAllBytes(zip);
        replace(bytes, "b.txt", "a.txt");
        Files.write(zip, bytes);
        assertRefused(zip, OpenRefusal.MALFORMED);
    }

    @Test
    void refusesAMethodThatIsNotSupported() throws IOException {
        assertRefused(archive(AesEntry.extra(12), "a.txt"), OpenRefusal.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 3", "4, 0", "4, 4", "3, 9"})
    void refusesAnAesFieldItDoesNotKnow(int at, int value) throws IOException {
        byte[] extra = AesEntry.extra(0).toByteArray();
        extra[at + 4] = (byte) value;
        assertRefused(archive(RawBytes.of(extra), "a.txt"), OpenRefusal.MALFORMED);
        assertRefused(archive(RawBytes.EMPTY, "b.txt"), OpenRefusal.MALFORMED);
    }

    @Test
    void treatsAMethodChangedAfterwardsAsTampered() throws IOException {
        // An authentic entry whose field now says "deflated": the format does not authenticate this byte.
        Path zip = archive(AesEntry.extra(0), "a.txt");
        byte[] bytes = Files.readAllBytes(zip);
        byte[] stored = AesEntry.extra(0).toByteArray();
        byte[] deflated = AesEntry.extra(8).toByteArray();
        for (int i = 0; i + stored.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + stored.length, stored, 0, stored.length)) {
                System.arraycopy(deflated, 0, bytes, i, deflated.length);
            }
        }
        Files.write(zip, bytes);
        assertThat(AesZip.open(zip, passphrase, folder.resolve("out")))
                .isEqualTo(new OpenOutcome.WrongPassphraseOrTampered("a.txt"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void opensFoldersThatAreEntries() throws IOException {
        Path file = folder.resolve("folders.zip");
        try (FileChannel channel = create(file)) {
            ZipRecordWriter writer = ZipRecordWriter.to(channel);
            writer.putStored("empty/", new byte[0]);
            put(writer, AesEntry.extra(0), "empty2/a.txt");
            writer.finish(RawBytes.EMPTY);
        }
        assertThat(AesZip.open(file, passphrase, folder.resolve("out"))).isInstanceOf(OpenOutcome.Opened.class);
        assertThat(folder.resolve("out/empty")).isEmptyDirectory();
        assertThat(folder.resolve("out/empty2/a.txt")).hasContent("content");
    }

    private void assertRefused(Path zip, OpenRefusal reason) throws IOException {
        assertThat(AesZip.open(zip, passphrase, folder.resolve("out")))
                .isInstanceOfSatisfying(
                        OpenOutcome.Refused.class,
                        refused ->
                                assertThat(refused.reason()).as(refused.where()).isEqualTo(reason));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path archive(String... names) throws IOException {
        return archive(AesEntry.extra(0), names);
    }

    private Path archive(RawBytes extra, String... names) throws IOException {
        Path file = folder.resolve("hostile-" + System.nanoTime() + ".zip");
        try (FileChannel channel = create(file)) {
            ZipRecordWriter writer = ZipRecordWriter.to(channel);
            for (String name : names) {
                put(writer, extra, name);
            }
            writer.finish(RawBytes.EMPTY);
        }
        return file;
    }

    /** An authentic stored entry, whatever its headers say. */
    private void put(ZipRecordWriter writer, RawBytes extra, String name) throws IOException {
        ZipRecord record = new ZipRecord(
                name,
                RawBytes.utf8(name),
                ZipRecord.ENCRYPTED | ZipRecord.UTF8,
                AesEntry.METHOD,
                0,
                0,
                0,
                ZipAttributes.PLAIN.withExtra(extra, 51));
        EntrySink sink = writer.open(record, 1000);
        byte[] salt = new byte[16];
        byte[] content = "content".getBytes(StandardCharsets.US_ASCII);
        try (AesKeys keys = AesKeys.derive(passphrase.toUtf8(), salt, 32)) {
            keys.cipher().apply(content, 0, content.length);
            sink.write(salt);
            sink.write(keys.verifier());
            sink.write(content);
            sink.write(Arrays.copyOf(keys.mac().doFinal(content), AesKeys.TAG));
        }
        sink.end(0, content.length);
    }

    private static void replace(byte[] bytes, String from, String to) {
        byte[] old = from.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + old.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + old.length, old, 0, old.length)) {
                System.arraycopy(to.getBytes(StandardCharsets.US_ASCII), 0, bytes, i, old.length);
            }
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }
}
