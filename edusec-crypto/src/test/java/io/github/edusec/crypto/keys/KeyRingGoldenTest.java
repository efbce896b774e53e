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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The store that version 1 wrote on 2026-11-28 at full strength, with keys that exist for this test only. */
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
            List<String> found = new ArrayList<>();
            for (KeyInfo info : ring.keys()) {
                found.add(String.join(
                        " ",
                        info.alias(),
                        info.made().toString(),
                        info.retired() == null ? "-" : info.retired().toString(),
                        info.fingerprint().orElse("-"),
                        info.hasSecret() ? "secret" : "public"));
            }
            assertThat(found).isEqualTo(expected.subList(1, expected.size())).hasSize(7);
            assertThat(ledger.toPkcs8()).isEqualTo(known.toPkcs8());
            byte[] wrapped = HexFormat.of().parseHex(expected.get(0).substring("wrapped ".length()));
            byte[] dataKey = wrapper.unwrap(wrapped, "golden".getBytes(UTF_8));
            assertThat(HexFormat.of().formatHex(dataKey))
                    .startsWith("000102030405")
                    .hasSize(64);
        }
    }

    @Test
    void theMacAndEveryEncryptedPartOfItTake600000Iterations() throws IOException {
        // The MAC, the certificates, three private keys and two root keys.
        assertThat(Iterated.of(resource("golden-keyring-1.p12"))).hasSize(7).allMatch(count -> count == 600_000);
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
