package io.github.edusec.interop.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** The same parts under the records that other ZIP programs write. */
enum Packing {
    /** Sizes behind the data, as streaming writers must. */
    DATA_DESCRIPTORS {
        @Override
        void pack(Map<String, byte[]> parts, Path file) throws IOException {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    ZipEntry entry = new ZipEntry(part.getKey());
                    if (part.getKey().equals("mimetype")) {
                        CRC32 sum = new CRC32();
                        sum.update(part.getValue());
                        entry.setMethod(ZipEntry.STORED);
                        entry.setSize(part.getValue().length);
                        entry.setCrc(sum.getValue());
                    }
                    zip.putNextEntry(entry);
                    zip.write(part.getValue());
                    zip.closeEntry();
                }
            }
        }
    },
    /** ZIP64 records for every entry. */
    ZIP64 {
        @Override
        void pack(Map<String, byte[]> parts, Path file) throws IOException {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
                zip.setUseZip64(Zip64Mode.Always);
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    ZipArchiveEntry entry = new ZipArchiveEntry(part.getKey());
                    entry.setMethod(part.getKey().equals("mimetype") ? ZipEntry.STORED : ZipEntry.DEFLATED);
                    entry.setSize(part.getValue().length);
                    CRC32 sum = new CRC32();
                    sum.update(part.getValue());
                    entry.setCrc(sum.getValue());
                    zip.putArchiveEntry(entry);
                    zip.write(part.getValue());
                    zip.closeArchiveEntry();
                }
            }
        }
    },
    /** ZIP64 records and data descriptors together. */
    ZIP64_STREAMED {
        @Override
        void pack(Map<String, byte[]> parts, Path file) throws IOException {
            try (OutputStream out = Files.newOutputStream(file);
                    ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                zip.setUseZip64(Zip64Mode.Always);
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    ZipArchiveEntry entry = new ZipArchiveEntry(part.getKey());
                    if (part.getKey().equals("mimetype")) {
                        CRC32 sum = new CRC32();
                        sum.update(part.getValue());
                        entry.setMethod(ZipEntry.STORED);
                        entry.setSize(part.getValue().length);
                        entry.setCrc(sum.getValue());
                    }
                    zip.putArchiveEntry(entry);
                    zip.write(part.getValue());
                    zip.closeArchiveEntry();
                }
            }
        }
    },
    /** Info-ZIP, with the extra fields and descriptors that it writes into a pipe. */
    INFO_ZIP {
        @Override
        void pack(Map<String, byte[]> parts, Path file) throws IOException {
            byOthers(parts, file, "zip", "-q", "-fd", "-D", file);
        }
    },
    /** 7-Zip. */
    SEVEN_ZIP {
        @Override
        void pack(Map<String, byte[]> parts, Path file) throws IOException {
            byOthers(parts, file, "7z", "a", "-tzip", "-mx=9", file);
        }
    },
    /** The bsdtar program of libarchive. */
    LIBARCHIVE {
        @Override
        void pack(Map<String, byte[]> parts, Path file) throws IOException {
            byOthers(parts, file, "bsdtar", "-c", "--format", "zip", "-f", file);
        }
    };

    abstract void pack(Map<String, byte[]> parts, Path file) throws IOException;

    private static void byOthers(Map<String, byte[]> parts, Path file, String program, Object... arguments)
            throws IOException {
        Tool.require(program);
        Path folder =
                Files.createTempDirectory(file.toAbsolutePath().getParent().getParent(), "parts");
        List<String> command = new ArrayList<>(List.of(program));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey().endsWith("/")) {
                continue;
            }
            Path to = folder.resolve(part.getKey());
            Files.createDirectories(to.getParent());
            Files.write(to, part.getValue());
            command.add(part.getKey());
        }
        Tool.Run run = Tool.run(new ProcessBuilder(command).directory(folder.toFile()));
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }
}
