package io.github.edusec.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
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
