package io.github.edusec.crypto.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/** What a writer must produce: with the salt that another program drew, our primitives must give its very bytes. */
final class KnownAnswers {
    private KnownAnswers() {}

    static void assertReproduces(RawAesEntry entry, String passphrase, byte[] plaintext) {
        assertThat(entry.method()).as("only what is stored has one ciphertext").isZero();
        byte[] secret = passphrase.getBytes(StandardCharsets.US_ASCII);
        try (AesKeys keys = AesKeys.derive(secret, entry.salt(), entry.keyLength())) {
            byte[] data = plaintext.clone();
            keys.cipher().apply(data, 0, data.length);
            Mac mac = keys.mac();
            mac.update(data);
            assertThat(keys.verifier()).as("verifier").isEqualTo(entry.verifier());
            assertThat(data).as("ciphertext").isEqualTo(entry.ciphertext());
            assertThat(AesKeys.tag(mac)).as("tag").isEqualTo(entry.tag());
        }
    }
}
