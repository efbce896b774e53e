package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.seal.Open;
import io.github.edusec.crypto.seal.OpenOutcome;
import io.github.edusec.crypto.seal.OpenedPackage;
import io.github.edusec.crypto.seal.OpenedPackage.Caveat;
import io.github.edusec.crypto.seal.SealSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of other programs that lie in the repository; how they were made stands in PROVENANCE.md beside them. */
class ForeignArchiveTest {
    private static final byte[] NUMBERS_CRC = {0x21, (byte) 0x86, (byte) 0xdd, (byte) 0xd6};

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
            assertThat(Open.path(zip).with(passphrase).extractTo(folder.resolve("out")))
                    .isInstanceOfSatisfying(OpenOutcome.Opened.class, opened -> assertSaysSo(opened.content()));
            // Asked for a signature, it must not pass for one of ours.
            try (SigningKey key = SigningKey.generate()) {
                Path other = folder.resolve("other");
                Open demanding = Open.path(zip).with(passphrase).signedBy(key.verificationKey());
                SealSamples.assertRefused(demanding.extractTo(other), OpenRefusal.NOT_SIGNED);
                assertThat(other).doesNotExist();
            }
        }
        String numbers = IntStream.rangeClosed(1, 400).mapToObj(i -> i + "\n").collect(Collectors.joining());
        SealSamples.assertSame(
                SealSamples.read(folder.resolve("out")),
                Map.of(
                        "numbers.txt", numbers.getBytes(StandardCharsets.US_ASCII),
                        "one.txt", new byte[] {'x'},
                        "成績/表ソ.csv", "氏名,国語\n見本,5\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesTheFileWhoseContentIsNotThatOfItsChecksum() throws IOException {
        byte[] archive;
        try (InputStream in = ForeignArchiveTest.class.getResourceAsStream("bsdtar-3.6.2-aes256.zip")) {
            archive = Objects.requireNonNull(in).readAllBytes();
        }
        int places = 0;
        for (int at = 0; at < archive.length - NUMBERS_CRC.length; at++) {
            if (Arrays.equals(archive, at, at + NUMBERS_CRC.length, NUMBERS_CRC, 0, NUMBERS_CRC.length)) {
                archive[at]++;
                places++;
            }
        }
        assertThat(places).as("AE-1 keeps the checksum in two headers").isEqualTo(2);
        Path zip = Files.write(folder.resolve("a.zip"), archive);
        try (Passphrase passphrase = Passphrase.of("midori-sora-kaze".toCharArray())) {
            assertThat(Open.path(zip).with(passphrase).extractTo(folder.resolve("out")))
                    .isEqualTo(new OpenOutcome.Refused(
                            OpenRefusal.TAMPERED, "file 2, folders not counted, is not what the archive says of it"));
        }
        assertThat(SealSamples.list(folder)).containsExactly("a.zip");
    }

    private static void assertSaysSo(OpenedPackage content) {
        assertThat(content.foundManifest()).isEmpty();
        assertThat(content.signature()).isEqualTo(OpenedPackage.Signature.ABSENT);
        assertThat(content.caveats()).contains(Caveat.NO_MANIFEST, Caveat.NOT_SIGNED);
    }
}
