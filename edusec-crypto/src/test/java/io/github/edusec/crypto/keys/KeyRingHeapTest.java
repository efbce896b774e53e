package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.seal.ChildClassPath;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After ring, keys and passphrase were closed, nothing that is reachable in the heap holds a secret of theirs. */
class KeyRingHeapTest {
    private static final int HMAC_BLOCK = 64;

    @TempDir
    Path folder;

    @Test
    void closedRingsAndKeysAreNowhereInTheHeap() throws Exception {
        Tool.Run run = Tool.run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                ChildClassPath.get(),
                KeyRingHeapChild.class.getName(),
                folder.toString()));
        assertThat(run.exitCode()).as(run.stderr()).isZero();
        List<byte[]> secrets =
                run.stdout().lines().limit(4).map(KeyRingHeapTest::unmasked).toList();
        byte[] passphrase = secrets.get(0);
        String text = new String(passphrase, StandardCharsets.US_ASCII);
        byte[] characters = text.getBytes(StandardCharsets.UTF_16BE);
        String open = heap("open.hprof");
        String changed = heap("changed.hprof");
        String closed = heap("closed.hprof");
        byte[] before = new String(secrets.get(3), StandardCharsets.US_ASCII).getBytes(StandardCharsets.UTF_16BE);
        // The control: without it the search would find nothing whatever was there.
        assertThat(List.of(characters, before, secrets.get(1), secrets.get(2)))
                .as("held while open")
                .allMatch(secret -> open.contains(latin(secret)));
        assertThat(forms(passphrase)).as("held after closing").noneMatch(secret -> closed.contains(latin(secret)));
        assertThat(secrets.subList(1, 3)).as("held after closing").noneMatch(secret -> closed.contains(latin(secret)));
        assertThat(forms(secrets.get(3)))
                .as("held after the passphrase was changed")
                .noneMatch(secret -> changed.contains(latin(secret)) || closed.contains(latin(secret)));
    }

    private static List<byte[]> forms(byte[] passphrase) {
        String text = new String(passphrase, StandardCharsets.US_ASCII);
        return List.of(
                passphrase,
                text.getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(StandardCharsets.UTF_16LE),
                padded(passphrase, 0x36),
                padded(passphrase, 0x5C));
    }

    private String heap(String dump) throws IOException {
        return latin(Files.readAllBytes(folder.resolve(dump)));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** As a MAC keeps its key, from which anybody has it back. */
    private static byte[] padded(byte[] secret, int pad) {
        byte[] block = new byte[HMAC_BLOCK];
        System.arraycopy(secret, 0, block, 0, secret.length);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    private static byte[] unmasked(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= KeyRingHeapChild.MASK;
        }
        return bytes;
    }
}
