package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not forced is lost when the power is cut: a copy of the disk taken at that moment has the rest. */
@Tag("raw-erase")
class LedgerPowerCutTest {
    @TempDir
    Path folder;

    private final List<Path> mounted = new ArrayList<>();
    private Path disk = Path.of("");
    private SigningKey key;

    @BeforeEach
    void mountDisk() throws IOException {
        key = Sample.key();
        Path image = folder.resolve("disk.img");
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), (16 << 20) - 1);
        }
        assertThat(Tool.require("mkfs.ext4").run("-q", "-F", image).exitCode()).isZero();
        disk = mount(image, "disk");
    }

    private Path mount(Path image, String name) throws IOException {
        Path point = Files.createDirectory(folder.resolve(name));
        if (Tool.require("mount").run("-o", "loop", image, point).exitCode() != 0) {
            System.err.println("SKIPPED: no loop mount");
            Assumptions.abort("no loop mount");
        }
        mounted.add(point);
        return point;
    }

    @AfterEach
    void unmount() {
        key.close();
        for (Path point : mounted) {
            assertThat(Tool.require("umount").run(point).exitCode()).isZero();
        }
    }

    /** What a power cut at this moment leaves. */
    private Path cut() throws IOException {
        int number = mounted.size();
        Path copy = Files.copy(folder.resolve("disk.img"), folder.resolve("cut-" + number + ".img"));
        return mount(copy, "cut-" + number);
    }

    @Test
    void what_is_not_forced_is_lost_here() throws IOException {
        Path file = Files.writeString(disk.resolve("unforced"), "x".repeat(100));
        Path after = cut().resolve(file.getFileName());
        assertThat(Files.exists(after) && Files.readString(after, ISO_8859_1).equals("x".repeat(100)))
                .isFalse();
    }

    @Test
    void what_was_acknowledged_is_on_the_disk() throws IOException {
        Path file = disk.resolve("ledger.log");
        try (SigningKey next = SigningKey.generate();
                Ledger ledger = Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK)) {
            assertThat(sizeAfterCut(key)).isEqualTo(1);
            ledger.append(Sample.entry("takeout.packed", 1));
            assertThat(sizeAfterCut(key)).isEqualTo(2);
            ledger.changeKey(next, Sample.CLOCK.instant());
            assertThat(sizeAfterCut(next)).isEqualTo(3);
        }
    }

    /** A writer that was killed had written, but not forced; whoever opens the ledger acts on what he finds. */
    @Test
    void what_an_opening_finds_is_on_the_disk() throws IOException {
        Path file = disk.resolve("ledger.log");
        Sample.write(file, key);
        byte[] sound = Files.readAllBytes(file);
        Path twin = Files.write(folder.resolve("twin.log"), sound);
        try (Ledger ledger = Ledger.open(twin, key, Sample.CLOCK)) {
            ledger.append(Sample.entry("takeout.packed", 1));
        }
        byte[] longer = Files.readAllBytes(twin);
        Files.write(file, Arrays.copyOfRange(longer, sound.length, longer.length), StandardOpenOption.APPEND);
        assertThat(sizeAfterCut(key)).isEqualTo(5);
        try (Ledger ledger = Ledger.open(file, key, Sample.CLOCK)) {
            assertThat(ledger.checkpoint().size()).isEqualTo(6);
            assertThat(sizeAfterCut(key)).isEqualTo(6);
        }
    }

    @Test
    void a_repair_and_the_copy_of_the_torn_tail_are_on_the_disk() throws IOException {
        Path file = disk.resolve("ledger.log");
        Sample.write(file, key);
        String tail = "e 5 0123456789abcdef ".repeat(100);
        Files.writeString(file, tail, ISO_8859_1, StandardOpenOption.APPEND);
        Ledger.open(file, key, Sample.CLOCK).close();
        Path after = cut();
        assertThat(verified(after.resolve("ledger.log"), key)).isEqualTo(6);
        try (Stream<Path> files = Files.list(after)) {
            assertThat(files.filter(path -> path.toString().contains(".tail-")))
                    .singleElement()
                    .satisfies(copy -> assertThat(copy).hasContent(tail));
        }
    }

    private long sizeAfterCut(SigningKey signer) throws IOException {
        Path file = cut().resolve("ledger.log");
        LedgerVerification found = LedgerVerifier.verify(file, signer.verificationKey());
        if (found instanceof Verified verified) {
            return verified.size();
        }
        // What was lost reads as NUL bytes, if the file's length was not lost with it.
        Ledger.open(file, signer, Sample.CLOCK).close();
        return verified(file, signer) - 1;
    }

    private static long verified(Path file, SigningKey signer) throws IOException {
        return ((Verified) LedgerVerifier.verify(file, signer.verificationKey())).size();
    }
}
