package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.ziprecord.EntrySink;
import io.github.edusec.classify.ziprecord.RawBytes;
import io.github.edusec.classify.ziprecord.ZipAttributes;
import io.github.edusec.classify.ziprecord.ZipPackage;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody can do without the passphrase to an archive of entries: AE-2 authenticates none of it, the manifest does. */
class RebuiltPackageTest {
    private final Passphrase passphrase = Passphrase.generate();
    private final SigningKey key = SigningKey.generate();

    @TempDir
    Path folder;

    /** Whether rebuilt headers have room for large figures. */
    private boolean roomy;

    private Path sealed = Path.of("");
    private int number;

    /** An entry and, for what it is filled with, the entry whose data it takes. */
    private record Part(ZipRecord record, ZipRecord data) {
        Part with(UnaryOperator<ZipRecord> edit) {
            return new Part(edit.apply(record), data);
        }
    }

    @BeforeEach
    void seal() throws IOException {
        List<SealSource> sources = new ArrayList<>(SealSamples.streams(Map.of(
                "a.txt", "first".getBytes(StandardCharsets.UTF_8),
                "b.txt", "other".getBytes(StandardCharsets.UTF_8),
                "c.csv", "成績一覧,".repeat(20).getBytes(StandardCharsets.UTF_8))));
        sources.addAll(SealSource.tree(Files.createDirectories(folder.resolve("空"))));
        sealed = folder.resolve("sealed.zip");
        SealSamples.seal(sources, passphrase, true).signWith(key).writeTo(sealed);
        assertThat(open(rebuilt(parts -> {}, RawBytes.EMPTY))).isInstanceOf(OpenOutcome.Opened.class);
    }

