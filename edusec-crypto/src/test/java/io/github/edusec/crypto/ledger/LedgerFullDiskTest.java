package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file system in memory that is really full. */
@Tag("raw-erase")
class LedgerFullDiskTest {
    private static final int KIB = 1 << 10;

    @TempDir
    Path folder;

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = Tool.require("mount")
                        .run("-t", "tmpfs", "-o", "size=256k", "tmpfs", disk)
                        .exitCode()
                == 0;
        if (!mounted) {
            System.err.println("SKIPPED: no loop mount");
            Assumptions.abort("no loop mount");
        }
    }

    @AfterEach
    void unmount() {
        if (mounted) {
            assertThat(Tool.require("umount").run(disk).exitCode()).isZero();
        }
    }

    /** However much is left when it fails: the log, or only the hashes beside it, find no room. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 16, 20, 40})
    void a_full_disk_takes_nothing_that_was_acknowledged_and_the_ledger_goes_on_when_there_is_room(int free)
            throws IOException {
        Path ballast = disk.resolve("ballast");
        Path file = disk.resolve("ledger.log");
        try (SigningKey key = Sample.key();
                Ledger ledger = Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK)) {
            fill(ballast, free * KIB);
            LedgerReceipt last = fillUp(ledger);
            assertThat(verified(file, key).checkpoint()).isEqualTo(last.checkpoint());
            assertThat(catchThrowable(() -> ledger.append(Sample.entry("takeout.packed", 8))))
                    .isInstanceOf(IOException.class);
            Files.delete(ballast);
            assertThat(ledger.append(Sample.entry("takeout.packed", 9)).firstIndex())
                    .isEqualTo(last.lastIndex() + 1);
            assertThat(verified(file, key).size()).isEqualTo(last.lastIndex() + 2);
        }
        try (SigningKey key = Sample.key()) {
            Ledger.open(file, key, Sample.CLOCK).close();
            assertThat(Files.size(LedgerHashes.beside(file)))
                    .isGreaterThanOrEqualTo(
                            32 * (1 + LedgerHashes.count(verified(file, key).size())));
            assertThat(LedgerProver.of(file, key.verificationKey()).inclusion(2).verify(key.verificationKey()))
                    .isTrue();
        }
    }

    /** The old key signs on, and the change can be tried again when there is room. */
    @Test
    void a_full_disk_changes_no_key() throws IOException {
        Path ballast = disk.resolve("ballast");
        Path file = disk.resolve("ledger.log");
        try (SigningKey key = Sample.key();
                SigningKey next = SigningKey.generate();
                Ledger ledger = Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK)) {
            fill(ballast, 4 * KIB);
            LedgerReceipt last = fillUp(ledger);
            byte[] before = Files.readAllBytes(file);
            assertThat(catchThrowable(() -> ledger.changeKey(next, Sample.CLOCK.instant())))
                    .hasMessageContaining("No space left");
            assertThat(file).hasBinaryContent(before);
            Files.delete(ballast);
            assertThat(ledger.append(Sample.entry("takeout.packed", 8))
                            .checkpoint()
                            .isSignedBy(key.verificationKey()))
                    .isTrue();
            assertThat(ledger.changeKey(next, Sample.CLOCK.instant()).firstIndex())
                    .isEqualTo(last.lastIndex() + 2);
            assertThat(ledger.append(Sample.entry("takeout.packed", 9))
                            .checkpoint()
                            .isSignedBy(next.verificationKey()))
                    .isTrue();
            assertThat(LedgerVerifier.verify(
                                    file, new LedgerKeys(next.verificationKey(), List.of(key.verificationKey())))
                            .isVerified())
                    .isTrue();
        }
    }

    /** Appends until nothing more fits, and returns what was acknowledged last. */
    private static LedgerReceipt fillUp(Ledger ledger) throws IOException {
        LedgerReceipt last = ledger.append(Sample.entry("a", 1));
        while (true) {
            try {
                last = ledger.append(Sample.entry("takeout.packed", 7));
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
                assertThat(ledger.checkpoint()).isEqualTo(last.checkpoint());
                return last;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 12})
    void a_full_disk_leaves_nothing_of_a_ledger_that_could_not_be_made(int free) throws IOException {
        Path ballast = disk.resolve("ballast");
        fill(ballast, free * KIB);
        try (SigningKey key = Sample.key()) {
            Path file = disk.resolve("ledger.log");
            Throwable failure = catchThrowable(
                    () -> Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK).close());
            assertThat(Files.exists(file)).isEqualTo(failure == null);
            // The hashes are no reason to do without a ledger.
            assertThat(failure == null).isEqualTo(free >= 8);
            Files.delete(ballast);
            if (failure != null) {
                assertThat(failure).isInstanceOf(IOException.class);
                Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK).close();
            }
            assertThat(verified(file, key).size()).isEqualTo(1);
        }
    }

    /** Leaves so many bytes. */
    private void fill(Path ballast, int free) throws IOException {
        long room = Files.getFileStore(disk).getUsableSpace() - free;
        Files.write(ballast, new byte[(int) room]);
        assertThat(Files.getFileStore(disk).getUsableSpace()).isBetween((long) free - 4 * KIB, (long) free + 4 * KIB);
    }

    private static Verified verified(Path file, SigningKey key) throws IOException {
        return (Verified) LedgerVerifier.verify(file, key.verificationKey());
    }
}
