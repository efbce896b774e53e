package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class VerifyProofScriptTest {
    private static final Path SCRIPT = Path.of(System.getProperty("edusec.root", ".."), "docs", "verify-proof.sh");
    private static final int SIZE = 7;

    @TempDir
    Path folder;

    private final List<Checkpoint> kept = new ArrayList<>();
    private SigningKey key;
    private Path pub;
    private LedgerProver prover;

    @BeforeEach
    void writeLedger() throws IOException {
        Tool.require("openssl");
        Tool.require("xxd");
        key = Sample.key();
        pub = folder.resolve("pub.pem");
        key.verificationKey().save(pub);
        Path ledger = folder.resolve("ledger.log");
        try (Ledger open = Ledger.create(ledger, Sample.ORIGIN, key, Sample.CLOCK)) {
            kept.add(open.checkpoint());
            for (int i = 1; i < SIZE; i++) {
                kept.add(open.append(Sample.entry("takeout.packed", i)).checkpoint());
            }
        }
        prover = LedgerProver.of(ledger, key.verificationKey());
    }

    @AfterEach
    void close() {
        key.close();
    }

    @Test
    void it_is_short_enough_to_be_read() throws IOException {
        assertThat(Files.readAllLines(SCRIPT))
                .hasSizeLessThanOrEqualTo(80)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void it_verifies_a_checkpoint_and_refuses_a_changed_one_or_another_key() throws IOException {
        String note = kept.get(4).note();
        assertVerified(5, note);
        for (int at : new int[] {2, note.indexOf("\n5\n") + 1, note.indexOf("=") - 3, note.length() - 10}) {
            StringBuilder changed = new StringBuilder(note);
            changed.setCharAt(at, note.charAt(at) == 'A' ? 'B' : (char) (note.charAt(at) ^ 1));
            assertRefused(changed.toString());
        }
        assertRefused("\n" + note);
        assertRefused(note.replace("\n5\n", "\n05\n"));
        try (SigningKey other = SigningKey.generate()) {
            Path otherPub = folder.resolve("other.pem");
            other.verificationKey().save(otherPub);
            Tool.Run run = Tool.require("sh").run(SCRIPT, otherPub, file(note));
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.stdout()).contains("no signature of this key");
        }
        assertThat(Tool.require("sh").run(SCRIPT, pub).exitCode()).isEqualTo(2);
        // An old checkpoint that a script forgot to name must not pass for one that was compared.
        assertThat(Tool.require("sh").run(SCRIPT, pub, file(note), "").exitCode())
                .isEqualTo(2);
        assertRefused(note + "SIGNED STATEMENT: everything is in order\n");
        assertRefused(note + "\n");
    }

    @Test
    void it_verifies_every_entry_and_refuses_a_changed_proof() throws IOException {
        for (int index = 0; index < SIZE; index++) {
            String text = prover.inclusion(index).text();
            assertThat(assertVerified(SIZE, text)).startsWith("entry: {\"v\":1,");
            assertRefused(text.replace("index " + index + "\n", "index " + (index + 1) % SIZE + "\n"));
            int at = text.indexOf("index") + 12;
            assertRefused(text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1));
        }
    }

    @Test
    void it_refuses_what_was_inserted_into_a_proof() throws IOException {
        String text = prover.inclusion(5).text();
        int end = text.indexOf("\n\n");
        for (int at = 0; at <= end + 1; at = text.indexOf('\n', at) + 1) {
            for (String line : List.of("extra e30=\n", "index 5\n", "AAAA\n", "# x\n", "\0")) {
                assertRefused(text.substring(0, at) + line + text.substring(at));
            }
        }
        assertRefused(text.replace("index 5", "index 05"));
        assertRefused(text.replace("index 5", "index 99999999999999999999"));
        assertRefused(text.replace("\nindex", "AAAA\nindex"));
    }

    @Test
    void it_verifies_the_growth_from_every_kept_checkpoint_and_refuses_another_history() throws IOException {
        for (int i = 0; i < SIZE; i++) {
            String text = prover.consistency(kept.get(i)).text();
            Path old = Files.writeString(folder.resolve("old"), kept.get(i).note());
            assertVerified(SIZE, text, old);
            int size = i + 1;
            byte[] root = HexFormat.of().parseHex(kept.get(i).root());
            root[3] ^= 1;
            Checkpoint forked = Checkpoint.sign(Sample.ORIGIN, size, root, List.of(key));
            assertRefused(text, Files.writeString(folder.resolve("forked"), forked.note()));
            if (i > 0) {
                assertRefused(
                        text,
                        Files.writeString(
                                folder.resolve("before"), kept.get(i - 1).note()));
            }
            int path = text.indexOf('\n') + 4;
            if (i < SIZE - 1) {
                char other = text.charAt(path) == 'A' ? 'B' : 'A';
                assertRefused(text.substring(0, path) + other + text.substring(path + 1), old);
                assertRefused(text.substring(0, text.indexOf('\n') + 1) + text.substring(path - 3 + 45), old);
            }
            assertRefused(text.replaceFirst("\n", "\n" + "A".repeat(43) + "=\n"), old);
        }
    }

    @Test
    void it_refuses_growth_under_a_forged_checkpoint_or_of_another_ledger() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), kept.get(4).note());
        ConsistencyProof proof = prover.consistency(kept.get(4));
        try (SigningKey other = SigningKey.generate()) {
            byte[] root = HexFormat.of().parseHex(proof.newer().root());
            Checkpoint forged = Checkpoint.sign(Sample.ORIGIN, SIZE, root, List.of(other));
            assertRefused(new ConsistencyProof(5, proof.path(), forged).text(), old);
        }
        Path elsewhere = Files.writeString(
                folder.resolve("elsewhere"), kept.get(4).note().replace("golden", "silver"));
        assertRefused(proof.text(), elsewhere);
        assertRefused(proof.text().replace("old 5", "old 4"), old);
    }

    private String assertVerified(int size, String text, Path... old) throws IOException {
        Tool.Run run = run(text, old);
        assertThat(run.exitCode()).describedAs("%s%n%s", text, run).isZero();
        assertThat(run.stdout()).contains("VERIFIED: " + Sample.ORIGIN + ", " + size + " entries");
        return run.stdout();
    }

    private void assertRefused(String text, Path... old) throws IOException {
        Tool.Run run = run(text, old);
        assertThat(run.exitCode()).describedAs("%s%n%s", text, run).isEqualTo(3);
        assertThat(run.stdout()).startsWith("NOT VERIFIED: ");
    }

    private Tool.Run run(String text, Path... old) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of(SCRIPT, pub, file(text)));
        arguments.addAll(List.of(old));
        return Tool.require("sh").run(arguments.toArray());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("proof"), text);
    }
}
