package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static io.github.edusec.classify.container.Fixtures.ooxml;
import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Archives made to confuse, to cost, or to break out: each ends with a result, and nothing in it is lost silently. */
class HostileContainerTest {
    private static final byte[] PUBLIC = ooxml(label("IV", "1", "1", "1"));

    @TempDir
    private Path folder;

    @Test
    void namesThatLeadOutOfTheFolderAreReportedAndTheirContentIsJudged() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of(
                "../a.docx", "/b.docx", "C:/c.docx", "x\\d.docx", "x/../../e.docx", "f\u001b[2J.docx", "g/ok.docx")) {
            entries.put(name, PUBLIC);
        }
        for (byte[] archive : List.of(Fixtures.zip(entries), Fixtures.tar(entries))) {
            Scan scan = Scan.of(folder, "archive", archive);
            assertThat(scan.counts().unsafeNames()).isEqualTo(6);
            assertThat(scan.counts().labelled()).isEqualTo(7);
            assertThat(scan.highest().importance()).isEqualTo(Importance.IV);
            assertThat(scan.member("archive!/g/ok.docx").unsafeName()).isFalse();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("archive"));
        }
    }

    @Test
    void anEncryptedEntryIsUnknownUnlessALabelStandsBesideIt() {
        byte[] zip = Fixtures.zip(Map.of("a.docx", PUBLIC));
        Scan scan = Scan.of(folder, "a.zip", encrypted(zip));
        assertThat(scan.member("a.zip!/a.docx").unknown()).isEqualTo(UnknownReason.ENCRYPTED);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
        assertThat(scan.counts().unknown(UnknownReason.ENCRYPTED)).isEqualTo(1);
        Scan marked = Scan.of(folder, "b.zip", encrypted(Fixtures.zip(Map.of("【Ⅱ】a.docx", PUBLIC))));
        assertThat(marked.highest()).isEqualTo(Classification.of(Importance.II));
    }

    @Test
    void aBombCostsWhatItsSizeAllowsAndTheRestIsStillSeen() throws IOException {
        byte[] bomb = Fixtures.ooxmlOfZeros(128L << 20);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(resized(Arrays.copyOf(Fixtures.tar(Map.of("zeros.bin", new byte[0])), 512), 128L << 20));
            Fixtures.zeros(gzip, 128L << 20);
        }
        byte[] tarOfZeros = out.toByteArray();
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(root.resolve("bomb.docx"), bomb);
        Files.write(root.resolve("bomb.tgz"), tarOfZeros);
        Files.write(root.resolve("nested.zip"), Fixtures.zip(Map.of("bomb.docx", bomb, "b.docx", PUBLIC)));
        Files.write(root.resolve("zeros.zip"), Fixtures.zipOfZeros("zeros.bin", 64L << 20));
        Files.write(root.resolve("z.docx"), PUBLIC);
        Scan scan = Scan.of(root);
        assertThat(scan.member("bomb.docx").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        assertThat(scan.member("bomb.tgz").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        assertThat(scan.member("nested.zip!/bomb.docx").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        assertThat(scan.member("nested.zip!/b.docx").unknown()).isNull();
        assertThat(scan.member("zeros.zip!/zeros.bin").unknown()).isEqualTo(UnknownReason.UNLABELLED);
        assertThat(scan.member("z.docx").unknown()).isNull();
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void aBombInSevenZIsNotUnpackedToReachWhatLiesBehindIt() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.bin", new byte[64 << 20]);
        entries.put("b.docx", PUBLIC);
        byte[] archive = Fixtures.sevenZ(entries, SevenZMethod.LZMA2);
        Scan scan = Scan.of(folder, "bomb.7z", archive);
        assertThat(scan.member("bomb.7z!/a.bin").unknown()).isEqualTo(UnknownReason.UNLABELLED);
        assertThat(scan.member("bomb.7z!/b.docx").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        assertThat(scan.member("bomb.7z").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
    }

    @Test
    void archivesInArchivesEndAtTheDepthAllowed() {
        byte[] archive = Fixtures.zip(Map.of("a.docx", PUBLIC));
        for (int i = 0; i < 20; i++) {
            archive = Fixtures.storedZip(Map.of("a.zip", archive));
        }
        Scan scan = Scan.of(folder, "deep.zip", archive);
        assertThat(scan.counts().deepest()).isEqualTo(16);
        assertThat(scan.counts().unknown(UnknownReason.OVER_LIMIT)).isEqualTo(1);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void moreEntriesThanAllowedAreCountedAndNotVisited() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            entries.put(i + ".docx", PUBLIC);
        }
        ScanLimits limits = new ScanLimits(4, 16, 1L << 30, 200, 1 << 20, ScanLimits.DEFAULT.document());
        Scan.of(folder, "many.zip", Fixtures.zip(entries));
        Scan scan = Scan.of(folder.resolve("many.zip"), limits, ScanPolicy.MOST_SEVERE);
        assertThat(scan.counts().labelled()).isEqualTo(3);
        assertThat(scan.counts().notVisited()).isEqualTo(7);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void aMemberTooLargeToBeHeldIsOverTheLimitAndTheNextOneIsRead() {
        Map<String, byte[]> parts = new LinkedHashMap<>(Fixtures.ooxmlParts(label("IV")));
        parts.put("word/_rels/document.xml.rels", Fixtures.relationships("image", "media/picture.bin"));
        parts.put("word/media/picture.bin", noise(300_000));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("large.docx", Fixtures.zip(parts));
        entries.put("small.docx", PUBLIC);
        ScanLimits limits = new ScanLimits(100, 16, 1L << 30, 200, 200_000, ScanLimits.DEFAULT.document());
        Scan.of(folder, "a.zip", Fixtures.zip(entries));
        Scan scan = Scan.of(folder.resolve("a.zip"), limits, ScanPolicy.MOST_SEVERE);
        assertThat(scan.member("a.zip!/large.docx").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        assertThat(scan.member("a.zip!/small.docx").unknown()).isNull();
        Scan.of(folder, "b.zip", Fixtures.storedZip(entries));
        Scan stored = Scan.of(folder.resolve("b.zip"), limits, ScanPolicy.MOST_SEVERE);
        assertThat(stored.member("b.zip!/large.docx").unknown()).isNull();
    }

    @Test
    void aMemberThatTheDirectoryDoesNotListIsNotHidden() {
        byte[] hidden = Fixtures.zip(Map.of("secret.docx", ooxml(label("I", "3"))));
        byte[] shown = Fixtures.zip(Map.of("a.docx", PUBLIC));
        byte[] both = new byte[hidden.length + shown.length];
        System.arraycopy(hidden, 0, both, 0, hidden.length);
        System.arraycopy(shown, 0, both, hidden.length, shown.length);
        Scan scan = Scan.of(folder, "two.zip", both);
        assertThat(scan.member("two.zip").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.member("two.zip").detail()).contains("does not list");
        assertThat(scan.member("two.zip!/a.docx").unknown()).isNull();
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void aLocalHeaderThatSaysSomethingElseMakesTheMemberUnknown() {
        byte[] zip = Fixtures.zip(Map.of("【Ⅳ】a.csv", utf8("x"), "b.docx", PUBLIC));
        byte[] name = utf8("【Ⅳ】a.csv");
        int at = indexOf(zip, name, 0);
        zip[at + name.length - 5] = 'z';
        Scan scan = Scan.of(folder, "a.zip", zip);
        assertThat(scan.member("a.zip!/【Ⅳ】a.csv").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void entriesThatLieOnEachOtherAreNoticed() {
        byte[] zip = Fixtures.storedZip(Map.of("aaaa", utf8("x"), "bbbb", utf8("y")));
        int second = indexOf(zip, utf8("PK\001\002"), indexOf(zip, utf8("PK\001\002"), 0) + 1);
        byte[] name = Arrays.copyOfRange(zip, second + 46, second + 50);
        int first = indexOf(zip, utf8("PK\001\002"), 0);
        // The second entry becomes the first once more, under its own local name: both now claim one place.
        System.arraycopy(zip, first, zip, second, 50);
        assertThat(name).hasSize(4);
        Scan scan = Scan.of(folder, "a.zip", zip);
        assertThat(scan.member("a.zip").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.counts().files()).isEqualTo(2);
    }

    @Test
    void bytesBehindTheEndOfATarAreNotHidden() {
        byte[] tar = Fixtures.tar(Map.of("a.docx", PUBLIC));
        byte[] both = Arrays.copyOf(tar, 2 * tar.length);
        System.arraycopy(tar, 0, both, tar.length, tar.length);
        assertThat(Scan.of(folder, "one.tar", tar).counts().hasUnknown()).isFalse();
        Scan scan = Scan.of(folder, "two.tar", both);
        assertThat(scan.member("two.tar").detail()).contains("behind the end");
        assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
    }

    @Test
    void damagedArchivesOfEveryKindAreUnknownAndTheScannedOneSaysSo() {
        byte[] zip = Fixtures.zip(Map.of("a.docx", PUBLIC));
        byte[] tar = Fixtures.tar(Map.of("a.docx", PUBLIC));
        byte[] sevenZ = Fixtures.sevenZ(Map.of("a.docx", PUBLIC), SevenZMethod.COPY);
        for (byte[] archive : List.of(zip, Arrays.copyOf(tar, 1024), Fixtures.gzip(tar), sevenZ)) {
            Scan scan = Scan.of(folder, "cut", Arrays.copyOf(archive, archive.length * 2 / 3));
            assertThat(scan.summary().problem()).isEqualTo(UnknownReason.MALFORMED);
            assertThat(scan.highest()).isEqualTo(Classification.MOST_SEVERE);
        }
    }

    @Test
    void aDamagedDocumentIsUnknownAndALabelBesideItSpeaksForIt() {
        byte[] pdf = utf8("%PDF-1.7\nnothing\n%%EOF");
        Scan scan = Scan.of(folder, "a.zip", Fixtures.zip(Map.of("a.pdf", pdf, "【Ⅱ】b.pdf", pdf)));
        assertThat(scan.member("a.zip!/a.pdf").unknown()).isEqualTo(UnknownReason.MALFORMED);
        assertThat(scan.member("a.zip!/【Ⅱ】b.pdf").unknown()).isNull();
    }

    @Test
    void aTarWithHugeNamesAndExtensionsStaysWithinItsLimits() {
        byte[] longName = Arrays.copyOf(Fixtures.tar(Map.of("x", new byte[0])), 512);
        longName[156] = 'L';
        byte[] archive = Arrays.copyOf(resized(longName, 1L << 40), 4096);
        Scan scan = Scan.of(folder, "a.tar", archive);
        assertThat(scan.member("a.tar").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        longName[156] = 'x';
        Scan pax = Scan.of(folder, "b.tar", Arrays.copyOf(resized(longName, 1L << 30), 4096));
        assertThat(pax.member("b.tar").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
    }

    @Test
    void linksAndFoldersInATarAddNothing() {
        byte[] tar = Fixtures.tar(new LinkedHashMap<>(Map.of("a.docx", PUBLIC)));
        byte[] link = Arrays.copyOf(Fixtures.tar(Map.of("link", new byte[0])), 512);
        link[156] = '2';
        byte[] both = new byte[512 + tar.length];
        System.arraycopy(resized(link, 0), 0, both, 0, 512);
        System.arraycopy(tar, 0, both, 512, tar.length);
        Scan scan = Scan.of(folder, "a.tar", both);
        assertThat(scan.counts().links()).isEqualTo(1);
        assertThat(scan.counts().files()).isEqualTo(1);
        assertThat(scan.counts().hasUnknown()).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatMustNotBeReadIsAResultAndTheScanGoesOn() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path closed = Files.write(root.resolve("a.docx"), PUBLIC);
        Files.write(root.resolve("b.docx"), PUBLIC);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        // The administrator is kept out of nothing and has to see the label; the next test shows the refusal to
        // everybody.
        UnknownReason expected = Files.isReadable(closed) ? null : UnknownReason.NO_ACCESS;
        Scan scan = Scan.of(root);
        assertThat(scan.member("a.docx").unknown()).isEqualTo(expected);
        assertThat(scan.member("b.docx").unknown()).isNull();
    }

    @Test
    void whatTheSystemRefusesIsNoDamage() {
        assertThatThrownBy(() -> Unreadable.guarded(() -> {
                    throw new AccessDeniedException("a.docx");
                }))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.reason()).isEqualTo(UnknownReason.NO_ACCESS));
    }

    @Test
    void limitsBelowTheirRangeAreTheCallersMistake() {
        assertThatThrownBy(() -> new ScanLimits(1, 65, 1, 1, 1, Limits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("exhaustive")
    void aMillionEntriesAreCountedInTheMemoryOfOne() throws IOException {
        Path file = folder.resolve("million.zip");
        try (var out = new java.util.zip.ZipOutputStream(
                new java.io.BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (int i = 0; i < 1_000_000; i++) {
                out.putNextEntry(new java.util.zip.ZipEntry("folder/" + i + "/【Ⅲ】" + i + ".csv"));
                out.closeEntry();
            }
        }
        ScanSummary summary = ContainerScanner.standard().scan(file);
        assertThat(summary.counts().labelled()).isEqualTo(1_000_000);
        assertThat(summary.counts().hasUnknown()).isFalse();
        assertThat(summary.classification()).contains(Classification.of(Importance.III));
    }

    /** Sets the encryption flag in every header, as an archiver would. */
    private static byte[] encrypted(byte[] zip) {
        byte[] out = zip.clone();
        for (int at = indexOf(out, utf8("PK\003\004"), 0); at >= 0; at = indexOf(out, utf8("PK\003\004"), at + 1)) {
            out[at + 6] |= 1;
        }
        for (int at = indexOf(out, utf8("PK\001\002"), 0); at >= 0; at = indexOf(out, utf8("PK\001\002"), at + 1)) {
            out[at + 8] |= 1;
        }
        return out;
    }

    /** States another size in a TAR header. */
    private static byte[] resized(byte[] header, long size) {
        byte[] out = header.clone();
        ByteBuffer.wrap(out).order(ByteOrder.BIG_ENDIAN).putInt(124, 0x80000000).putLong(128, size);
        Arrays.fill(out, 148, 156, (byte) ' ');
        long sum = 0;
        for (byte b : out) {
            sum += Byte.toUnsignedInt(b);
        }
        byte[] digits = utf8(String.format(java.util.Locale.ROOT, "%06o", sum));
        System.arraycopy(digits, 0, out, 148, 6);
        out[154] = 0;
        return out;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(1).nextBytes(bytes);
        return bytes;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
