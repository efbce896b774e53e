package io.github.edusec.crypto.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that version 1 wrote on 2026-11-28 at full strength, with keys that exist for this test only. */
class KeyRingGoldenTest {
    private static final String SECRET = "golden-1 passphrase, test only";

    @Test
    void theGoldenStoreOfVersion1IsRead() throws IOException {
        List<String> expected = Files.readAllLines(resource("golden-keyring-1.txt"));
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray());
                KeyRing ring = KeyRing.open(resource("golden-keyring-1.p12"), passphrase)
                        .ring()
                        .orElseThrow();
                SigningKey ledger = ring.signingKey(KeyUse.ledger()).orElseThrow();
                SigningKey known = SigningKey.load(resource("/io/github/edusec/crypto/ledger/test-only-key.pem"));
                RootKeyWrapper wrapper = ring.keyWrapper()) {
            assertThat(GoldenPreparedRing.lines(ring))
                    .isEqualTo(expected.subList(1, expected.size()))
                    .hasSize(7);
            assertThat(ledger.toPkcs8()).isEqualTo(known.toPkcs8());
            byte[] wrapped = HexFormat.of().parseHex(expected.get(0).substring("wrapped ".length()));
            byte[] dataKey = wrapper.unwrap(wrapped, "golden".getBytes(UTF_8));
            assertThat(HexFormat.of().formatHex(dataKey))
                    .startsWith("000102030405")
                    .hasSize(64);
        }
    }

    /** Between two keys: the prepared one is first in the list, and the one before it still signs. */
    @Test
    void theGoldenStoreWithAPreparedKeyIsReadAndItsRotationGoesOn(@TempDir Path folder) throws IOException {
        Path copy = Files.copy(resource("golden-keyring-1-prepared.p12"), folder.resolve("ring.p12"));
        List<String> expected = Files.readAllLines(resource("golden-keyring-1-prepared.txt"));
        try (KeyRing ring = openPrepared(copy);
                SigningKey signs = ring.signingKey(KeyUse.ledger()).orElseThrow();
                SigningKey known = SigningKey.load(resource("/io/github/edusec/crypto/ledger/test-only-key.pem"));
                SigningKey prepared = ring.preparedKey(KeyUse.ledger()).orElseThrow()) {
            assertThat(GoldenPreparedRing.lines(ring)).isEqualTo(expected).hasSize(3);
            assertThat(signs.toPkcs8()).isEqualTo(known.toPkcs8());
            assertThat(expected.get(0))
                    .contains(" " + prepared.verificationKey().fingerprint() + " ");
            assertThat(ring.preparedKey(KeyUse.approval("yamada.t"))).isEmpty();
            ring.rotate(KeyUse.ledger(), GoldenPreparedRing.NOVEMBER);
        }
        try (KeyRing ring = openPrepared(copy);
                SigningKey signs = ring.signingKey(KeyUse.ledger()).orElseThrow()) {
            assertThat(expected.get(0)).contains(" " + signs.verificationKey().fingerprint() + " ");
            assertThat(ring.preparedKey(KeyUse.ledger())).isEmpty();
            assertThat(GoldenPreparedRing.lines(ring).get(1))
                    .isEqualTo(expected.get(1)
                            .replace(" - ", " 2026-11-28T01:02:03Z ")
                            .replace("secret", "public"));
        }
    }

    private static KeyRing openPrepared(Path file) throws IOException {
        try (Passphrase passphrase = Passphrase.of(GoldenPreparedRing.SECRET.toCharArray())) {
            return KeyRing.open(file, passphrase).ring().orElseThrow();
        }
    }

    @Test
    void theMacAndEveryEncryptedPartOfItTake600000Iterations() throws IOException {
        // The MAC, the certificates, three private keys and two root keys.
        assertThat(Iterated.of(resource("golden-keyring-1.p12"))).hasSize(7).allMatch(count -> count == 600_000);
        // The MAC, the certificates, three private keys.
        assertThat(Iterated.of(resource("golden-keyring-1-prepared.p12")))
                .hasSize(5)
                .allMatch(count -> count == 600_000);
    }

    static Path resource(String name) {
        URL url = Objects.requireNonNull(KeyRingGoldenTest.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
