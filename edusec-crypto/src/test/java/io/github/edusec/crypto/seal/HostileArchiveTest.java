package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.zip.BundleWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives made to do harm; each is refused before a secret is used, for its own reason and with its own words. */
class HostileArchiveTest {

    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("../a", "\"..\" as a part"),
                Arguments.of("a/../b", "\"..\" as a part"),
                Arguments.of("..", "\"..\" as a part"),
                Arguments.of("a/./b", "\"..\" as a part"),
                Arguments.of("a//b", "empty, \".\""),
                Arguments.of("/etc/passwd", "absolute"),
                Arguments.of("//server/share/a", "absolute"),
                Arguments.of("\\\\server\\share\\a", "backslash"),
                Arguments.of("..\\a", "backslash"),
                Arguments.of("C:/a", "colon"),
                Arguments.of("C:a", "colon"),
                Arguments.of("a.txt:stream", "colon"),
                Arguments.of("a\0b", "control character"),
                Arguments.of("a\nb", "control character"),
                Arguments.of("名\u202efdp.exe", "control character"),
                Arguments.of("", "empty or absolute"),
                Arguments.of("CON", "a device name"),
                Arguments.of("a/NUL.txt", "a device name"),
                Arguments.of("Lpt1.csv", "a device name"),
                Arguments.of("COM¹", "a device name"),
                Arguments.of("aux .txt", "a device name"),
                Arguments.of("CLOC\u212a$", "a device name"),
                Arguments.of("a.", "a dot or space"),
                Arguments.of("a ", "a dot or space"),
                Arguments.of("a./b", "a dot or space"),
                Arguments.of("x".repeat(300), "a part over 255 bytes"),
                Arguments.of("あ".repeat(86), "a part over 255 bytes"),
                Arguments.of("\ud834\udd5e".repeat(40), "a part over 255 bytes"),
                Arguments.of(("x".repeat(200) + "/").repeat(6) + "x", "over 1024 bytes"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesAnUnsafeName(String name, String phrase) throws IOException {
        assertRefused(
                HostileZip.archive(folder, writer -> {}, HostileZip.entry(name)),
                CryptoLimits.DEFAULT,
                OpenRefusal.UNSAFE_NAME,
                phrase);
    }

    /** Hidden in a bundle by somebody who knows the passphrase. */
    @ParameterizedTest
    @MethodSource("names")
    void refusesAnUnsafeNameInABundle(String name, String phrase) throws IOException {
        Path zip = folder.resolve("bundle.zip");
        try (FileChannel channel = HostileZip.create(zip);
                BundleWriter writer = new BundleWriter(channel, passphrase.toUtf8())) {
            writer.put(name, LocalDateTime.of(2026, 4, 1, 0, 0), new byte[1]);
            writer.finish();
        }
        assertRefused(zip, CryptoLimits.DEFAULT, OpenRefusal.UNSAFE_NAME, phrase);
    }

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of("a.txt", "A.TXT"),
                Arguments.of("が.txt", "か\u3099.txt"),
                Arguments.of("a", "a/b"),
                Arguments.of("a/b", "a"),
                Arguments.of("a/b", "A"));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void refusesTwoEntriesThatWouldBeOneFile(String first, String second) throws IOException {
        assertRefused(
                HostileZip.archive(folder, bytes -> {}, HostileZip.entry(first), HostileZip.entry(second)),
                CryptoLimits.DEFAULT,
                OpenRefusal.DUPLICATE_NAME,
                "entry 2: a name that is there already, or that is also a folder");
    }

