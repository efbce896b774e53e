package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of other programs that lie in the repository; how they were made stands in PROVENANCE.md beside them. */
class ForeignArchiveTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"7zip-26.02-aes256.zip", "7zip-26.02-aes128-store.zip", "bsdtar-3.6.2-aes256.zip"})
    void opens(String name) throws IOException {
        Path zip = folder.resolve(name);
        try (InputStream in = ForeignArchiveTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            Files.copy(in, zip);
        }
        try (Passphrase passphrase = Passphrase.of("midori-sora-kaze".toCharArray())) {
            assertThat(AesZip.open(zip, passphrase, folder.resolve("out"))).isInstanceOf(OpenOutcome.Opened.class);
        }
        String numbers = IntStream.rangeClosed(1, 400).mapToObj(i -> i + "\n").collect(Collectors.joining());
        AesZipTest.assertSame(
                AesZipTest.read(folder.resolve("out")),
                Map.of(
                        "numbers.txt", numbers.getBytes(StandardCharsets.US_ASCII),
                        "one.txt", new byte[] {'x'},
                        "成績/表ソ.csv", "氏名,国語\n見本,5\n".getBytes(StandardCharsets.UTF_8)));
    }
}