    @AfterEach
    void wipe() {
        passphrase.close();
        key.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "b.txt", "c.csv", "空/", Manifest.NAME, Manifest.SIGNATURE_NAME})
    void refusesADroppedEntry(String name) throws IOException {
        assertTampered(parts -> parts.removeIf(part -> part.record().name().equals(name)));
    }

    @Test
    void refusesWhatWasEmptied() throws IOException {
        Path none = rebuilt(List::clear, RawBytes.EMPTY);
        SealSamples.assertRefused(open(none), OpenRefusal.NOT_AES);
        Path folders = rebuilt(parts -> parts.removeIf(part -> !part.record().isDirectory()), RawBytes.EMPTY);
        SealSamples.assertRefused(open(folders), OpenRefusal.NOT_AES);
    }

    @Test
    void refusesAnEntryPutTwice() throws IOException {
        assertTampered(parts -> parts.add(0, renamed(find(parts, "a.txt"), "z.txt")));
        assertTampered(parts -> parts.add(renamed(find(parts, "a.txt"), "z.txt")));
        assertTampered(parts -> parts.add(0, renamed(find(parts, Manifest.NAME), "z.json")));
    }

    @Test
    void refusesAnotherOrder() throws IOException {
        assertTampered(parts -> Collections.swap(parts, 1, 2));
        assertTampered(parts -> Collections.swap(parts, parts.size() - 1, parts.size() - 2));
        assertTampered(parts -> Collections.swap(parts, 0, 1));
    }

    @Test
    void refusesContentUnderTheNameOfAnother() throws IOException {
        assertTampered(parts -> {
            Part a = find(parts, "a.txt");
            Part b = find(parts, "b.txt");
            parts.set(parts.indexOf(a), new Part(a.record(), b.data()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "空/", Manifest.NAME, Manifest.SIGNATURE_NAME})
    void refusesAnotherName(String name) throws IOException {
        String other = name.endsWith("/") ? "別/" : "z.txt";
        assertTampered(parts -> edit(parts, name, record -> renamed(record, other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "c.csv", "空/", Manifest.NAME, Manifest.SIGNATURE_NAME})
    void refusesAnyOtherHeader(String name) throws IOException {
        List<UnaryOperator<ZipAttributes>> edits = List.of(
                a -> changed(a, 63, a.versionNeeded(), a.comment(), 0, 0),
                a -> changed(a, a.versionMadeBy(), a.versionNeeded() + 1, a.comment(), 0, 0),
                a -> changed(a, a.versionMadeBy(), a.versionNeeded(), RawBytes.utf8("comment"), 0, 0),
                a -> changed(a, a.versionMadeBy(), a.versionNeeded(), a.comment(), 1, 0),
                a -> changed(a, a.versionMadeBy(), a.versionNeeded(), a.comment(), 0, 0x20),
                a -> a.at(a.date().plusDays(1)),
                a -> a.withExtra(
                        RawBytes.of(append(a.localExtra().toByteArray(), new byte[] {0x55, 0x54, 1, 0, 0})),
                        a.versionNeeded()));
        for (UnaryOperator<ZipAttributes> edit : edits) {
            assertTampered(
                    parts -> edit(parts, name, record -> record.withAttributes(edit.apply(record.attributes()))));
        }
        assertTampered(parts ->
                edit(parts, name, record -> record.withFlagsAndMethod(record.flags() ^ 1 << 1, record.method())));
    }

    @Test
    void refusesAnotherSizeOrMethodUnderTheEncryption() throws IOException {
        assertNotOpened(rebuilt(
                parts -> edit(parts, "c.csv", record -> record.withContent(0, record.compressedSize(), 7)),
                RawBytes.EMPTY));
        byte[] stored = {1, (byte) 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0};
        assertNotOpened(rebuilt(
                parts -> edit(
                        parts,
                        "c.csv",
                        record -> record.withAttributes(record.attributes().withExtra(RawBytes.of(stored), 51))),
                RawBytes.EMPTY));
    }

    @Test
    void refusesACommentOfTheArchive() throws IOException {
        SealSamples.assertRefused(open(rebuilt(parts -> {}, RawBytes.utf8("hello"))), OpenRefusal.TAMPERED);
    }

    /** The same figures in the ZIP64 form, which another program would read alike. */
    @Test
    void refusesHeadersOfAnotherForm() throws IOException {
        roomy = true;
        assertTampered(parts -> {});
    }

    /** The same from the one entry of a bundle. */
    @Test
    void refusesARebuiltBundle() throws IOException {
        sealed = folder.resolve("bundle.zip");
        SealSamples.seal(SealSamples.streams(Map.of("a.txt", new byte[] {1})), passphrase, false)
                .signWith(key)
                .writeTo(sealed);
        assertTampered(parts -> {});
        roomy = true;
        assertThat(open(rebuilt(parts -> {}, RawBytes.EMPTY))).isInstanceOf(OpenOutcome.Opened.class);
        String only = "data.zip";
        SealSamples.assertRefused(open(rebuilt(List::clear, RawBytes.EMPTY)), OpenRefusal.NOT_AES);
        SealSamples.assertRefused(open(rebuilt(parts -> {}, RawBytes.utf8("hello"))), OpenRefusal.TAMPERED);
        assertTampered(parts -> edit(parts, only, record -> renamed(record, "other.zip")));
        assertTampered(parts -> parts.add(renamed(find(parts, only), "other.zip")));
        assertTampered(parts -> parts.add(new Part(
                ZipRecord.named("folder/", ZipRecord.STORED), parts.get(0).data())));
        assertTampered(parts -> edit(
                parts,
                only,
                r -> r.withAttributes(r.attributes().at(r.attributes().date().plusDays(1)))));
    }

    private void assertTampered(Consumer<List<Part>> edit) throws IOException {
        Path out = folder.resolve("out");
        SealSamples.assertRefused(
                Open.path(rebuilt(edit, RawBytes.EMPTY)).with(passphrase).extractTo(out), OpenRefusal.TAMPERED);
        assertThat(out).doesNotExist();
    }

    private void assertNotOpened(Path zip) throws IOException {
        assertThat(open(zip)).isInstanceOfAny(OpenOutcome.WrongPassphraseOrTampered.class, OpenOutcome.Refused.class);
    }

    private OpenOutcome open(Path zip) throws IOException {
        return Open.path(zip).with(passphrase).check();
    }

    private Path rebuilt(Consumer<List<Part>> edit, RawBytes comment) throws IOException {
        Path target = folder.resolve("rebuilt-" + number++ + ".zip");
        try (ZipPackage in = ZipPackage.open(sealed, Limits.DEFAULT);
                FileChannel out = FileChannel.open(
                        target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            List<Part> parts = new ArrayList<>();
            in.entries().forEach(record -> parts.add(new Part(record, record)));
            edit.accept(parts);
            ZipRecordWriter writer = ZipRecordWriter.to(out);
            for (Part part : parts) {
                if (roomy) {
                    EntrySink sink = writer.open(part.record(), Long.MAX_VALUE);
                    in.raw(part.data()).transferTo(sink);
                    sink.end(part.record().crc(), part.record().size());
                } else {
                    writer.putRaw(part.record(), in.raw(part.data()));
                }
            }
            writer.finish(comment);
        }
        return target;
    }

    private static Part find(List<Part> parts, String name) {
        return parts.stream()
                .filter(part -> part.record().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void edit(List<Part> parts, String name, UnaryOperator<ZipRecord> edit) {
        Part found = find(parts, name);
        parts.set(parts.indexOf(found), found.with(edit));
    }

    private static Part renamed(Part part, String name) {
        return part.with(record -> renamed(record, name));
    }

    private static ZipRecord renamed(ZipRecord old, String name) {
        return new ZipRecord(
                name,
                RawBytes.utf8(name),
                old.flags(),
                old.method(),
                old.crc(),
                old.compressedSize(),
                old.size(),
                old.attributes());
    }

    private static ZipAttributes changed(
            ZipAttributes old, int madeBy, int needed, RawBytes comment, int internal, long external) {
        return new ZipAttributes(
                madeBy,
                needed,
                old.dosTime(),
                old.dosDate(),
                old.localExtra(),
                old.centralExtra(),
                comment,
                internal,
                external);
    }

    private static byte[] append(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
