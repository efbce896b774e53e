package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Rings that several tests open; with few iterations where the test is not about their number. */
final class Rings {
    static final int FEW = 1_000;
    static final String SECRET = "test-only-passphrase";
    static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    static final KeyUse YAMADA = KeyUse.approval("yamada");

    private Rings() {}

    static Passphrase passphrase() {
        return Passphrase.of(SECRET.toCharArray());
    }

    /** What the ring is put under where a test changes its passphrase. */
    static Passphrase otherPassphrase() {
        return Passphrase.of("another test-only passphrase".toCharArray());
    }

    static KeyRing create(Path path) throws IOException {
        try (Passphrase passphrase = passphrase()) {
            return KeyRing.create(path, passphrase, FEW);
        }
    }

    static KeyRing open(Path path) throws IOException {
        return opening(path).ring().orElseThrow();
    }

    static KeyRingOpening opening(Path path) throws IOException {
        return opening(path, passphrase());
    }

    /** Closes the passphrase. */
    static KeyRingOpening opening(Path path, Passphrase passphrase) throws IOException {
        try (passphrase) {
            return KeyRing.open(path, passphrase, FEW);
        }
    }

    /** One key of each kind: own ones, rotated ones, somebody else's, two roots. */
    static KeyRing full(Path path) throws IOException {
        KeyRing ring = create(path);
        fill(ring);
        return ring;
    }

    static void fill(KeyRing ring) throws IOException {
        ring.add(KeyUse.manifest(), APRIL);
        ring.add(KeyUse.ledger(), APRIL);
        ring.rotate(KeyUse.ledger(), OCTOBER);
        ring.add(YAMADA, APRIL);
        ring.add(KeyUse.root(), APRIL);
        ring.rotate(KeyUse.root(), OCTOBER);
        try (SigningKey other = SigningKey.generate()) {
            ring.importPublic(KeyUse.approval("sato.k"), other.verificationKey(), APRIL);
        }
    }
}
