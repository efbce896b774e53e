package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that one key began and another goes on with. */
class KeyChangeTest {
    @TempDir
    Path folder;

    private final SigningKey next = SigningKey.generate();
    private SigningKey first;
    private Path file;
    private Checkpoint before;
    private Checkpoint change;
    private long sizeBefore;

    @BeforeEach
    void write() throws IOException {
        first = Sample.key();
        file = folder.resolve("ledger.log");
        Sample.write(file, first);
        sizeBefore = Files.size(file);
        try (Ledger ledger = Ledger.open(file, first, Sample.CLOCK)) {
            before = ledger.checkpoint();
            change = ledger.changeKey(next, Sample.CLOCK.instant()).checkpoint();
            ledger.append(Sample.entry("takeout.packed", 7));
        }
    }

    @AfterEach
    void close() {
        first.close();
        next.close();
    }

    @Test
    void both_keys_sign_the_change_and_only_the_new_one_what_follows() throws IOException {
        VerificationKey old = first.verificationKey();
        VerificationKey pub = next.verificationKey();
        assertThat(change.isSignedBy(old) && change.isSignedBy(pub)).isTrue();
        assertThat(change.size()).isEqualTo(6);
        assertThat(LedgerVerifier.verify(file, pub).isVerified()).isTrue();
        assertThat(LedgerVerifier.verify(file, old)).isInstanceOf(NotVerified.class);
        List<LedgerEntry> entries = new ArrayList<>();
        LedgerVerifier.read(file, pub, (index, entry) -> entries.add(entry));
        assertThat(entries.get(5).kind()).isEqualTo("ledger.key.changed");
        assertThat(entries.get(5).commitments().get("key")).hasToString(pub.fingerprint());
        assertThat(LedgerProver.of(file, pub).consistency(before).verify(before, pub))
                .isTrue();
    }

    @Test
    void a_checkpoint_kept_before_verifies_with_the_earlier_key_at_hand() throws IOException {
        VerificationKey pub = next.verificationKey();
        assertThat(LedgerVerifier.verify(file, pub, before, List.of(first.verificationKey()))
                        .isVerified())
                .isTrue();
        assertThat(((NotVerified) LedgerVerifier.verify(file, pub, before)).place())
                .isEqualTo(new LedgerPlace.KeptCheckpoint(5));
        Checkpoint forged = Checkpoint.sign(Sample.ORIGIN, 5, new byte[32], List.of(first));
        assertThat(LedgerVerifier.verify(file, pub, forged, List.of(first.verificationKey()))
                        .isVerified())
                .isFalse();
    }

    @Test
    void the_old_key_cannot_go_on_and_the_new_one_can() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        assertThatThrownBy(() -> Ledger.open(file, first)).isInstanceOf(MalformedPackageException.class);
        // Also where the change is the last thing that was written, which the old key signed too.
        int end = new String(whole, ISO_8859_1).indexOf("e 6 ");
        Files.write(file, Arrays.copyOf(whole, end));
        assertThat(LedgerVerifier.verify(file, first.verificationKey()).isVerified())
                .isTrue();
        assertThatThrownBy(() -> Ledger.open(file, first))
                .isInstanceOf(MalformedPackageException.class)
                .hasMessageContaining(next.verificationKey().noteKeyId(Sample.ORIGIN));
        try (Ledger ledger = Ledger.open(file, next, Sample.CLOCK)) {
            ledger.append(Sample.entry("takeout.packed", 7));
            assertThatThrownBy(() -> ledger.changeKey(next, Sample.CLOCK.instant()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void a_change_that_was_cut_off_did_not_happen() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int end = new String(whole, ISO_8859_1).indexOf("e 6 ");
        for (int length = (int) sizeBefore + 1; length < end; length += 29) {
            Path torn = folder.resolve("torn-" + length);
            Files.write(torn, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Ledger.open(torn, next)).isInstanceOf(MalformedPackageException.class);
            try (Ledger ledger = Ledger.open(torn, first, Sample.CLOCK)) {
                assertThat(ledger.changeKey(next, Sample.CLOCK.instant()).firstIndex())
                        .isEqualTo(6);
            }
            assertThat(LedgerVerifier.verify(torn, next.verificationKey()).isVerified())
                    .isTrue();
        }
    }

    /** Who holds only one of the keys, or a third, writes what he can; everything is chained and hashed as it should be. */
    @Test
    void a_hand_over_that_one_of_both_did_not_sign_is_found() throws IOException {
        try (SigningKey third = SigningKey.generate()) {
            assertNotVerified(List.of(first), next, next);
            assertNotVerified(List.of(next), next, next);
            assertNotVerified(List.of(third, next), next, next);
            assertNotVerified(List.of(first, third), next, next);
            assertNotVerified(List.of(first, next), third, next);
            assertNotVerified(List.of(first, next), next, third);
        }
    }

    private void assertNotVerified(List<SigningKey> signers, SigningKey announced, SigningKey after)
            throws IOException {
        byte[] sound = Arrays.copyOf(Files.readAllBytes(file), (int) sizeBefore);
        MerkleTree tree = new MerkleTree();
        String text = new String(sound, ISO_8859_1);
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("e ")) {
                tree.add(MerkleTree.leafHash(line.split(" ", 4)[3].getBytes(ISO_8859_1)));
            }
        }
        String lastLine = text.substring(text.lastIndexOf("\nc ") + 1);
        LedgerEntry entry = LedgerEntry.of("ledger.key.changed", Sample.CLOCK.instant())
                .with(
                        "key",
                        new Commitment(announced.verificationKey().fingerprint().substring(7)));
        Group changed =
                Group.of(List.of(entry), Sample.ORIGIN, signers, tree, Commitment.plain(lastLine.getBytes(ISO_8859_1)));
        Group last =
                Group.of(List.of(Sample.entry("a", 1)), Sample.ORIGIN, List.of(after), changed.tree(), changed.line());
        Path forged = folder.resolve("forged.log");
        Files.write(forged, concat(sound, changed.bytes(), last.bytes()));
        assertThat(LedgerVerifier.verify(forged, next.verificationKey()))
                .isInstanceOfSatisfying(
                        NotVerified.class, found -> assertThat(found.what()).contains("whose turn"));
    }

    @Test
    void a_second_signature_where_no_key_is_changed_is_found() throws IOException {
        String text = Files.readString(file, ISO_8859_1);
        String line = text.substring(text.lastIndexOf("c ") + 2, text.length() - 1);
        Checkpoint last = Checkpoint.parse(new String(Base64.getDecoder().decode(line), UTF_8));
        Checkpoint both = Checkpoint.sign(Sample.ORIGIN, last.size(), bytes(last.root()), List.of(next, first));
        Files.writeString(
                file,
                text.replace(
                        line, Base64.getEncoder().encodeToString(both.note().getBytes(UTF_8))),
                ISO_8859_1);
        assertThat(LedgerVerifier.verify(file, next.verificationKey())).isInstanceOf(NotVerified.class);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
