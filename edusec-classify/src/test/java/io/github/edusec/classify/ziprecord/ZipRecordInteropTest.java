package io.github.edusec.classify.ziprecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Limits;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class ZipRecordInteropTest {
    @TempDir
    Path folder;

    @Test
    void copiesTraditionalEncryptionSoThatThePassphraseStillFits() throws IOException {
        Tool bsdtar = Tool.require("bsdtar");
        Files.writeString(folder.resolve("a.txt"), "content");
        Path source = folder.resolve("source.zip");
        Tool.Run made = bsdtar.run(
                "--passphrase",
                "pw",
                "--format=zip",
                "--options",
                "zip:encryption=zipcrypt",
                "-C",
                folder,
                "-cf",
                source,
                "a.txt");
        assertThat(made.exitCode()).as(made.stderr()).isZero();
        Path target = copy(source);
        try (ZipPackage zip = ZipPackage.open(target, Limits.DEFAULT)) {
            assertThat(zip.entries())
                    .allMatch(ZipRecord::isEncrypted)
                    .allMatch(record -> (record.flags() & ZipRecord.DESCRIPTOR) != 0);
        }
        assertThat(bsdtar.run("--passphrase", "pw", "-xOf", target, "a.txt").stdout())
                .isEqualTo("content");
        assertThat(Tool.require("7z", "7zz").run("t", "-ppw", target).exitCode())
                .isZero();
    }

    @Test
    void copiesMethodsItCannotRead() throws IOException {
        Tool sevenZip = Tool.require("7z", "7zz");
        Files.writeString(folder.resolve("a.txt"), "content ".repeat(1000));
        Path source = folder.resolve("source.zip");
        assertThat(sevenZip.run("a", "-tzip", "-mm=LZMA", source, folder.resolve("a.txt"))
                        .exitCode())
                .isZero();
        Tool.Run test = sevenZip.run("t", copy(source));
        assertThat(test.exitCode()).as(test.toString()).isZero();
    }

    private Path copy(Path source) throws IOException {
        Path target = folder.resolve("target.zip");
        try (ZipPackage zip = ZipPackage.open(source, Limits.DEFAULT);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ZipRecordWriter writer = ZipRecordWriter.to(out);
            for (ZipRecord record : zip.entries()) {
                writer.copyRaw(zip, record);
            }
            writer.finish(zip.comment());
        }
        return target;
    }
}
