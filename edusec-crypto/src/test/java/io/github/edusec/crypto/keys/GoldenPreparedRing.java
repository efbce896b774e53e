package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How {@code golden-keyring-1-prepared.p12} was made; PROVENANCE.md beside it says when and by which version. */
final class GoldenPreparedRing {
    static final String SECRET = "golden-1-prepared passphrase, test only";
    static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    static final Instant NOVEMBER = Instant.parse("2026-11-28T01:02:03Z");

    private GoldenPreparedRing() {}

    /**
     * Makes a ring and prints what a reader must find in it.
     *
     * @param args the file to create, and the PEM file of the key that signs
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray());
                KeyRing ring = KeyRing.create(Path.of(args[0]), passphrase);
                SigningKey key = SigningKey.load(Path.of(args[1]))) {
            ring.importKey(KeyUse.ledger(), key, APRIL);
            ring.add(KeyUse.approval("yamada.t"), APRIL);
            ring.prepare(KeyUse.ledger(), NOVEMBER);
            lines(ring).forEach(System.out::println);
        }
    }

    /** Every key on a line. */
    static List<String> lines(KeyRing ring) {
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
        return found;
    }
}