    static Stream<Arguments> structures() {
        return Stream.of(
                patched("a name twice", OpenRefusal.DUPLICATE_NAME, "two entries have one name", b -> {
                    HostileZip.put8(b, HostileZip.central(b, 1) + HostileZip.CENTRAL_NAME, 'a');
                    HostileZip.put8(b, HostileZip.local(b, 1) + 30, 'a');
                }),
                patched(
                        "another local name",
                        OpenRefusal.MALFORMED,
                        "disagree (found: name",
                        b -> HostileZip.put8(b, HostileZip.local(b, 0) + 30, 'z')),
                patched(
                        "another local method",
                        OpenRefusal.MALFORMED,
                        "flags or method",
                        b -> HostileZip.put8(b, HostileZip.local(b, 0) + 8, 0)),
                patched(
                        "another central method",
                        OpenRefusal.MALFORMED,
                        "flags or method",
                        b -> HostileZip.put8(b, HostileZip.central(b, 0) + HostileZip.CENTRAL_METHOD, 8)),
                patched(
                        "another flag",
                        OpenRefusal.MALFORMED,
                        "flags or method",
                        b -> HostileZip.put8(b, HostileZip.central(b, 0) + HostileZip.CENTRAL_FLAGS, 0)),
                patched(
                        "another local size",
                        OpenRefusal.MALFORMED,
                        "found: sizes",
                        b -> HostileZip.put8(b, HostileZip.local(b, 0) + 22, 99)),
                patched(
                        "a central size",
                        OpenRefusal.MALFORMED,
                        "found: sizes",
                        b -> HostileZip.put8(b, HostileZip.central(b, 0) + HostileZip.CENTRAL_SIZE, 99)),
                patched(
                        "data beyond the entries",
                        OpenRefusal.MALFORMED,
                        "data lies outside",
                        b -> b.putInt(HostileZip.central(b, 0) + HostileZip.CENTRAL_COMPRESSED, 1 << 20)),
                patched(
                        "entries on each other",
                        OpenRefusal.MALFORMED,
                        "entries overlap",
                        b -> b.putInt(HostileZip.central(b, 1) + HostileZip.CENTRAL_OFFSET, 0)),
                patched(
                        "a ZIP64 size that is not there",
                        OpenRefusal.MALFORMED,
                        "a ZIP64 figure is missing",
                        b -> b.putInt(HostileZip.central(b, 0) + HostileZip.CENTRAL_SIZE, -1)),
                patched(
                        "a ZIP64 offset that is not there",
                        OpenRefusal.MALFORMED,
                        "a ZIP64 figure is missing",
                        b -> b.putInt(HostileZip.central(b, 1) + HostileZip.CENTRAL_OFFSET, -1)),
                patched(
                        "another volume",
                        OpenRefusal.MALFORMED,
                        "an entry on another volume",
                        b -> b.putShort(HostileZip.central(b, 1) + HostileZip.CENTRAL_DISK, (short) 1)),
                patched(
                        "an archive of volumes",
                        OpenRefusal.MALFORMED,
                        "several volumes",
                        b -> b.putShort(HostileZip.end(b) + 4, (short) 1)),
                patched("more entries than headers", OpenRefusal.MALFORMED, "more entries than", b -> {
                    b.putShort(HostileZip.end(b) + 8, (short) 999);
                    b.putShort(HostileZip.end(b) + 10, (short) 999);
                }),
                patched(
                        "fewer entries than headers",
                        OpenRefusal.MALFORMED,
                        "bytes after the last central header",
                        b -> {
                            b.putShort(HostileZip.end(b) + 8, (short) 1);
                            b.putShort(HostileZip.end(b) + 10, (short) 1);
                        }),
                patched(
                        "a directory beyond the file",
                        OpenRefusal.MALFORMED,
                        "central directory lies outside",
                        b -> b.putInt(HostileZip.end(b) + 12, 1 << 24)));
    }

