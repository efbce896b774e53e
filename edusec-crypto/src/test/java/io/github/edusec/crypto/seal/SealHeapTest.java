package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After sealing, opening and closing, nothing that is reachable in the heap holds the passphrase. */
class SealHeapTest {
    private static final String CHOSEN = "Yamada-no-sakura-wa-7gatsu-ni-saku";
    private static final int HMAC_BLOCK = 64;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "generated,bundle,signed",
        "generated,bundle,unsigned",
        "generated,visible,signed",
        "generated,visible,unsigned",
        "chosen,bundle,signed",
        "chosen,bundle,unsigned",
        "chosen,visible,signed",
        "chosen,visible,unsigned"
    })
    void a_closed_passphrase_is_nowhere_in_the_heap(String origin, String mode, String signature) throws Exception {
        InteropFiles.write(folder.resolve("in"), InteropFiles.contents());
        Tool.Run run = child(origin.equals("chosen") ? masked(CHOSEN) : origin, mode, signature);
        assertThat(run.exitCode()).as(run.stderr()).isZero();
        byte[] secret = unmasked(run.stdout().lines().findFirst().orElseThrow());
        assertThat(secret).hasSizeGreaterThan(20);
        // The control: without it the search would find nothing whatever was there.
        assertThat(found(folder.resolve("open.hprof"), secret)).containsExactly("UTF-16BE");
        assertThat(found(folder.resolve("closed.hprof"), secret)).isEmpty();
    }

    private static Iterable<String> found(Path dump, byte[] secret) throws IOException {
        String heap = new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1);
        Map<String, byte[]> forms = new LinkedHashMap<>();
        String text = new String(secret, StandardCharsets.US_ASCII);
        for (Charset charset :
                new Charset[] {StandardCharsets.US_ASCII, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
            forms.put(charset.name(), text.getBytes(charset));
        }
        // As a MAC keeps its key, from which anybody has it back.
        forms.put("HMAC inner", padded(secret, 0x36));
        forms.put("HMAC outer", padded(secret, 0x5C));
        return forms.entrySet().stream()
                .filter(form -> heap.contains(new String(form.getValue(), StandardCharsets.ISO_8859_1)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static byte[] padded(byte[] secret, int pad) {
        byte[] block = new byte[HMAC_BLOCK];
        System.arraycopy(secret, 0, block, 0, secret.length);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    private static String masked(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= HeapChild.MASK;
        }
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] unmasked(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= HeapChild.MASK;
        }
        return bytes;
    }

    private Tool.Run child(String... arguments) throws Exception {
        String classPath = ChildClassPath.get();
        return Tool.run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                classPath,
                HeapChild.class.getName(),
                folder.toString(),
                arguments[0],
                arguments[1],
                arguments[2]));
    }
}
