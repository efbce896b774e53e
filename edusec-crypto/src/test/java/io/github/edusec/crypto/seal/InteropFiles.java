package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.policy.KeySeparation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of awkward names and sizes, which other programs must give back to the byte. */
final class InteropFiles {
    static final Statement STATEMENT =
            new Statement(Instant.parse("2026-11-28T05:00:00Z"), "校務システム", "P-2026-7", KeySeparation.APART);

    private static final int OVER_ONE_BLOCK = 2_500_000;

    private InteropFiles() {}

    static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        contents.put("表ソ①㈱髙﨑.csv", utf8("氏名,国語\n"));
        contents.put("成績/3年/表ソ①㈱髙﨑が.csv", utf8("氏名,評定\r\n架空 太郎,5\r\n".repeat(700)));
        contents.put("成績/🎒📚.txt", utf8("絵文字の名前\n"));
        contents.put("空.txt", new byte[0]);
        contents.put("compressible.csv", utf8("出席番号,氏名,評定\n".repeat(OVER_ONE_BLOCK / 20)));
        contents.put("noise.bin", noise(OVER_ONE_BLOCK));
        for (int size : new int[] {1, 15, 16, 17, 65_535, 65_536, 65_537}) {
            contents.put("sizes/noise" + size, noise(size));
        }
        return contents;
    }

    /** What stands in the package without anybody knowing its length before. */
    static Map<String, byte[]> streamed() {
        Map<String, byte[]> contents = new TreeMap<>();
        contents.put("stream/長さ不明.csv", utf8("番号,氏名\n".repeat(300_000)));
        contents.put("stream/noise.bin", noise(OVER_ONE_BLOCK + 1));
        contents.put("stream/空.bin", new byte[0]);
        return contents;
    }

    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void write(Path below, Map<String, byte[]> contents) throws IOException {
        for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
            Path file = below.resolve(entry.getKey());
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(below));
            Files.write(file, entry.getValue());
        }
    }

    /** Seals all of it, signed; returns what must come out, but for manifest and signature. */
    static Map<String, byte[]> seal(Path in, Path zip, boolean visible, Passphrase passphrase) throws IOException {
        Map<String, byte[]> contents = contents();
        write(in, contents);
        List<SealSource> sources = new ArrayList<>();
        for (String name : contents.keySet()) {
            sources.add(SealSource.of(in.resolve(name), name));
        }
        for (Map.Entry<String, byte[]> entry : streamed().entrySet()) {
            sources.add(SealSource.of(new ByteArrayInputStream(entry.getValue()), entry.getKey(), STATEMENT.made()));
        }
        try (SigningKey key = SigningKey.generate()) {
            Seal seal = Seal.of(sources, STATEMENT).to(passphrase).signWith(key);
            SealOutcome outcome = (visible ? seal.withVisibleNames() : seal).writeTo(zip);
            assertThat(outcome).isInstanceOf(SealOutcome.Sealed.class);
        }
        contents.putAll(streamed());
        return contents;
    }

    static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return found;
    }

    /** Also takes off manifest and signature, which must be there. */
    static void assertUnpacked(Map<String, byte[]> found, Map<String, byte[]> expected) {
        assertThat(found.remove(Manifest.NAME)).isNotEmpty();
        assertThat(found.remove(Manifest.SIGNATURE_NAME)).hasSize(64);
        assertSame(found, expected);
    }

    static void assertSame(Map<String, byte[]> found, Map<String, byte[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(found.get(name)).as(name).isEqualTo(bytes));
    }

    static String secret(Passphrase passphrase) {
        return new String(passphrase.toChars());
    }
}