    private static Arguments patched(String what, OpenRefusal reason, String phrase, Consumer<ByteBuffer> patch) {
        return Arguments.of(what, reason, phrase, patch);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void refusesAStructureThatTwoReadersWouldReadDifferently(
            String what, OpenRefusal reason, String phrase, Consumer<ByteBuffer> patch) throws IOException {
        assertRefused(
                HostileZip.archive(folder, patch, HostileZip.entry("a.txt"), HostileZip.entry("b.txt")),
                CryptoLimits.DEFAULT,
                reason,
                phrase);
    }

    static Stream<Arguments> records() {
        ZipRecord good = HostileZip.entry("a.txt");
        byte[] deflated = HostileZip.AES_STORED.clone();
        deflated[9] = 8;
        CryptoLimits few = new CryptoLimits(1, 1 << 20, 1_100);
        CryptoLimits small = new CryptoLimits(9, 10, 1_100);
        return Stream.of(
                refused(
                        "symbolic link",
                        OpenRefusal.UNSAFE_NAME,
                        "a link, pipe or device",
                        HostileZip.mode(good, 0xA1FF)),
                refused("pipe", OpenRefusal.UNSAFE_NAME, "a link, pipe or device", HostileZip.mode(good, 0x1180)),
                refused("device", OpenRefusal.UNSAFE_NAME, "a link, pipe or device", HostileZip.mode(good, 0x6180)),
                refused("no encryption", OpenRefusal.NOT_AES, "not encrypted", HostileZip.plain("a.txt", 7)),
                refused("old encryption", OpenRefusal.WEAK_ENCRYPTION, "method 8", good.withFlagsAndMethod(1, 8)),
                refused("PKWARE encryption", OpenRefusal.UNSUPPORTED, "flags 65", good.withFlagsAndMethod(0x41, 8)),
                refused("strong AES", OpenRefusal.UNSUPPORTED, "flags 65", good.withFlagsAndMethod(0x41, 99)),
                refused("masked headers", OpenRefusal.UNSUPPORTED, "flags 8193", good.withFlagsAndMethod(0x2001, 99)),
                refused("patch", OpenRefusal.UNSUPPORTED, "flags 33", good.withFlagsAndMethod(0x21, 99)),
                refused(
                        "two AES fields",
                        OpenRefusal.MALFORMED,
                        "ambiguous",
                        HostileZip.extra(good, HostileZip.twice(HostileZip.AES_STORED))),
                refused("no AES field", OpenRefusal.MALFORMED, "AES extra field", HostileZip.extra(good, new byte[0])),
                refused("strength 4", OpenRefusal.MALFORMED, "AES extra field", HostileZip.field(good, 8, 4)),
                refused("strength 0", OpenRefusal.MALFORMED, "AES extra field", HostileZip.field(good, 8, 0)),
                refused("version 3", OpenRefusal.MALFORMED, "AES extra field", HostileZip.field(good, 4, 3)),
                refused("other vendor", OpenRefusal.MALFORMED, "AES extra field", HostileZip.field(good, 6, 'B')),
                refused("LZMA inside", OpenRefusal.UNSUPPORTED, "compression method 14", HostileZip.field(good, 9, 14)),
                refused(
                        "AE-2 with CRC",
                        OpenRefusal.MALFORMED,
                        "AE-2 entry with a CRC",
                        good.withContent(9, HostileZip.DATA, 7)),
                refused(
                        "stored, other size",
                        OpenRefusal.MALFORMED,
                        "sizes that cannot be",
                        good.withContent(0, HostileZip.DATA, 9)),
                refused("too short", OpenRefusal.MALFORMED, "sizes that cannot be", good.withContent(0, 20, 7)),
                refused(
                        "folder with content",
                        OpenRefusal.MALFORMED,
                        "a folder with content",
                        HostileZip.plain("d/", 7)),
                refused("encrypted folder", OpenRefusal.MALFORMED, "a folder with content", HostileZip.entry("d/")),
                refused("only a folder", OpenRefusal.NOT_AES, "nothing in it", HostileZip.plain("d/", 0)),
                refused(
                        "bomb",
                        OpenRefusal.OVER_LIMIT,
                        "over 1100 bytes per byte",
                        HostileZip.extra(good, deflated).withContent(0, HostileZip.DATA, 100_000_000)),
                refused(
                        "bomb of many",
                        OpenRefusal.OVER_LIMIT,
                        "bytes in total",
                        HostileZip.extra(good, deflated).withContent(0, HostileZip.DATA, 1L << 40)),
                Arguments.of(
                        "total",
                        small,
                        OpenRefusal.OVER_LIMIT,
                        "over 10 bytes in total",
                        List.of(good, HostileZip.entry("b"))),
                Arguments.of(
                        "entries",
                        few,
                        OpenRefusal.OVER_LIMIT,
                        "entries of one",
                        List.of(good, HostileZip.entry("b"))));
    }

    private static Arguments refused(String what, OpenRefusal reason, String phrase, ZipRecord record) {
        return Arguments.of(what, CryptoLimits.DEFAULT, reason, phrase, List.of(record));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void refusesAnEntryThatIsNoPlainFile(
            String what, CryptoLimits limits, OpenRefusal reason, String phrase, List<ZipRecord> records)
            throws IOException {
        assertRefused(
                HostileZip.archive(folder, bytes -> {}, records.toArray(ZipRecord[]::new)), limits, reason, phrase);
    }

    @Test
    void tellsWithoutASecretThatAnEncryptionIsUnknown() throws IOException {
        Path zip = HostileZip.archive(
                folder,
                bytes -> {},
                HostileZip.entry("a").withFlagsAndMethod(0x41, 8),
                HostileZip.entry("b").withFlagsAndMethod(0x2021, 8),
                HostileZip.plain("c", 1).withFlagsAndMethod(0x2060, 0));
        assertThat(Open.path(zip).inspect())
                .isInstanceOfSatisfying(
                        InspectOutcome.Legible.class,
                        found -> assertThat(found.entries())
                                .extracting(InspectOutcome.Entry::protection)
                                .containsExactly(
                                        InspectOutcome.Protection.UNKNOWN,
                                        InspectOutcome.Protection.ZIP_CRYPTO,
                                        InspectOutcome.Protection.NONE));
    }

    /** What a comment lost at its end is a cut archive too; what came behind it is none. */
    @Test
    void tellsACutFromDamage() throws IOException {
        Path zip = folder.resolve("cut.zip");
        byte[] whole = Files.readAllBytes(HostileZip.archive(
                folder, b -> b.putShort(HostileZip.end(b) + 20, (short) 9), HostileZip.entry("a.txt")));
        Files.delete(folder.resolve("hostile.zip"));
        byte[] commented = Arrays.copyOf(whole, whole.length + 9);
        for (int lost = 1; lost <= 9 + 22; lost++) {
            Files.write(zip, Arrays.copyOf(commented, commented.length - lost));
            String phrase = lost <= 9 ? "comment is cut off" : "no end of central directory";
            assertRefused(zip, CryptoLimits.DEFAULT, OpenRefusal.TRUNCATED, phrase);
        }
        Files.write(zip, Arrays.copyOf(commented, commented.length + 1));
        assertRefused(zip, CryptoLimits.DEFAULT, OpenRefusal.MALFORMED, "bytes after the end");
    }

    private void assertRefused(Path zip, CryptoLimits limits, OpenRefusal reason, String phrase) throws IOException {
        assertThat(Open.path(zip).with(passphrase).within(limits).extractTo(folder.resolve("out")))
                .isInstanceOfSatisfying(OpenOutcome.Refused.class, refused -> {
                    assertThat(refused.reason()).as(refused.where()).isEqualTo(reason);
                    assertThat(refused.where()).contains(phrase);
                });
        assertThat(SealSamples.list(folder)).containsExactly(String.valueOf(zip.getFileName()));
    }
}
