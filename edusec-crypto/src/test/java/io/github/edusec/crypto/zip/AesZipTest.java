package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AesZipTest {
    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @Test
    void givesBackEverySizeAroundTheBorders() throws IOException {
        Random random = new Random(7);
        Map<String, byte[]> contents = new TreeMap<>();
        int[] sizes = {0, 1, 15, 16, 17, 4095, 4096, 4097, 8191, 8192, 8193, 65_535, 65_536, 65_537, 3_000_000};
        for (int size : sizes) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            contents.put("noise-" + size, noise);
            contents.put(
                    "text-" + size,
                    "出席番号,氏名\n".repeat(size / 20 + 1).substring(0, size / 3).getBytes(StandardCharsets.UTF_8));
        }
        contents.put("成績/1年/表ソ①㈱髙﨑.csv", new byte[] {1});
        contents.put("絵文字😀.txt", new byte[] {2});
        SealedZip sealed = AesZip.seal(sources(contents), passphrase, folder.resolve("a.zip"));
        OpenOutcome outcome = AesZip.open(sealed.path(), passphrase, folder.resolve("out"));
        assertThat(outcome).isEqualTo(new OpenOutcome.Opened(folder.resolve("out"), sealed.entries()));
        assertSame(read(folder.resolve("out")), contents);
        assertThat(sealed.sha256()).isEqualTo(sha256(Files.readAllBytes(sealed.path())));
        assertThat(AesZip.verify(sealed.path(), passphrase, sealed.entries()))
                .isEqualTo(new VerifyOutcome.Same(contents.size()));
    }

    @Test
    void givesBackVeryCompressibleContentJustAboveTheChunk() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (int base : new int[] {1 << 16, 2 << 16, 3 << 16, 16 << 16}) {
            for (int more : new int[] {0, 1, 34, 100, 150, 200, 257, 258, 259, 260, 280, 300}) {
                byte[] pairs = new byte[base + more];
                for (int i = 0; i < pairs.length; i++) {
                    pairs[i] = (byte) ('a' + i % 2);
                }
                contents.put("zeros-" + pairs.length, new byte[base + more]);
                contents.put("pairs-" + pairs.length, pairs);
            }
        }
        SealedZip sealed = AesZip.sealVerified(sources(contents), passphrase, folder.resolve("a.zip"));
        assertThat(AesZip.verify(sealed.path(), passphrase, sealed.entries()))
                .isEqualTo(new VerifyOutcome.Same(contents.size()));
        AesZip.open(sealed.path(), passphrase, folder.resolve("out"));
        assertSame(read(folder.resolve("out")), contents);
    }

    @Test
    void storesNamesInNfc() throws IOException {
        SealedZip sealed = seal("か\u3099.txt", "x");
        assertThat(sealed.entries().get(0).name()).isEqualTo("が.txt");
        AesZip.open(sealed.path(), passphrase, folder.resolve("out"));
        assertThat(folder.resolve("out").resolve("が.txt")).exists();
    }

    @Test
    void deflatesTextAndStoresWhatIsCompressedAlready() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(3).nextBytes(noise);
        byte[] text = "学籍番号,氏名,組\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        SealedZip sealed =
                AesZip.seal(sources(new TreeMap<>(Map.of("a", noise, "b", text))), passphrase, folder.resolve("a.zip"));
        assertThat(Files.size(sealed.path())).isBetween(200_000L, 200_000L + text.length / 20);
    }

    @Test
    void neverEncryptsTwiceTheSame() throws IOException {
        byte[] same = "同じ内容".repeat(100).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> contents = new TreeMap<>(Map.of("a", same, "b", same));
        byte[] first = Files.readAllBytes(AesZip.seal(sources(contents), passphrase, folder.resolve("1.zip"))
                .path());
        byte[] second = Files.readAllBytes(AesZip.seal(sources(contents), passphrase, folder.resolve("2.zip"))
                .path());
        assertThat(Arrays.equals(first, second)).isFalse();
    }

    @Test
    void refusesAWrongPassphraseAndWritesNothing() throws IOException {
        SealedZip sealed = seal("a.txt", "content");
        try (Passphrase wrong = Passphrase.generate()) {
            assertThat(AesZip.open(sealed.path(), wrong, folder.resolve("out")))
                    .isEqualTo(new OpenOutcome.WrongPassphraseOrTampered("a.txt"));
            assertThat(AesZip.verify(sealed.path(), wrong, sealed.entries()))
                    .isInstanceOf(VerifyOutcome.NotOpened.class);
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesAnExistingTargetAndKeepsIt() throws IOException {
        SealedZip sealed = seal("a.txt", "content");
        byte[] before = Files.readAllBytes(sealed.path());
        assertThatThrownBy(() -> seal("b.txt", "other")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(sealed.path())).isEqualTo(before);
        Path out = Files.createDirectory(folder.resolve("out"));
        assertThatThrownBy(() -> AesZip.open(sealed.path(), passphrase, out))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhenASourceIsMissingOrNoFile() throws IOException {
        Path present = Files.writeString(folder.resolve("present"), "x");
        Path out = folder.resolve("a.zip");
        List<ZipSource> missing = List.of(ZipSource.of(present), ZipSource.of(folder.resolve("missing")));
        assertThatThrownBy(() -> AesZip.seal(missing, passphrase, out)).isInstanceOf(NoSuchFileException.class);
        List<ZipSource> directory = List.of(new ZipSource(folder, "folder"));
        assertThatThrownBy(() -> AesZip.seal(directory, passphrase, out)).isInstanceOf(FileSystemException.class);
        assertThat(list(folder)).containsExactly("present");
    }

    @Test
    void refusesMoreThanTheDefaultLimitsOpenAgain() throws IOException {
        Path gibibyte = folder.resolve("gibibyte");
        try (FileChannel sparse = FileChannel.open(
                gibibyte, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            sparse.write(ByteBuffer.allocate(1), (1L << 30) - 1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesZip.seal(names(gibibyte, 65), passphrase, folder.resolve("a.zip")))
                .withMessageContaining("more bytes in total");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesZip.seal(names(gibibyte, 65_537), passphrase, folder.resolve("a.zip")))
                .withMessageContaining("found 65537");
        assertThat(list(folder)).containsExactly("gibibyte");
    }

    private static List<ZipSource> names(Path file, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ZipSource(file, "n" + i))
                .toList();
    }

    @Test
    void refusesASourceWhoseContentIsNotOfItsSize() throws IOException {
        Path moving = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.isRegularFile(moving) && Files.size(moving) == 0, "no /proc");
        assertThatThrownBy(() ->
                        AesZip.seal(List.of(new ZipSource(moving, "status")), passphrase, folder.resolve("a.zip")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("changed while it was being sealed");
        assertThat(list(folder)).isEmpty();
    }

    @Test
    void letsNoArchiveAppearWhenASourceChangesBeforeTheComparison() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        List<ZipSource> sources = List.of(ZipSource.of(file));
        assertThatThrownBy(() -> Sealing.seal(sources, passphrase, folder.resolve("a.zip"), (archive, entries) -> {
                    Files.writeString(file, "after");
                    Sealing.compare(sources, passphrase, archive, entries);
                }))
                .isInstanceOf(MalformedPackageException.class)
                .hasMessageContaining("a source changed");
        assertThat(list(folder)).containsExactly("a.txt");
        assertThat(file).hasContent("after");
    }

    @Test
    void letsNoArchiveAppearThatDoesNotGiveBackItsSources() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "content");
        List<ZipSource> sources = List.of(ZipSource.of(file));
        assertThatThrownBy(() -> Sealing.seal(sources, passphrase, folder.resolve("a.zip"), (archive, entries) -> {
                    byte[] bytes = Files.readAllBytes(archive);
                    bytes[80] ^= 1;
                    Files.write(archive, bytes);
                    Sealing.compare(sources, passphrase, archive, entries);
                }))
                .isInstanceOf(MalformedPackageException.class)
                .hasMessageContaining("does not give back");
        assertThat(list(folder)).containsExactly("a.txt");
    }

    @Test
    void tellsWhatDiffersFromTheExpectedEntries() throws IOException {
        SealedZip sealed = seal("a.txt", "content");
        SealedEntry entry = sealed.entries().get(0);
        SealedEntry other = new SealedEntry("a.txt", entry.size(), "0".repeat(64));
        SealedEntry additional = new SealedEntry("b.txt", 1, "0".repeat(64));
        assertThat(AesZip.verify(sealed.path(), passphrase, List.of(other)))
                .isEqualTo(new VerifyOutcome.Different("a.txt"));
        assertThat(AesZip.verify(sealed.path(), passphrase, List.of(entry, additional)))
                .isEqualTo(new VerifyOutcome.Different("b.txt"));
        assertThat(AesZip.verify(sealed.path(), passphrase, List.of())).isEqualTo(new VerifyOutcome.Different("a.txt"));
    }

    @Test
    void refusesUnsafeNamesTwinsAndPassphrasesThatNotEveryProgramCanType() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "x");
        for (String name : HostileArchiveTest.UNSAFE) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ZipSource(file, name));
        }
        Path out = folder.resolve("a.zip");
        for (String twin : List.of("A.txt", "ａ.txt", "a.txt/b")) {
            List<ZipSource> twins = List.of(new ZipSource(file, "a.txt"), new ZipSource(file, twin));
            if (twin.startsWith("ａ")) {
                AesZip.seal(twins, passphrase, folder.resolve("b.zip"));
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> AesZip.seal(twins, passphrase, out));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> AesZip.seal(List.of(), passphrase, out));
        for (String bad : List.of("日本語", "x".repeat(65), "tab\there")) {
            try (Passphrase untypable = Passphrase.of(bad.toCharArray())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> AesZip.seal(List.of(ZipSource.of(file)), untypable, out))
                        .withMessageNotContaining(bad);
            }
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesAnArchiveOverALimit() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>(Map.of("a", new byte[100_000], "b", new byte[100_000]));
        Path zip = AesZip.seal(sources(contents), passphrase, folder.resolve("a.zip"))
                .path();
        for (CryptoLimits tight : List.of(
                new CryptoLimits(1, 1 << 20, 2000),
                new CryptoLimits(2, 199_999, 2000),
                new CryptoLimits(2, 1 << 20, 10))) {
            assertThat(AesZip.open(zip, passphrase, folder.resolve("out"), tight))
                    .isInstanceOfSatisfying(
                            OpenOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(OpenRefusal.OVER_LIMIT));
            assertThat(folder.resolve("out")).doesNotExist();
        }
        assertThat(AesZip.open(zip, passphrase, folder.resolve("out"), new CryptoLimits(2, 200_000, 1100)))
                .isInstanceOf(OpenOutcome.Opened.class);
    }

    @Test
    void refusesWhatIsNotEncryptedOrNoArchive() throws IOException {
        Path plain = folder.resolve("plain.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(plain))) {
            out.putNextEntry(new ZipEntry("a.txt"));
            out.write(1);
        }
        assertThat(AesZip.open(plain, passphrase, folder.resolve("out")))
                .isEqualTo(new OpenOutcome.Refused(OpenRefusal.NOT_AES, "entry 1: method 8"));
        for (String content : List.of("", "no archive at all, but long enough to hold an end record")) {
            Path file = Files.writeString(folder.resolve("file" + content.length()), content);
            assertThat(AesZip.open(file, passphrase, folder.resolve("out")))
                    .isInstanceOfSatisfying(
                            OpenOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(OpenRefusal.MALFORMED));
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private SealedZip seal(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("source"), content);
        return AesZip.seal(List.of(new ZipSource(file, name)), passphrase, folder.resolve("a.zip"));
    }

    private List<ZipSource> sources(Map<String, byte[]> contents) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        List<ZipSource> sources = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
            Path file = Files.write(in.resolve("f" + sources.size()), entry.getValue());
            sources.add(new ZipSource(file, entry.getKey()));
        }
        return sources;
    }

    static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) ->
                assertThat(Arrays.equals(actual.get(name), bytes)).as(name).isTrue());
    }

    static Map<String, byte[]> read(Path root) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
