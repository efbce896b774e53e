package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerifierTest {
    @TempDir
    Path folder;

    private Path file;
    private VerificationKey pub;
    private byte[] bytes;
    private List<String> lines;

    @BeforeEach
    void writeSample() throws IOException {
        file = folder.resolve("ledger.log");
        try (SigningKey key = Sample.key()) {
            Sample.write(file, key);
            pub = key.verificationKey();
        }
        bytes = Files.readAllBytes(file);
        lines = List.of(new String(bytes, ISO_8859_1).split("\n"));
    }

    @Test
    void a_sound_ledger_verifies_and_says_what_is_not_excluded() throws IOException {
        Verified verified = (Verified) LedgerVerifier.verify(file, pub);
        assertThat(verified.isVerified()).isTrue();
        assertThat(verified.size()).isEqualTo(5);
        assertThat(verified.root()).isEqualTo(verified.checkpoint().root());
        assertThat(verified.notExcluded())
                .anySatisfy(text -> assertThat(text.en()).contains("cut off"));
        assertThat(verified.notExcluded())
                .anySatisfy(text -> assertThat(text.ja()).contains("鍵の保有者"));
    }

    @Test
    void its_roots_are_those_of_the_definition_over_the_json_of_the_entry_lines() throws IOException {
        List<byte[]> entries = lines.stream()
                .filter(line -> line.startsWith("e "))
                .map(line -> line.split(" ", 4)[3].getBytes(ISO_8859_1))
                .toList();
        assertThat(((Verified) LedgerVerifier.verify(file, pub)).root()).isEqualTo(Sha256.hex(NaiveTree.root(entries)));
    }

    @Test
    void its_entries_are_shown_in_their_order_while_it_is_verified() throws IOException {
        List<LedgerEntry> shown = new ArrayList<>();
        LedgerVerification result = LedgerVerifier.read(file, pub, (index, entry) -> {
            assertThat(index).isEqualTo(shown.size());
            shown.add(entry);
        });
        assertThat(result).isEqualTo(LedgerVerifier.verify(file, pub));
        assertThat(shown).extracting(LedgerEntry::kind).startsWith("ledger.created", "takeout.packed");
        assertThat(shown).hasSize(5).contains(Sample.entry("disposal.done", 3));
        bytes[new String(bytes, ISO_8859_1).indexOf("e 3 ") + 90] ^= 1;
        Files.write(file, bytes);
        shown.clear();
        assertThat(LedgerVerifier.read(file, pub, (index, entry) -> shown.add(entry))
                        .isVerified())
                .isFalse();
        assertThat(shown).hasSize(3);
    }

    @Test
    void every_flipped_byte_is_found_and_its_line_is_named() throws IOException {
        Path flipped = folder.resolve("flipped.log");
        for (int offset = 0; offset < bytes.length; offset++) {
            for (int pattern : new int[] {0x01, 0x06, 0x20, 0x80, bytes[offset] ^ '\n'}) {
                byte[] changed = bytes.clone();
                changed[offset] ^= (byte) pattern;
                if (changed[offset] == bytes[offset]) {
                    continue;
                }
                Files.write(flipped, changed);
                LedgerVerification result = LedgerVerifier.verify(flipped, pub);
                assertThat(result)
                        .describedAs("byte %d xor %#x", offset, pattern)
                        .isInstanceOfSatisfying(NotVerified.class, this::hasReasons);
                assertThat(allowedPlaces(offset, changed[offset]))
                        .describedAs("byte %d xor %#x", offset, pattern)
                        .contains(((NotVerified) result).place().text());
            }
        }
    }

    private void hasReasons(NotVerified result) {
        assertThat(result.isVerified()).isFalse();
        assertThat(result.problem().toString()).contains(result.place().text(), result.found(), result.allowed());
        assertThat(result.what()).isNotBlank();
    }

    /** The line's own place; a destroyed line end or line type may show at the next line, the last one's as a torn tail. */
    private Set<String> allowedPlaces(int offset, byte changed) {
        int line = 0;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        Set<String> places = new TreeSet<>(List.of(place(line)));
        boolean lineEnd = bytes[offset] == '\n';
        boolean headerSplit = line == 0 && changed == '\n';
        if (offset == start || lineEnd || headerSplit) {
            long entriesBefore = lines.subList(0, line).stream()
                    .filter(text -> text.startsWith("e "))
                    .count();
            places.add("entry " + entriesBefore);
            places.add("checkpoint after entry " + (entriesBefore - 1));
        }
        if (offset == bytes.length - 1) {
            places.add("tail from byte "
                    + (bytes.length - lines.get(lines.size() - 1).length() - 1 - groupBytes()));
        }
        return places;
    }

    private int groupBytes() {
        return lines.get(lines.size() - 2).length() + 1;
    }

    private String place(int line) {
        long entries = lines.subList(0, line + 1).stream()
                .filter(text -> text.startsWith("e "))
                .count();
        if (line == 0) {
            return "header";
        }
        return (lines.get(line).startsWith("e ") ? "entry " : "checkpoint after entry ") + (entries - 1);
    }

    @Test
    void cutting_is_found_unless_it_ends_at_a_checkpoint_and_then_by_a_kept_one() throws IOException {
        Checkpoint kept = ((Verified) LedgerVerifier.verify(file, pub)).checkpoint();
        int verifiedCuts = 0;
        for (int length = 0; length < bytes.length; length++) {
            Path cut = folder.resolve("cut.log");
            Files.write(cut, Arrays.copyOf(bytes, length));
            verifiedCuts += LedgerVerifier.verify(cut, pub).isVerified() ? 1 : 0;
            assertThat(LedgerVerifier.verify(cut, pub, kept).isVerified()).isFalse();
        }
        assertThat(verifiedCuts).isEqualTo(3);
        Path cut = folder.resolve("shorter.log");
        Files.writeString(cut, String.join("\n", lines.subList(0, 5)) + "\n");
        NotVerified result = (NotVerified) LedgerVerifier.verify(cut, pub, kept);
        assertThat(result.place()).isEqualTo(new LedgerPlace.KeptCheckpoint(5));
        assertThat(result.what()).contains("cut");
    }

    @Test
    void lines_removed_repeated_swapped_or_inserted_are_found() throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            boolean lastGroup = i == lines.size() - 1;
            assertThat(verify(removed)).describedAs("line %d removed", i).isInstanceOf(NotVerified.class);
            assertThat(lastGroup && verify(removed).isVerified()).isFalse();
            List<String> repeated = new ArrayList<>(lines);
            repeated.add(i, lines.get(i));
            assertThat(verify(repeated)).describedAs("line %d repeated", i).isInstanceOf(NotVerified.class);
            for (int j = i + 1; j < lines.size(); j++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                assertThat(verify(swapped))
                        .describedAs("lines %d, %d swapped", i, j)
                        .isInstanceOf(NotVerified.class);
            }
        }
    }

    @Test
    void an_entry_edited_together_with_its_hash_is_found_at_its_group() throws IOException {
        List<String> edited = new ArrayList<>(lines);
        String json = lines.get(5).split(" ", 4)[3].replace("\"items\":2", "\"items\":9");
        edited.set(5, "e 2 " + Sha256.hex(MerkleTree.leafHash(json.getBytes(ISO_8859_1))) + " " + json);
        NotVerified result = (NotVerified) verify(edited);
        assertThat(result.place()).isEqualTo(new LedgerPlace.Entry(2));
        assertThat(result.what()).contains("not what was signed");
    }

    @Test
    void a_history_signed_anew_by_the_same_key_is_found_with_a_kept_checkpoint_only() throws IOException {
        Checkpoint kept = ((Verified) LedgerVerifier.verify(file, pub)).checkpoint();
        Path forked = folder.resolve("forked.log");
        try (SigningKey key = Sample.key();
                Ledger ledger = Ledger.create(forked, Sample.ORIGIN, key, Sample.CLOCK)) {
            for (int i = 0; i < 6; i++) {
                ledger.append(Sample.entry("takeout.packed", 50 + i));
            }
        }
        assertThat(LedgerVerifier.verify(forked, pub).isVerified()).isTrue();
        NotVerified result = (NotVerified) LedgerVerifier.verify(forked, pub, kept);
        assertThat(result.place()).isEqualTo(new LedgerPlace.KeptCheckpoint(5));
        assertThat(result.what()).contains("rewritten");
    }

    @Test
    void every_earlier_checkpoint_stays_consistent_while_the_ledger_grows() throws IOException {
        try (SigningKey key = Sample.key();
                Ledger ledger = Ledger.open(file, key, Sample.CLOCK)) {
            List<Checkpoint> kept = new ArrayList<>(List.of(ledger.checkpoint()));
            for (int i = 0; i < 9; i++) {
                kept.add(ledger.append(Sample.entry("takeout.packed", i)).checkpoint());
            }
            for (Checkpoint checkpoint : kept) {
                Verified verified = (Verified) LedgerVerifier.verify(file, pub, checkpoint);
                assertThat(verified.notExcluded())
                        .anySatisfy(text -> assertThat(text.en()).contains("after the kept"));
            }
        }
    }

    @Test
    void a_kept_checkpoint_of_another_ledger_or_key_is_refused() throws IOException {
        try (SigningKey other = SigningKey.generate()) {
            Path elsewhere = folder.resolve("other.log");
            try (Ledger ledger = Ledger.create(elsewhere, "test.example/other", other, Sample.CLOCK)) {
                NotVerified result = (NotVerified) LedgerVerifier.verify(file, pub, ledger.checkpoint());
                assertThat(result.what()).contains("another ledger");
            }
            Checkpoint forged = Checkpoint.sign(Sample.ORIGIN, 5, new byte[32], List.of(other));
            NotVerified result = (NotVerified) LedgerVerifier.verify(file, pub, forged);
            assertThat(result.what()).contains("not signed by the given key");
            NotVerified wrongKey = (NotVerified) LedgerVerifier.verify(file, other.verificationKey());
            assertThat(wrongKey.found()).contains(pub.noteKeyId(Sample.ORIGIN));
        }
    }

    @Test
    void a_line_without_end_costs_no_memory_and_is_not_verified() throws IOException {
        byte[] endless = Arrays.copyOf(bytes, bytes.length + (4 << 20));
        Arrays.fill(endless, bytes.length, endless.length, (byte) 'x');
        Files.write(file, endless);
        NotVerified result = (NotVerified) LedgerVerifier.verify(file, pub);
        assertThat(result.place()).isEqualTo(new LedgerPlace.Entry(5));
    }

    @Test
    void the_golden_file_of_version_1_verifies_and_is_still_written_byte_for_byte() throws IOException {
        Path golden = Sample.resource("golden-1.ledger");
        VerificationKey goldenKey = VerificationKey.load(Sample.resource("golden-1.pub.pem"));
        Verified verified = (Verified) LedgerVerifier.verify(golden, goldenKey);
        assertThat(verified.size()).isEqualTo(5);
        assertThat(file).hasSameBinaryContentAs(golden);
    }

    private LedgerVerification verify(List<String> changed) throws IOException {
        Path path = folder.resolve("changed.log");
        Files.write(path, (String.join("\n", changed) + "\n").getBytes(ISO_8859_1));
        return LedgerVerifier.verify(path, pub);
    }
}
