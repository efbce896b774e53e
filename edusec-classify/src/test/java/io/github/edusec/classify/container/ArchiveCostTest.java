package io.github.edusec.classify.container;

import static io.github.edusec.classify.container.Fixtures.label;
import static io.github.edusec.classify.container.Fixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Archives whose structure alone would cost more time or memory than their bytes are worth. */
class ArchiveCostTest {
    private static final byte[] PUBLIC = Fixtures.ooxml(label("IV", "1", "1", "1"));

    @TempDir
    private Path folder;

    @Test
    void theHeaderOfASevenZArchiveIsPaidForBeforeItIsUnpacked() {
        byte[] archive = Fixtures.sevenZ(Map.of("a.docx", PUBLIC), SevenZMethod.COPY);
        for (long size : new long[] {200L << 20, 1L << 40, 9L << 20}) {
            Scan scan = Scan.of(folder, "a.7z", encodedHeader(archive, size));
            assertThat(scan.member("a.7z").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
            assertThat(scan.member("a.7z").detail()).contains("header of a 7z archive");
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            entries.put(i + ".7z", encodedHeader(archive, 4L << 20));
        }
        assertThat(Scan.of(folder, "many.zip", Fixtures.zip(entries))
                        .member("many.zip")
                        .unknown())
                .isEqualTo(UnknownReason.OVER_LIMIT);
    }

    /** Puts a header in place that says that the real one is packed, and what it unpacks to. */
    private static byte[] encodedHeader(byte[] archive, long unpacked) {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {0x17, 6, 0, 1, 9, 10, 0, 7, 0x0B, 1, 0, 1, 0x21, 0x21, 1, 16, 0x0C});
        header.put((byte) 0xFF).putLong(unpacked).put(new byte[] {0, 0});
        byte[] bytes = Arrays.copyOf(header.array(), header.position());
        byte[] out = Arrays.copyOf(archive, 32 + 10 + bytes.length);
        System.arraycopy(bytes, 0, out, 42, bytes.length);
        ByteBuffer start = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(12, 10).putLong(20, bytes.length).putInt(28, crc(bytes, 0, bytes.length));
        start.putInt(8, crc(out, 12, 20));
        return out;
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    @Test
    void entriesScatteredWithoutBoundEndTheScanOfTheirArchiveOverTheLimit() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 140_000; i++) {
            entries.put("【Ⅳ】" + i, new byte[0]);
        }
        Path file = Files.write(folder.resolve("a.zip"), evenFirst(Fixtures.storedZip(entries)));
        Scan scan = Scan.of(file);
        assertThat(scan.member("a.zip").unknown()).isEqualTo(UnknownReason.OVER_LIMIT);
        assertThat(scan.counts().unknown(UnknownReason.MALFORMED)).isZero();
        assertThat(scan.counts().files()).isEqualTo(65_536);
    }

    /** Lists every second entry of a directory first, so that the places of entries do not join. */
    private static byte[] evenFirst(byte[] zip) {
        ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = indexOf(zip, utf8("PK\001\002"), 0);
        int first = at;
        ByteArrayOutputStream even = new ByteArrayOutputStream();
        ByteArrayOutputStream odd = new ByteArrayOutputStream();
        for (int i = 0; end.getInt(at) == 0x02014B50; i++) {
            int length = 46 + end.getShort(at + 28) + end.getShort(at + 30) + end.getShort(at + 32);
            (i % 2 == 0 ? even : odd).write(zip, at, length);
            at += length;
        }
        even.writeBytes(odd.toByteArray());
        byte[] out = zip.clone();
        System.arraycopy(even.toByteArray(), 0, out, first, even.size());
        return out;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNamedPipeOrDeviceIsTheCallersMistakeAndIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path special : List.of(pipe, Path.of("/dev/null"))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> ContainerScanner.standard().scan(special))
                            .isInstanceOf(FileSystemException.class));
        }
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
