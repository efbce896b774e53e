package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
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
        assertThat(LedgerVerifier.verify(file, new LedgerKeys(pub, List.of(first.verificationKey())), before)
                        .isVerified())
                .isTrue();
        assertThat(((NotVerified) LedgerVerifier.verify(file, pub, before)).place())
                .isEqualTo(new LedgerPlace.KeptCheckpoint(5));
        Checkpoint forged = Checkpoint.sign(Sample.ORIGIN, 5, new byte[32], List.of(first));
        assertThat(LedgerVerifier.verify(file, new LedgerKeys(pub, List.of(first.verificationKey())), forged)
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
        LedgerKeys turned = new LedgerKeys(first.verificationKey(), List.of(next.verificationKey()));
        for (LedgerKeys retired : List.of(LedgerKeys.of(first.verificationKey()), turned)) {
            assertThat(((NotVerified) LedgerVerifier.verify(file, retired)).what())
                    .contains("newest checkpoint is not signed by the given key");
        }
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

    /** A key's id can be written by anybody who has its public half; only with that half at hand it shows. */
    @Test
    void a_hand_over_with_an_invented_signature_of_the_old_key_is_found_with_that_key_at_hand() throws IOException {
        byte[] sound = Arrays.copyOf(Files.readAllBytes(file), (int) sizeBefore);
        MerkleTree tree = tree(sound);
        Group honest = changed(sound, tree, List.of(first, next), next);
        Checkpoint.Signature invented = new Checkpoint.Signature(
                Sample.ORIGIN, Base64.getEncoder().encodeToString(idAndZeros(first.verificationKey())));
        Checkpoint forged = new Checkpoint(
                Sample.ORIGIN,
                honest.checkpoint().size(),
                honest.checkpoint().root(),
                List.of(invented, honest.checkpoint().signatures().get(1)));
        String line = new String(honest.bytes(), ISO_8859_1);
        String note = Base64.getEncoder().encodeToString(forged.note().getBytes(UTF_8));
        Path theirs = folder.resolve("theirs.log");
        Files.write(
                theirs,
                concat(sound, (line.substring(0, line.indexOf("\nc ")) + "\nc " + note + "\n").getBytes(ISO_8859_1)));
        VerificationKey pub = next.verificationKey();
        LedgerKeys both = new LedgerKeys(pub, List.of(first.verificationKey()));
        assertThat(LedgerVerifier.verify(theirs, both)).isInstanceOfSatisfying(NotVerified.class, found -> {
            assertThat(found.what()).contains("did not sign");
            assertThat(found.place()).isEqualTo(new LedgerPlace.CheckpointAfter(5));
        });
        assertThat(LedgerVerifier.verify(theirs, both, before).isVerified()).isFalse();
        assertThat(((Verified) LedgerVerifier.verify(theirs, pub)).notExcluded())
                .anySatisfy(text -> assertThat(text.en()).contains("was not checked"));
        assertThat(((Verified) LedgerVerifier.verify(file, both)).notExcluded())
                .noneSatisfy(text -> assertThat(text.en()).contains("was not checked"));
    }

    /** The holder of the next key writes on from the first entry as if it had been his ledger from the beginning. */
    @Test
    void a_hand_over_that_was_left_out_is_found_with_the_first_key_at_hand() throws IOException {
        String text = Files.readString(file, ISO_8859_1);
        byte[] start = text.substring(0, text.indexOf("c ")).getBytes(ISO_8859_1);
        MerkleTree one = tree(start);
        Checkpoint kept = Checkpoint.sign(Sample.ORIGIN, 1, one.root(), List.of(first));
        String line = "c "
                + Base64.getEncoder()
                        .encodeToString(Checkpoint.sign(Sample.ORIGIN, 1, one.root(), List.of(next))
                                .note()
                                .getBytes(UTF_8))
                + "\n";
        Group more = Group.of(
                List.of(Sample.entry("a", 1)),
                Sample.ORIGIN,
                List.of(next),
                one,
                Commitment.plain(line.getBytes(ISO_8859_1)));
        Path theirs = folder.resolve("theirs.log");
        Files.write(theirs, concat(start, line.getBytes(ISO_8859_1), more.bytes()));
        LedgerKeys both = new LedgerKeys(next.verificationKey(), List.of(first.verificationKey()));
        for (LedgerVerification found : List.of(
                LedgerVerifier.verify(theirs, both, kept),
                LedgerVerifier.verify(theirs, both),
                LedgerVerifier.verify(theirs, next.verificationKey()))) {
            assertThat(((NotVerified) found).place()).isEqualTo(new LedgerPlace.CheckpointAfter(0));
            assertThat(((NotVerified) found).what()).contains("whose turn");
        }
    }

    private static byte[] idAndZeros(VerificationKey key) {
        return Arrays.copyOf(HexFormat.of().parseHex(key.noteKeyId(Sample.ORIGIN)), 68);
    }

    @Test
    void a_change_of_key_stands_alone_and_names_the_key() throws IOException {
        byte[] sound = Arrays.copyOf(Files.readAllBytes(file), (int) sizeBefore);
        LedgerEntry change = change(next);
        LedgerEntry other = Sample.entry("a", 1);
        LedgerEntry nameless = LedgerEntry.of("ledger.key.changed", Sample.CLOCK.instant());
        for (List<LedgerEntry> entries :
                List.of(List.of(change, other), List.of(other, change), List.of(nameless), List.of(change, change))) {
            Group group = Group.of(entries, Sample.ORIGIN, List.of(first, next), tree(sound), lastLine(sound));
            Path forged = folder.resolve("forged.log");
            Files.write(forged, concat(sound, group.bytes()));
            assertThat(LedgerVerifier.verify(forged, next.verificationKey()))
                    .describedAs(entries.toString())
                    .isInstanceOfSatisfying(
                            NotVerified.class, found -> assertThat(found.what()).contains("change of key"));
        }
    }

    /** Every line keeps its own blame, whichever key signed it. */
    @Test
    void every_flipped_byte_is_found_and_its_line_named_whatever_key_was_in_turn() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> lines = List.of(new String(bytes, ISO_8859_1).split("\n", -1));
        LedgerKeys keys = new LedgerKeys(next.verificationKey(), List.of(first.verificationKey()));
        Path flipped = folder.resolve("flipped.log");
        int offset = 0;
        int entries = 0;
        for (String line : lines.subList(0, lines.size() - 1)) {
            boolean entry = line.startsWith("e ");
            String place = entry ? "entry " + entries++ : "checkpoint after entry " + (entries - 1);
            for (int i = 2; i < line.length(); i++) {
                byte[] changed = bytes.clone();
                changed[offset + i] ^= 1;
                Files.write(flipped, changed);
                for (LedgerKeys given : List.of(keys, LedgerKeys.of(next.verificationKey()))) {
                    LedgerVerification found = LedgerVerifier.verify(flipped, given);
                    assertThat(found).describedAs("%s, byte %d", place, i).isInstanceOf(NotVerified.class);
                    if (given.equals(keys) && offset > 0) {
                        assertThat(((NotVerified) found).place().text()).isEqualTo(place);
                    }
                }
            }
            offset += line.length() + 1;
        }
    }

    @Test
    void an_entry_that_was_edited_with_its_hash_before_the_change_is_blamed_itself() throws IOException {
        String text = Files.readString(file, ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String json = lines.get(5).split(" ", 4)[3].replace("\"items\":2", "\"items\":9");
        lines.set(5, "e 2 " + Sha256.hex(MerkleTree.leafHash(json.getBytes(ISO_8859_1))) + " " + json);
        Files.writeString(file, String.join("\n", lines), ISO_8859_1);
        LedgerKeys keys = new LedgerKeys(next.verificationKey(), List.of(first.verificationKey()));
        for (LedgerKeys given : List.of(keys, LedgerKeys.of(next.verificationKey()))) {
            assertThat(((NotVerified) LedgerVerifier.verify(file, given)).place())
                    .isEqualTo(new LedgerPlace.Entry(2));
        }
    }

    private void assertNotVerified(List<SigningKey> signers, SigningKey announced, SigningKey after)
            throws IOException {
        byte[] sound = Arrays.copyOf(Files.readAllBytes(file), (int) sizeBefore);
        Group changed = changed(sound, tree(sound), signers, announced);
        Group last =
                Group.of(List.of(Sample.entry("a", 1)), Sample.ORIGIN, List.of(after), changed.tree(), changed.line());
        Path forged = folder.resolve("forged.log");
        Files.write(forged, concat(sound, changed.bytes(), last.bytes()));
        assertThat(LedgerVerifier.verify(forged, next.verificationKey()))
                .isInstanceOfSatisfying(
                        NotVerified.class, found -> assertThat(found.what()).contains("whose turn"));
    }

    private static Group changed(byte[] sound, MerkleTree tree, List<SigningKey> signers, SigningKey announced) {
        return Group.of(List.of(change(announced)), Sample.ORIGIN, signers, tree, lastLine(sound));
    }

    private static LedgerEntry change(SigningKey announced) {
        return LedgerEntry.of("ledger.key.changed", Sample.CLOCK.instant())
                .with(
                        "key",
                        new Commitment(announced.verificationKey().fingerprint().substring(7)));
    }

    private static MerkleTree tree(byte[] ledger) {
        MerkleTree tree = new MerkleTree();
        for (String line : new String(ledger, ISO_8859_1).split("\n", -1)) {
            if (line.startsWith("e ")) {
                tree.add(MerkleTree.leafHash(line.split(" ", 4)[3].getBytes(ISO_8859_1)));
            }
        }
        return tree;
    }

    private static Commitment lastLine(byte[] ledger) {
        String text = new String(ledger, ISO_8859_1);
        return Commitment.plain(text.substring(text.lastIndexOf("\nc ") + 1).getBytes(ISO_8859_1));
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
