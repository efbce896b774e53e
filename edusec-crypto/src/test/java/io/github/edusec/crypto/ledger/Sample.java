package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** The ledger that the golden file holds, written with a key that exists for these tests only. */
final class Sample {
    static final String ORIGIN = "test.example/golden";
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T01:02:03Z"));

    private Sample() {}

    static SigningKey key() throws IOException {
        return SigningKey.load(resource("test-only-key.pem"));
    }

    static Path resource(String name) {
        URL url = Objects.requireNonNull(Sample.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Five entries under four checkpoints. */
    static void write(Path path, SigningKey key) throws IOException {
        try (Ledger ledger = Ledger.create(path, ORIGIN, key, CLOCK)) {
            ledger.append(entry("takeout.packed", 1));
            ledger.append(List.of(entry("disposal.intent", 2), entry("disposal.done", 3)));
            ledger.append(LedgerEntry.of("hold.added", CLOCK.instant().plusSeconds(4)));
        }
    }

    static LedgerEntry entry(String kind, int n) {
        return LedgerEntry.of(kind, CLOCK.instant().plusSeconds(n))
                .with("record", Commitment.salted(new byte[Commitment.SALT_BYTES], new byte[] {(byte) n}))
                .with("items", n)
                .with("level", "read-back");
    }
}
