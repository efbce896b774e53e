package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.seal.Open;
import io.github.edusec.crypto.seal.OpenOutcome;
import io.github.edusec.crypto.seal.SealSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of other programs that lie in the repository; how they were made stands in PROVENANCE.md beside them. */
class ForeignKnownAnswerTest {
    private static final String SECRET = "midori-sora-kaze";
    private static final Map<String, byte[]> PLAIN = Map.of(
            "numbers.txt",
            IntStream.rangeClosed(1, 400)
                    .mapToObj(i -> i + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.US_ASCII),
            "one.txt",
            new byte[] {'x'});

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "known-7zip-26.02-aes128-store.zip, 1",
        "known-7zip-26.02-aes192-store.zip, 2",
        "known-7zip-26.02-aes256-store.zip, 3",
        "known-bsdtar-3.6.2-aes128-store.zip, 1",
        "known-bsdtar-3.6.2-aes256-store.zip, 3"
    })
    void opensThemAndGivesTheirVeryBytesForTheirSalt(String name, int strength) throws IOException {
        Path zip = copy(name);
        List<RawAesEntry> entries = RawAesEntry.of(Files.readAllBytes(zip));
        assertThat(entries).extracting(RawAesEntry::name).containsExactlyInAnyOrderElementsOf(PLAIN.keySet());
        for (RawAesEntry entry : entries) {
            assertThat(entry.strength()).isEqualTo(strength);
            KnownAnswers.assertReproduces(entry, SECRET, PLAIN.getOrDefault(entry.name(), new byte[0]));
        }
        assertThat(open(zip)).isInstanceOf(OpenOutcome.Opened.class);
        SealSamples.assertSame(SealSamples.read(folder.resolve("out")), PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "refused-7zip-26.02-zipcrypto.zip, WEAK_ENCRYPTION",
        "refused-bsdtar-3.6.2-zipcrypto.zip, WEAK_ENCRYPTION",
        "refused-7zip-26.02-aes256-and-plain.zip, NOT_AES",
        "refused-7zip-26.02-aes256-bzip2.zip, UNSUPPORTED",
        "refused-7zip-26.02-aes256-lzma.zip, UNSUPPORTED",
        "refused-7zip-26.02-aes256-ppmd.zip, UNSUPPORTED"
    })
    void refusesWhatIsNotWhollyAesOrNotDeflated(String name, OpenRefusal reason) throws IOException {
        assertThat(open(copy(name)))
                .isInstanceOfSatisfying(
                        OpenOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** In salt, verifier, ciphertext and tag alike, for every entry: none of them is left unauthenticated. */
    @ParameterizedTest
    @ValueSource(strings = {"known-7zip-26.02-aes192-store.zip", "known-bsdtar-3.6.2-aes128-store.zip"})
    void refusesThemAfterOneBitWasFlippedInAnyPartOfAnEntry(String name) throws IOException {
        byte[] original = Files.readAllBytes(copy(name));
        for (RawAesEntry entry : RawAesEntry.of(original)) {
            int end = entry.offset();
            for (byte[] part : List.of(entry.salt(), entry.verifier(), entry.ciphertext(), entry.tag())) {
                end += part.length;
                byte[] changed = original.clone();
                changed[end - 1] ^= 1;
                Path zip = Files.write(folder.resolve("changed.zip"), changed);
                assertThat(open(zip)).isEqualTo(new OpenOutcome.WrongPassphraseOrTampered(entry.name()));
                assertThat(folder.resolve("out")).doesNotExist();
            }
        }
    }

    private OpenOutcome open(Path zip) throws IOException {
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
            return Open.path(zip).with(passphrase).extractTo(folder.resolve("out"));
        }
    }

    private Path copy(String name) throws IOException {
        Path zip = folder.resolve(name);
        try (InputStream in = ForeignKnownAnswerTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            Files.copy(in, zip);
        }
        return zip;
    }
}
