package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AesZipTamperTest {
    private final Passphrase passphrase = Passphrase.of("tamper-matrix".toCharArray());

    @TempDir
    Path folder;

    private byte[] whole = new byte[0];
    private SealedZip sealed = new SealedZip(Path.of(""), "", List.of());
    private Map<String, byte[]> contents = Map.of();
    private int opened;
    private int number;

    @BeforeEach
    void seal() throws IOException {
        Path stored = Files.writeString(folder.resolve("stored"), "秘");
        Path deflated = Files.writeString(folder.resolve("deflated"), "成績一覧,成績一覧,".repeat(20));
        Path empty = Files.createFile(folder.resolve("empty"));
        sealed = AesZip.seal(
                List.of(
                        new ZipSource(stored, "名簿.txt"),
                        new ZipSource(deflated, "b/c.csv"),
                        new ZipSource(empty, "empty")),
                passphrase,
                folder.resolve("a.zip"));
        whole = Files.readAllBytes(sealed.path());
        assertThat(AesZip.open(sealed.path(), passphrase, folder.resolve("good")))
                .isInstanceOf(OpenOutcome.Opened.class);
        contents = AesZipTest.read(folder.resolve("good"));
        assertThat(contents).hasSize(3);
    }

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @Test
    void neverOpensOtherContentWhenABitOfAnyByteIsFlipped() throws IOException {
        for (int i = 0; i < whole.length; i++) {
            flip(i, i % 8);
        }
        // Bytes the format leaves open (dates of no other header, attributes) may pass, with the same content.
        assertThat(opened).isLessThan(whole.length / 10);
    }

    @Test
    @Tag("exhaustive")
    void neverOpensOtherContentWhenAnyBitIsFlipped() throws IOException {
        for (int i = 0; i < whole.length * 8; i++) {
            flip(i / 8, i % 8);
        }
    }

    @Test
    void neverOpensATruncatedArchive() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            assertThat(open(Arrays.copyOf(whole, length))).isNotInstanceOf(OpenOutcome.Opened.class);
        }
    }

    @Test
    void neverOpensAnArchiveWithBytesAppended() throws IOException {
        for (int more : new int[] {1, 22, 70_000}) {
            assertThat(open(Arrays.copyOf(whole, whole.length + more))).isNotInstanceOf(OpenOutcome.Opened.class);
        }
        byte[] twice = Arrays.copyOf(whole, whole.length * 2);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        assertSameContents(open(twice));
    }

    @Test
    void noticesADroppedEntryWhenToldWhatToExpect() throws IOException {
        Path dropped = rewrite("b/c.csv", "dropped.zip");
        assertThat(AesZip.verify(dropped, passphrase, sealed.entries()))
                .isEqualTo(new VerifyOutcome.Different("b/c.csv"));
        OpenOutcome outcome = AesZip.open(dropped, passphrase, folder.resolve("partial"));
        // AE-2 does not authenticate the number of entries: what is left opens, unchanged.
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        AesZipTest.read(folder.resolve("partial"))
                .forEach((name, bytes) -> assertThat(bytes).isEqualTo(contents.get(name)));
    }

    private Path rewrite(String without, String name) throws IOException {
        Path target = folder.resolve(name);
        try (ZipPackage in = ZipPackage.open(sealed.path(), Limits.DEFAULT);
                FileChannel out = FileChannel.open(
                        target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            ZipRecordWriter writer = ZipRecordWriter.to(out);
            for (ZipRecord record : in.entries()) {
                if (!record.name().equals(without)) {
                    writer.copyRaw(in, record);
                }
            }
            writer.finish(in.comment());
        }
        return target;
    }

    private void flip(int at, int bit) throws IOException {
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) (1 << bit);
        OpenOutcome outcome = open(bytes);
        if (outcome instanceof OpenOutcome.Opened) {
            opened++;
            assertSameContents(outcome);
        }
    }

    private OpenOutcome open(byte[] bytes) throws IOException {
        Path zip = Files.write(folder.resolve("tampered.zip"), bytes);
        Path out = folder.resolve("out" + number++);
        OpenOutcome outcome;
        try {
            outcome = AesZip.open(zip, passphrase, out);
        } catch (RuntimeException | Error e) {
            return fail("an exception of another kind", e);
        }
        if (!(outcome instanceof OpenOutcome.Opened)) {
            assertThat(out).doesNotExist();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> String.valueOf(file.getFileName()).startsWith(".edusec-")))
                    .isEmpty();
        }
        return outcome;
    }

    private void assertSameContents(OpenOutcome outcome) throws IOException {
        if (outcome instanceof OpenOutcome.Opened now) {
            AesZipTest.assertSame(AesZipTest.read(now.folder()), contents);
        }
    }
}
