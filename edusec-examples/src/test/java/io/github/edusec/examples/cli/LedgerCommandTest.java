package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.Checkpoint;
import io.github.edusec.crypto.ledger.ConsistencyProof;
import io.github.edusec.crypto.ledger.InclusionProof;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {
    @TempDir
    Path folder;

    private Path file;
    private Path publicKey;
    private Path kept;

    @BeforeEach
    void writeALedger() throws IOException {
        file = folder.resolve("ledger.txt");
        publicKey = folder.resolve("key.pub.pem");
        kept = folder.resolve("kept.txt");
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = Ledger.create(file, "school.example/ledger", key)) {
            key.verificationKey().save(publicKey);
            for (int i = 0; i < 5; i++) {
                ledger.append(LedgerEntry.of("takeout.packed", Instant.parse("2026-11-23T00:00:00Z"))
                        .with("entries", i));
            }
            Files.writeString(kept, ledger.checkpoint().note());
        }
    }

    @Test
    void anIntactLedgerVerifiesAndSaysWhatIsNotExcluded() {
        Cli verify = Cli.run("ledger", "verify", file, "--key", publicKey);
        assertThat(verify.exit()).isZero();
        assertThat(verify.out()).contains("verified: ").contains("not excluded: ");
    }

    @Test
    void aFlippedByteIsNamedAndExits3() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, StandardCharsets.UTF_8).indexOf("\"entries\":3") + 10;
        bytes[place] ^= 1;
        Files.write(file, bytes);
        Cli verify = Cli.run("ledger", "verify", file, "--key", publicKey);
        assertThat(verify.exit()).isEqualTo(3);
        assertThat(verify.err()).contains("entry 4");
        assertThat(Cli.run("ledger", "verify", file, "--key", publicKey, "--json")
                        .json())
                .singleElement()
                .satisfies(object ->
                        assertThat(object).containsEntry("verified", "false").containsKeys("place", "found"));
    }

    @Test
    void truncationBehindAKeptCheckpointExits3() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 2));
        assertThat(Cli.run("ledger", "verify", file, "--key", publicKey).exit()).isZero();
        assertThat(Cli.run("ledger", "verify", file, "--key", publicKey, "--checkpoint", kept)
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void anEntryAndTheGrowthSinceAKeptCheckpointAreProved() throws IOException {
        Path entry = folder.resolve("entry.tlog-proof");
        Cli prove = Cli.run("ledger", "prove", file, "--key", publicKey, "--entry", 3, "-o", entry, "--json");
        assertThat(prove.exit()).as(prove.err()).isZero();
        assertThat(prove.json())
                .singleElement()
                .satisfies(object -> assertThat(object)
                        .containsEntry("type", "ledger-proof")
                        .containsEntry("kind", "inclusion")
                        .containsEntry("size", "6")
                        .containsEntry("proof", entry.toString())
                        .containsKeys("file", "root"));
        VerificationKey key = VerificationKey.load(publicKey);
        InclusionProof proof = InclusionProof.parse(Files.readString(entry));
        assertThat(proof.index()).isEqualTo(3);
        assertThat(proof.verify(key)).isTrue();
        Path growth = folder.resolve("growth.txt");
        Cli since =
                Cli.run(Locale.JAPANESE, "ledger", "prove", file, "--key", publicKey, "--since", kept, "-o", growth);
        assertThat(since.out()).contains("証明: " + growth, "6 件");
        assertThat(ConsistencyProof.parse(Files.readString(growth))
                        .verify(Checkpoint.parse(Files.readString(kept)), key))
                .isTrue();
        assertThat(Cli.run("ledger", "prove", file, "--key", publicKey, "--entry", 3, "-o", entry)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        Cli beyond = Cli.run("ledger", "prove", file, "--key", publicKey, "--entry", 6, "-o", folder.resolve("n"));
        assertThat(beyond.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(beyond.err()).contains("0 to 5");
        List<String> lines = Files.readAllLines(file);
        Path cut = Files.write(folder.resolve("cut.txt"), lines.subList(0, lines.size() - 2));
        Cli behind = Cli.run("ledger", "prove", cut, "--key", publicKey, "--since", kept, "-o", folder.resolve("n"));
        assertThat(behind.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(behind.err()).contains("the ledger was cut");
        Files.writeString(file, "x");
        assertThat(Cli.run("ledger", "prove", file, "--key", publicKey, "--entry", 3, "-o", folder.resolve("n"))
                        .exit())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("n")).doesNotExist();
    }

    @Test
    void theEntriesOfASoundLogAreExportedAndNothingOfADamagedOne() throws IOException {
        Cli export = Cli.run("ledger", "export", file, "--key", publicKey);
        assertThat(export.exit()).isZero();
        List<String> entries = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("e "))
                .toList();
        List<String> lines = export.out().lines().toList();
        assertThat(lines).hasSameSizeAs(entries);
        for (int i = 0; i < lines.size(); i++) {
            String[] words = entries.get(i).split(" ", 4);
            assertThat(lines.get(i))
                    .isEqualTo("{\"index\":" + i + ",\"hash\":\"" + words[2] + "\",\"entry\":" + words[3] + "}");
        }
        Files.writeString(file, Files.readString(file).replace("\"entries\":4", "\"entries\":5"));
        Cli damaged = Cli.run("ledger", "export", file, "--key", publicKey);
        assertThat(damaged.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(damaged.out()).isEmpty();
        assertThat(damaged.err()).contains("entry 5");
    }

    @Test
    void aCheckpointKeptUnderAnEarlierKeyWantsThatKeyToo() throws IOException {
        Path moved = folder.resolve("moved.log");
        Path newKey = folder.resolve("new.pub.pem");
        Path oldKey = folder.resolve("old.pub.pem");
        Path keptBefore = folder.resolve("before.txt");
        try (SigningKey first = SigningKey.generate();
                SigningKey next = SigningKey.generate();
                Ledger ledger = Ledger.create(moved, "school.example/ledger", first)) {
            first.verificationKey().save(oldKey);
            next.verificationKey().save(newKey);
            Files.writeString(keptBefore, ledger.checkpoint().note());
            ledger.changeKey(next, Instant.parse("2026-11-23T00:00:00Z"));
        }
        assertThat(Cli.run("ledger", "verify", moved, "--key", newKey, "--checkpoint", keptBefore)
                        .exit())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Cli.run("ledger", "verify", moved, "--key", newKey, "--checkpoint", keptBefore, "--old-key", oldKey)
                        .exit())
                .isZero();
    }

    @Test
    void messagesFollowTheLocale() {
        assertThat(Cli.run(Locale.JAPANESE, "ledger", "verify", file, "--key", publicKey)
                        .out())
                .contains("検証できました");
        assertThat(Cli.run(Locale.JAPANESE, "demo", "--help").out()).contains("文書フォルダー");
        assertThat(Cli.run("demo", "--help").out()).contains("The main job");
    }

    @Test
    void wrongUsageExits2AndMissingFilesExit4() {
        assertThat(Cli.run("ledger", "verify", file).exit()).isEqualTo(2);
        assertThat(Cli.run("frobnicate").exit()).isEqualTo(2);
        assertThat(Cli.run().exit()).isEqualTo(2);
        assertThat(Cli.run("ledger", "verify", folder.resolve("none"), "--key", publicKey)
                        .exit())
                .isEqualTo(4);
    }
}
