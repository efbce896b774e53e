package io.github.edusec.crypto.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("interop")
class VerifyScriptTest {
    private static final Path SCRIPT = Path.of(System.getProperty("edusec.root", ".."), "docs", "verify-ledger.sh");

    @TempDir
    Path folder;

    private Path ledger;
    private Path pub;
    private SigningKey key;

    @BeforeEach
    void writeLedger() throws IOException {
        Tool.require("openssl");
        Tool.require("xxd");
        ledger = folder.resolve("ledger.log");
        pub = folder.resolve("pub.pem");
        key = Sample.key();
        key.verificationKey().save(pub);
        Sample.write(ledger, key);
        try (Ledger open = Ledger.open(ledger, key, Sample.CLOCK)) {
            // A commitment may have the name of the link between groups.
            LedgerEntry named = Sample.entry("test.b", 6).with("after", Commitment.plain(new byte[] {1}));
            LedgerEntry last =
                    LedgerEntry.of("test.c", Sample.CLOCK.instant()).with("after", Commitment.plain(new byte[] {2}));
            open.append(List.of(Sample.entry("test.a", 5), named, last));
        }
    }

    @Test
    void it_is_short_enough_to_be_read() throws IOException {
        assertThat(Files.readAllLines(SCRIPT))
                .hasSizeLessThanOrEqualTo(80)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void it_verifies_a_sound_ledger_and_prints_the_checkpoint() throws IOException {
        Tool.Run run = run(ledger);
        assertThat(run.exitCode()).describedAs("%s", run).isZero();
        try (Ledger open = Ledger.open(ledger, key, Sample.CLOCK)) {
            assertThat(run.stdout())
                    .startsWith("VERIFIED: " + Sample.ORIGIN + ", 8 entries, root "
                            + open.checkpoint().root())
                    .endsWith(open.checkpoint().note());
        }
    }

    @Test
    void it_refuses_a_flipped_byte_in_every_line() throws IOException {
        byte[] bytes = Files.readAllBytes(ledger);
        int start = 0;
        for (String line : new String(bytes, ISO_8859_1).split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            byte[] changed = bytes.clone();
            changed[start + line.length() / 2] ^= 1;
            Files.write(ledger, changed);
            Tool.Run run = run(ledger);
            assertThat(run.exitCode()).describedAs("%s%n%s", line, run).isEqualTo(3);
            assertThat(run.stdout()).startsWith("NOT VERIFIED: ");
            start += line.length() + 1;
        }
    }

    @Test
    void it_refuses_what_was_inserted_anywhere() throws IOException {
        String text = Files.readString(ledger, ISO_8859_1);
        String checkpoint = text.substring(text.lastIndexOf("\nc ") + 1);
        List<String> lines = List.of("c anything", "", checkpoint.stripTrailing());
        for (int at = 0; at <= text.length(); at = text.indexOf('\n', at) + 1) {
            for (String line : lines) {
                assertRefused(text.substring(0, at) + line + "\n" + text.substring(at));
            }
            if (at == text.length()) {
                break;
            }
            int inside = at + 30;
            assertRefused(text.substring(0, inside) + "\0" + text.substring(inside));
        }
        assertRefused(text.stripTrailing() + " \n");
        assertRefused(text.stripTrailing() + "!!!!\n");
    }

    @Test
    void it_verifies_a_ledger_whose_key_was_changed_under_the_new_key_only() throws IOException {
        try (SigningKey next = SigningKey.generate()) {
            Path nextPub = folder.resolve("next.pem");
            next.verificationKey().save(nextPub);
            try (Ledger open = Ledger.open(ledger, key, Sample.CLOCK)) {
                open.changeKey(next, Sample.CLOCK.instant());
                assertThat(Tool.require("sh").run(SCRIPT, nextPub, ledger).exitCode())
                        .isZero();
                open.append(Sample.entry("test.d", 8));
            }
            assertThat(Tool.require("sh").run(SCRIPT, nextPub, ledger).exitCode())
                    .isZero();
            assertThat(run(ledger).exitCode()).isEqualTo(3);
        }
    }

    @Test
    void it_refuses_another_key_and_a_cut() throws IOException {
        try (SigningKey other = SigningKey.generate()) {
            Path otherPub = folder.resolve("other.pem");
            other.verificationKey().save(otherPub);
            Tool.Run run = Tool.require("sh").run(SCRIPT, otherPub, ledger);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.stdout()).contains("no signature of this key");
        }
        String text = Files.readString(ledger, ISO_8859_1);
        Files.writeString(ledger, text.substring(0, text.length() - 1), ISO_8859_1);
        assertThat(run(ledger).stdout()).contains("torn tail");
        assertThat(Tool.require("sh").run(SCRIPT, pub).exitCode()).isEqualTo(2);
    }

    private void assertRefused(String content) throws IOException {
        Path changed = folder.resolve("changed");
        Files.writeString(changed, content);
        Tool.Run run = run(changed);
        assertThat(run.exitCode()).describedAs("%s%n%s", content, run).isEqualTo(3);
        assertThat(run.stdout()).startsWith("NOT VERIFIED: ");
    }

    private Tool.Run run(Path file) {
        return Tool.require("sh").run(SCRIPT, pub, file);
    }
}
