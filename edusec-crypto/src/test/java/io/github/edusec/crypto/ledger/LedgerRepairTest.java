package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interrupted write left is repaired, and what it cannot have left is not touched. */
class LedgerRepairTest {
    @TempDir
    Path folder;

    private SigningKey key;
    private Path file;

    @BeforeEach
    void writeSample() throws IOException {
        key = Sample.key();
        file = folder.resolve("ledger.log");
        Sample.write(file, key);
    }

    @AfterEach
    void closeKey() {
        key.close();
    }

    @Test
    void a_torn_tail_is_kept_beside_cut_off_and_recorded() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        try (Ledger ledger = open()) {
            ledger.append(List.of(Sample.entry("takeout.packed", 8), Sample.entry("takeout.packed", 9)));
        }
        byte[] longer = Files.readAllBytes(file);
        for (int length = sound.length + 1; length < longer.length; length += 41) {
            Path torn = folder.resolve("torn-" + length + ".log");
            Files.write(torn, Arrays.copyOf(longer, length));
            try (Ledger ledger = Ledger.open(torn, key, Sample.CLOCK)) {
                TreeMap<Long, LedgerEntry> entries = new TreeMap<>();
                ledger.replay(entries::put);
                LedgerEntry last = entries.lastEntry().getValue();
                assertThat(last.kind()).isEqualTo("ledger.recovered");
                assertThat(last.counts()).containsEntry("bytes", (long) length - sound.length);
                assertThat(last.counts()).containsEntry("offset", (long) sound.length);
                Path copy = folder.resolve("torn-" + length + ".log.tail-" + sound.length + "-"
                        + Objects.requireNonNull(last.commitments().get("tail"))
                                .hex()
                                .substring(0, 8));
                assertThat(copy).hasBinaryContent(Arrays.copyOfRange(longer, sound.length, length));
                ledger.append(Sample.entry("takeout.packed", 10));
            }
            Verified verified = (Verified) LedgerVerifier.verify(torn, key.verificationKey());
            assertThat(verified.size()).isEqualTo(7);
        }
    }

    @Test
    void a_tail_with_an_earlier_block_lost_in_a_power_cut_is_repaired_too() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(Sample.entry("takeout.packed", 8));
        }
        byte[] bytes = Files.readAllBytes(file);
        int tail = new String(bytes, ISO_8859_1).indexOf("e 5 ");
        Arrays.fill(bytes, tail + 10, tail + 60, (byte) 0);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        try (Ledger ledger = open()) {
            assertThat(ledger.checkpoint().size()).isEqualTo(6);
        }
        assertThat(LedgerVerifier.verify(file, key.verificationKey()).isVerified())
                .isTrue();
    }

    @Test
    void a_lost_block_before_a_signed_checkpoint_is_refused_and_nothing_is_changed() throws IOException {
        try (Ledger ledger = open()) {
            ledger.append(Sample.entry("takeout.packed", 8));
        }
        byte[] bytes = Files.readAllBytes(file);
        int tail = new String(bytes, ISO_8859_1).indexOf("e 5 ");
        Arrays.fill(bytes, tail + 10, tail + 60, (byte) 0);
        Files.write(file, bytes);
        assertThatThrownBy(this::open).isInstanceOf(MalformedPackageException.class);
        assertThat(file).hasBinaryContent(bytes);
    }

    /** The repair writes over the tail before it cuts: every state between is one more torn tail, or the repaired ledger. */
    @Test
    void a_repair_that_ends_after_any_byte_is_repaired_again() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        byte[] tail = "e 5 0123456789abcdef ".repeat(100).getBytes(ISO_8859_1);
        Path whole = folder.resolve("whole.log");
        Files.write(whole, concat(sound, tail));
        Ledger.open(whole, key, Sample.CLOCK).close();
        byte[] repaired = Files.readAllBytes(whole);
        int group = repaired.length - sound.length;
        assertThat(tail).hasSizeGreaterThan(group);
        for (int written = 0; written <= group; written += 7) {
            assertRepaired(concat(Arrays.copyOf(repaired, sound.length + written), after(tail, written)), sound, 7);
        }
        assertRepaired(concat(repaired, after(tail, group)), repaired, 8);
        assertRepaired(repaired, repaired, 7);
    }

    /** The repair forces a NUL behind its group, then the entry, then the checkpoint; within a step any block may be lost. */
    @Test
    void a_repair_that_a_power_cut_ends_is_repaired_again_whichever_blocks_are_lost() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        try (Ledger ledger = open()) {
            ledger.append(Collections.nCopies(20, Sample.entry("takeout.packed", 8)));
        }
        byte[] longer = Files.readAllBytes(file);
        byte[] tail = Arrays.copyOfRange(longer, sound.length, longer.length - 1);
        Path whole = Files.write(folder.resolve("whole.log"), concat(sound, tail));
        Ledger.open(whole, key, Sample.CLOCK).close();
        byte[] group = after(Files.readAllBytes(whole), sound.length);
        int checkpoint = new String(group, ISO_8859_1).indexOf("\nc ") + 1;
        assertThat(tail).hasSizeGreaterThan(group.length);
        tail[tail.length - 1] = 0;
        byte[] entry = with(tail, group, 0, checkpoint);
        for (int lost = 0; lost < checkpoint; lost += 11) {
            assertRepaired(concat(sound, with(tail, group, 0, lost)), sound, 7);
            assertRepaired(concat(sound, with(tail, group, lost, checkpoint)), sound, 7);
        }
        for (int lost = checkpoint + 1; lost < group.length; lost += 11) {
            assertRepaired(concat(sound, with(entry, group, checkpoint, lost)), sound, 7);
            assertRepaired(concat(sound, with(entry, group, lost, group.length)), sound, 7);
        }
    }

    private static byte[] with(byte[] tail, byte[] group, int from, int to) {
        byte[] mixed = tail.clone();
        System.arraycopy(group, from, mixed, from, to - from);
        return mixed;
    }

    private void assertRepaired(byte[] killed, byte[] kept, int entries) throws IOException {
        Path again = Files.write(folder.resolve("again.log"), killed);
        try (Ledger ledger = Ledger.open(again, key, Sample.CLOCK)) {
            ledger.append(Sample.entry("takeout.packed", 10));
        }
        assertThat(Arrays.copyOf(Files.readAllBytes(again), kept.length)).isEqualTo(kept);
        LedgerVerification verified = LedgerVerifier.verify(again, key.verificationKey());
        assertThat(((Verified) verified).size()).isEqualTo(entries);
        try (Stream<Path> names = Files.list(folder)) {
            List<Path> copies = names.filter(path -> path.toString().contains("again.log.tail-"))
                    .toList();
            assertThat(copies).hasSize(killed.length > kept.length ? 1 : 0);
            for (Path copy : copies) {
                assertThat(copy).hasBinaryContent(after(killed, kept.length));
                Files.delete(copy);
            }
        }
    }

    private static byte[] after(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private Ledger open() throws IOException {
        return Ledger.open(file, key, Sample.CLOCK);
    }
}
