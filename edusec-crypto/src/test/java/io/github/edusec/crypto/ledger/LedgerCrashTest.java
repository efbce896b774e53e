package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.LedgerInUseException;
import io.github.edusec.crypto.SigningKey;
import java.io.BufferedReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
class LedgerCrashTest {
    @TempDir
    Path folder;

    @Test
    void every_acknowledged_entry_is_there_after_kills_at_seeded_moments() throws Exception {
        killAndRecover(new Random(20261123), 20);
    }

    @Test
    @Tag("exhaustive")
    void every_acknowledged_entry_is_there_after_two_hundred_kills() throws Exception {
        killAndRecover(new Random(11), 200);
    }

    private void killAndRecover(Random random, int kills) throws Exception {
        Path file = folder.resolve("ledger.log");
        Map<Long, Long> acknowledged = new HashMap<>();
        List<Checkpoint> kept = new ArrayList<>();
        try (SigningKey key = Sample.key()) {
            Ledger.create(file, Sample.ORIGIN, key).close();
            for (int kill = 0; kill < kills; kill++) {
                Process child = child(file, "append", Long.toString(kill * 10_000_000L));
                read(child, random.nextInt(1, 200), acknowledged, kept);
                try (Ledger ledger = Ledger.open(file, key)) {
                    Map<Long, Long> there = new HashMap<>();
                    ledger.replay(
                            (index, entry) -> there.put(index, entry.counts().getOrDefault("n", -1L)));
                    assertThat(there).containsAllEntriesOf(acknowledged);
                }
            }
            assertThat(acknowledged).hasSizeGreaterThan(kills);
            for (Checkpoint checkpoint : kept) {
                assertThat(LedgerVerifier.verify(file, key.verificationKey(), checkpoint)
                                .isVerified())
                        .isTrue();
                assertThat(LedgerProver.of(file, key.verificationKey())
                                .consistency(checkpoint)
                                .verify(checkpoint, key.verificationKey()))
                        .isTrue();
            }
        }
    }

    /** Kills the child after some lines, then takes what it had printed until then. */
    private static void read(Process child, int lines, Map<Long, Long> acknowledged, List<Checkpoint> kept)
            throws Exception {
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).startsWith("open ");
            String last = "";
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", -1);
                // The kill may cut the last line short.
                if (words.length == 4 && words[3].length() % 4 == 0 && line.length() >= last.length()) {
                    acknowledged.put(Long.valueOf(words[1]), Long.valueOf(words[2]));
                    last = line;
                }
                if (++read == lines) {
                    // Not child.destroyForcibly(), which also closes the stream with what was printed before.
                    child.toHandle().destroyForcibly();
                }
            }
            kept.add(Checkpoint.parse(
                    new String(Base64.getDecoder().decode(last.split(" ", -1)[3]), StandardCharsets.UTF_8)));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_second_process_is_refused_until_the_first_closes_even_after_a_refusal_within_the_first() throws Exception {
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = Sample.key()) {
            try (Ledger ledger = Ledger.create(file, Sample.ORIGIN, key)) {
                assertThat(firstLine(file)).isEqualTo("in use");
                assertThatThrownBy(() -> Ledger.open(file, key)).isInstanceOf(LedgerInUseException.class);
                assertThat(firstLine(file)).isEqualTo("in use");
                ledger.append(Sample.entry("test.entry", 1));
            }
            assertThat(firstLine(file)).isEqualTo("open 2");
        }
    }

    @Test
    void this_process_is_refused_while_another_has_it_open() throws Exception {
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = Sample.key()) {
            Ledger.create(file, Sample.ORIGIN, key).close();
            Process child = child(file, "append", "0");
            try (BufferedReader out = child.inputReader()) {
                assertThat(out.readLine()).startsWith("open ");
                assertThatThrownBy(() -> Ledger.open(file, key))
                        .isInstanceOf(LedgerInUseException.class)
                        .hasMessageContaining("another process");
            } finally {
                child.destroyForcibly().waitFor();
            }
            Ledger.open(file, key).close();
        }
    }

    private static String firstLine(Path file) throws Exception {
        Process child = child(file, "open", "0");
        try (BufferedReader out = child.inputReader()) {
            return String.valueOf(out.readLine());
        } finally {
            child.waitFor();
        }
    }

    private static Process child(Path file, String mode, String first) throws Exception {
        String classPath = String.join(
                System.getProperty("path.separator"), "target/classes", "target/test-classes", placeOf(Text.class));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        LedgerChild.class.getName(),
                        Sample.resource("test-only-key.pem").toString(),
                        file.toString(),
                        mode,
                        first)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
