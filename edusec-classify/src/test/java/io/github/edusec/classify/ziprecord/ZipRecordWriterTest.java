package io.github.edusec.classify.ziprecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipRecordWriterTest {
    @TempDir
    Path folder;

    @Test
    void putsStoredAndDeflatedEntriesThatTheJdkReads() throws IOException {
        byte[] text = "あいうえお".repeat(1000).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("a.zip");
        try (FileChannel channel = create(file)) {
            ZipRecordWriter writer = ZipRecordWriter.to(channel);
            writer.putStored("mimetype", "application/x".getBytes(StandardCharsets.US_ASCII));
            writer.putDeflated("名簿.txt", text);
            writer.putDeflated("empty", new byte[0]);
            assertThat(writer.finish(RawBytes.utf8("comment"))).isEqualTo(Files.size(file));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getComment()).isEqualTo("comment");
            assertThat(zip.getEntry("mimetype").getMethod()).isZero();
            assertThat(zip.getInputStream(zip.getEntry("名簿.txt")).readAllBytes())
                    .isEqualTo(text);
            assertThat(zip.getInputStream(zip.getEntry("empty")).readAllBytes()).isEmpty();
        }
    }

    @Test
    void deflatesEachEntryForItselfWithOneDeflaterOfTheCallers() throws IOException {
        Path file = folder.resolve("lent.zip");
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (FileChannel channel = create(file)) {
            ZipRecordWriter writer = ZipRecordWriter.to(channel, deflater);
            for (int i = 0; i < 3; i++) {
                writer.putDeflated("entry-" + i, "同じ中身".repeat(500).getBytes(StandardCharsets.UTF_8));
            }
            writer.finish(RawBytes.EMPTY);
        } finally {
            deflater.end();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (int i = 0; i < 3; i++) {
                assertThat(zip.getInputStream(zip.getEntry("entry-" + i)).readAllBytes())
                        .isEqualTo("同じ中身".repeat(500).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void copiesAnEntryWithDataDescriptorAndReplacesAnother() throws IOException {
        Path source = folder.resolve("source.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(source))) {
            out.setComment("コメント");
            ZipEntry kept = new ZipEntry("kept.xml");
            kept.setComment("entry comment");
            out.putNextEntry(kept);
            out.write(new byte[200_000]);
            out.putNextEntry(new ZipEntry("changed.xml"));
            out.write(1);
        }
        Path target = folder.resolve("target.zip");
        try (ZipPackage in = ZipPackage.open(source, Limits.DEFAULT);
                FileChannel channel = create(target)) {
            assertThat(in.entries()).allMatch(entry -> (entry.flags() & ZipRecord.DESCRIPTOR) != 0);
            ZipRecordWriter writer = ZipRecordWriter.to(channel);
            for (ZipRecord entry : in.entries()) {
                if (entry.name().equals("changed.xml")) {
                    writer.replace(entry, new byte[] {2, 3});
                } else {
                    writer.copyRaw(in, entry);
                }
            }
            writer.finish(in.comment());
        }
        try (ZipPackage before = ZipPackage.open(source, Limits.DEFAULT);
                ZipPackage after = ZipPackage.open(target, new Limits(2, 1 << 20, 2000, 1, 1, 1))) {
            ZipRecord old = before.find("kept.xml").orElseThrow();
            ZipRecord kept = after.find("kept.xml").orElseThrow();
            assertThat(kept).isEqualTo(old.withFlagsAndMethod(old.flags() & ~ZipRecord.DESCRIPTOR, old.method()));
            assertThat(after.raw(kept).readAllBytes()).isEqualTo(before.raw(old).readAllBytes());
            assertThat(after.read(kept)).isEqualTo(new byte[200_000]);
            assertThat(after.read(after.find("changed.xml").orElseThrow())).containsExactly(2, 3);
            assertThat(after.comment()).isEqualTo(RawBytes.utf8("コメント"));
        }
    }

    @Test
    void writesZip64WhereFiguresNeedIt() throws IOException {
        int count = 70_000;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipRecordWriter writer = ZipRecordWriter.to(Channels.newChannel(out));
        for (int i = 0; i < count; i++) {
            writer.putStored("entry" + i, new byte[0]);
        }
        writer.finish(RawBytes.EMPTY);
        Path file = Files.write(folder.resolve("many.zip"), out.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipPackage ours = ZipPackage.open(file, new Limits(count, 1, 1, 1, 1, 1))) {
            assertThat(zip.size()).isEqualTo(count);
            assertThat(ours.entries()).hasSize(count);
        }
    }

    @Test
    void reservesZip64ForAnEntryThatMayGrow() throws IOException {
        Path file = folder.resolve("grow.zip");
        try (FileChannel channel = create(file)) {
            ZipRecordWriter writer = ZipRecordWriter.to(channel);
            EntrySink sink = writer.open(ZipRecord.named("big", ZipRecord.STORED), 5L << 30);
            sink.write(new byte[] {7});
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(7);
            sink.end(crc.getValue(), 1);
            writer.putRaw(
                    ZipRecord.named("next", ZipRecord.STORED).withContent(crc.getValue(), 1, 1),
                    new ByteArrayInputStream(new byte[] {7}));
            writer.finish(RawBytes.EMPTY);
        }
        try (ZipPackage ours = ZipPackage.open(file, Limits.DEFAULT);
                org.apache.commons.compress.archivers.zip.ZipFile theirs =
                        org.apache.commons.compress.archivers.zip.ZipFile.builder()
                                .setPath(file)
                                .get()) {
            assertThat(ours.read(ours.find("big").orElseThrow())).containsExactly(7);
            ZipArchiveEntry big = theirs.getEntry("big");
            assertThat(theirs.getInputStream(big).readAllBytes()).containsExactly(7);
            assertThat(theirs.getInputStream(theirs.getEntry("next")).readAllBytes())
                    .containsExactly(7);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }
}
