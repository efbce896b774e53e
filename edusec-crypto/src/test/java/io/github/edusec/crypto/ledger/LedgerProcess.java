package io.github.edusec.crypto.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.MalformedPackageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process of its own that writes a ledger, and what it had acknowledged when it was killed. */
final class LedgerProcess {
    private final Process process;

    /**
     * Collects what several processes acknowledged.
     *
     * @param entries numbers by index, -1 for those of the ledger itself
     * @param checkpoints the checkpoint of every acknowledged append
     */
    record Acknowledged(Map<Long, Long> entries, List<Checkpoint> checkpoints) {
        Acknowledged() {
            this(new HashMap<>(), new ArrayList<>());
        }
    }

    private LedgerProcess(Process process) {
        this.process = process;
    }

    static LedgerProcess start(Class<?> main, Path key, Path file, String... more) throws Exception {
        String classPath = String.join(
                System.getProperty("path.separator"), "target/classes", "target/test-classes", placeOf(Text.class));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName(),
                key.toString(),
                file.toString()));
        command.addAll(List.of(more));
        return new LedgerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    BufferedReader out() {
        return process.inputReader();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Kills it after some lines, takes what it had printed until then, and returns the keys that it had announced. */
    List<String> killAfter(int lines, Acknowledged acknowledged) throws Exception {
        List<String> keys = new ArrayList<>();
        try (BufferedReader out = out()) {
            assertThat(out.readLine()).startsWith("open");
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", -1);
                // The kill may cut the last line short.
                boolean whole = words[words.length - 1].equals(LedgerChild.END);
                if (whole && words[0].equals("key")) {
                    keys.add(words[1]);
                } else if (whole) {
                    acknowledged.entries().put(Long.valueOf(words[1]), Long.valueOf(words[2]));
                    acknowledged.checkpoints().add(checkpoint(words[3]));
                }
                if (++read == lines) {
                    // Not process.destroyForcibly(), which also closes the stream with what was printed before.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(read).isGreaterThanOrEqualTo(lines);
        } finally {
            kill();
        }
        return keys;
    }

    private static Checkpoint checkpoint(String base64) throws MalformedPackageException {
        return Checkpoint.parse(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    }

    /** Everything acknowledged is in the ledger, where it was said to be. */
    static void assertAllThere(Ledger ledger, Acknowledged acknowledged) throws IOException {
        Map<Long, Long> there = new HashMap<>();
        ledger.replay((index, entry) -> there.put(index, entry.counts().getOrDefault("n", -1L)));
        assertThat(there).containsAllEntriesOf(acknowledged.entries());
    }

    /** The ledger grew out of every state that was acknowledged. */
    static void assertGrownFromEvery(Acknowledged acknowledged, Path file, LedgerKeys keys) throws IOException {
        LedgerProver prover = LedgerProver.of(file, keys.current());
        for (Checkpoint checkpoint : acknowledged.checkpoints()) {
            assertThat(prover.consistency(checkpoint).verify(checkpoint, keys.current()))
                    .describedAs("from %d entries on", checkpoint.size())
                    .isTrue();
            assertThat(keys.anySigned(checkpoint)).isTrue();
        }
        // The proofs above use the hashes beside the ledger; this reads the ledger itself.
        Checkpoint first = acknowledged.checkpoints().get(0);
        assertThat(LedgerVerifier.verify(file, keys, first).isVerified()).isTrue();
    }
}
