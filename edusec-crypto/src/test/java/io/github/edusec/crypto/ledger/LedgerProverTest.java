package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerProverTest {
    private static final int SIZE = 37;

    @TempDir
    Path folder;

    private SigningKey key;
    private VerificationKey pub;
    private Path file;
    private Path hashes;
    private List<Checkpoint> kept;

    @BeforeEach
    void write() throws IOException {
        key = Sample.key();
        pub = key.verificationKey();
        file = folder.resolve("ledger.log");
        hashes = folder.resolve("ledger.log.hashes");
        kept = new ArrayList<>();
        try (Ledger ledger = Ledger.create(file, Sample.ORIGIN, key, Sample.CLOCK)) {
            kept.add(ledger.checkpoint());
            for (int i = 1; i < SIZE; i++) {
                kept.add(ledger.append(Sample.entry("takeout.packed", i % 100)).checkpoint());
            }
        }
    }

    @AfterEach
    void close() {
        key.close();
    }

    @Test
    void every_entry_and_every_kept_checkpoint_is_proved_with_or_without_the_hashes() throws IOException {
        byte[] sound = Files.readAllBytes(hashes);
        assertThat(sound).hasSize((int) (32 * (1 + LedgerHashes.count(SIZE))));
        assertAllProved();
        Files.delete(hashes);
        assertAllProved();
        byte[] zeros = new byte[sound.length];
        Files.write(hashes, zeros);
        assertAllProved();
        System.arraycopy(sound, 0, zeros, 0, 32);
        Files.write(hashes, zeros);
        assertAllProved();
        Files.write(hashes, new byte[40]);
        assertAllProved();
    }

    private void assertAllProved() throws IOException {
        LedgerProver prover = LedgerProver.of(file, pub);
        assertThat(prover.checkpoint()).isEqualTo(kept.get(SIZE - 1));
        List<byte[]> entries = entries();
        for (int index = 0; index < SIZE; index++) {
            InclusionProof proof = prover.inclusion(index);
            assertThat(proof.index()).isEqualTo(index);
            assertThat(proof.entry()).isEqualTo(new String(entries.get(index), ISO_8859_1));
            assertThat(proof.path()).isEqualTo(hex(NaiveTree.path(index, entries)));
            ConsistencyProof consistency = prover.consistency(kept.get(index));
            assertThat(consistency.path()).isEqualTo(hex(NaiveTree.consistency(index + 1, entries)));
            assertThat(consistency.verify(kept.get(index), pub)).isTrue();
        }
    }

    /** Only what a proof needs is read: of a ledger that is damaged elsewhere it is still right. */
    @Test
    void a_proof_is_right_or_refused_whatever_byte_of_ledger_or_hashes_is_wrong() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        int proved = 0;
        for (int offset = 0; offset < sound.length; offset += 11) {
            byte[] damaged = sound.clone();
            damaged[offset] ^= (byte) (offset % 2 == 0 ? 1 : '\n' ^ sound[offset]);
            Files.write(file, damaged);
            proved += isProvedOrRefused(17) ? 1 : 0;
        }
        assertThat(proved).isBetween(sound.length / 22, sound.length / 11 - 10);
        Files.write(file, sound);
        byte[] soundHashes = Files.readAllBytes(hashes);
        for (int offset = 0; offset < soundHashes.length; offset += 5) {
            byte[] damaged = soundHashes.clone();
            damaged[offset] ^= 1;
            Files.write(hashes, damaged);
            assertThat(isProvedOrRefused(17)).describedAs("byte %d", offset).isTrue();
        }
    }

    private boolean isProvedOrRefused(int index) throws IOException {
        try {
            LedgerProver prover = LedgerProver.of(file, pub);
            InclusionProof proof = prover.inclusion(index);
            assertThat(proof.verify(pub)).isTrue();
            assertThat(prover.consistency(kept.get(index)).verify(kept.get(index), pub))
                    .isTrue();
            return true;
        } catch (MalformedPackageException refused) {
            return false;
        }
    }

    @Test
    void the_writer_mends_hashes_that_are_missing_short_or_of_another_ledger() throws IOException {
        byte[] sound = Files.readAllBytes(hashes);
        byte[] others = sound.clone();
        others[sound.length - 1] ^= 1;
        byte[] lost = sound.clone();
        Arrays.fill(lost, 64, 640, (byte) 0);
        byte[] begun = Arrays.copyOf(sound, 50);
        for (byte[] found : List.of(new byte[0], begun, others, lost)) {
            Files.write(hashes, found);
            Ledger.open(file, key, Sample.CLOCK).close();
            assertThat(hashes).hasBinaryContent(sound);
        }
        Files.delete(hashes);
        Ledger.open(file, key, Sample.CLOCK).close();
        assertThat(hashes).hasBinaryContent(sound);
    }

    @Test
    void a_file_of_somebody_else_that_has_the_name_of_the_hashes_stays_and_proofs_go_on() throws IOException {
        for (String content : List.of("my own notes", "x", "edusec-ledger/1 another.example/ledger\n")) {
            Files.writeString(hashes, content);
            try (Ledger ledger = Ledger.open(file, key, Sample.CLOCK)) {
                ledger.append(Sample.entry("takeout.packed", 1));
            }
            assertThat(hashes).hasContent(content);
            assertThat(LedgerProver.of(file, pub).inclusion(4).verify(pub)).isTrue();
        }
        Path other = folder.resolve("other.log");
        Path notes = Files.writeString(folder.resolve("other.log.hashes"), "my own notes");
        Ledger.create(other, Sample.ORIGIN, key, Sample.CLOCK).close();
        assertThat(notes).hasContent("my own notes");
    }

    /** Without the hashes it reads the ledger, of which it must see no more than with them. */
    @Test
    void what_came_after_it_was_made_does_not_disturb_it() throws Exception {
        LedgerProver prover = LedgerProver.of(file, pub);
        try (SigningKey next = SigningKey.generate();
                Ledger ledger = Ledger.open(file, key, Sample.CLOCK)) {
            ledger.changeKey(next, Sample.CLOCK.instant());
            ledger.append(Sample.entry("takeout.packed", 1));
        }
        Files.writeString(file, "e 39 torn", StandardOpenOption.APPEND);
        for (int with = 0; with < 2; with++) {
            assertThat(prover.inclusion(9).checkpoint().size()).isEqualTo(SIZE);
            assertThat(prover.consistency(kept.get(9)).verify(kept.get(9), pub)).isTrue();
            Files.deleteIfExists(hashes);
        }
        Files.createDirectory(hashes);
        assertThat(prover.inclusion(9).verify(pub)).isTrue();
    }

    @Test
    void what_is_in_the_place_of_the_hashes_is_not_written_through() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "V".repeat(99));
        Files.delete(hashes);
        Files.createSymbolicLink(hashes, victim);
        assertThatThrownBy(() -> Ledger.open(file, key)).isInstanceOf(MalformedPackageException.class);
        assertThat(victim).hasContent("V".repeat(99));
        Path other = folder.resolve("other.log");
        Files.createSymbolicLink(folder.resolve("other.log.hashes"), victim);
        assertThatThrownBy(() -> Ledger.create(other, Sample.ORIGIN, key))
                .isInstanceOf(MalformedPackageException.class);
        assertThat(other).doesNotExist();
        assertThat(victim).hasContent("V".repeat(99));
    }

    @Test
    void it_refuses_what_cannot_be_proved() throws IOException {
        LedgerProver prover = LedgerProver.of(file, pub);
        for (long index : new long[] {-1, SIZE}) {
            assertThatThrownBy(() -> prover.inclusion(index))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0 to 36");
        }
        Checkpoint forged = Checkpoint.sign(Sample.ORIGIN, 9, new byte[32], List.of(key));
        assertThatThrownBy(() -> prover.consistency(forged))
                .isInstanceOf(MalformedPackageException.class)
                .hasMessageContaining("another history");
        Checkpoint longer = Checkpoint.sign(Sample.ORIGIN, SIZE + 1, new byte[32], List.of(key));
        assertThatThrownBy(() -> prover.consistency(longer))
                .isInstanceOf(MalformedPackageException.class)
                .hasMessageContaining("the ledger was cut");
        Checkpoint elsewhere = Checkpoint.sign("test.example/other", 9, new byte[32], List.of(key));
        assertThatThrownBy(() -> prover.consistency(elsewhere))
                .isInstanceOf(MalformedPackageException.class)
                .hasMessageContaining("another ledger");
        Checkpoint empty = Checkpoint.sign(Sample.ORIGIN, 0, new byte[32], List.of(key));
        assertThatThrownBy(() -> prover.consistency(empty)).isInstanceOf(IllegalArgumentException.class);
        try (SigningKey other = SigningKey.generate()) {
            assertThatThrownBy(() -> LedgerProver.of(file, other.verificationKey()))
                    .isInstanceOf(MalformedPackageException.class)
                    .hasMessageContaining("another key");
        }
        for (String content : List.of("", "\n", "x", "c \n", "edusec-ledger/1 a\nc !\n")) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> LedgerProver.of(file, pub)).isInstanceOf(MalformedPackageException.class);
        }
    }

    private List<byte[]> entries() throws IOException {
        return Files.readAllLines(file, ISO_8859_1).stream()
                .filter(line -> line.startsWith("e "))
                .map(line -> line.split(" ", 4)[3].getBytes(ISO_8859_1))
                .toList();
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(Sha256::hex).toList();
    }
}
