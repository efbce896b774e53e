package io.github.edusec.examples.cli;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Hands a ledger over to the next key of a ring.
 *
 * <p>Both keys are in the ring before the ledger changes, and both stay until it has changed: whenever the process ends, the
 * ring has the key under which the ledger goes on, and the same steps again bring it to the end. A ledger that is damaged, in
 * use or signed by another key is refused before the ring is touched.
 */
final class LedgerHandover {
    private final KeyRing ring;
    private final KeyUse use;
    private final Path ledger;

    LedgerHandover(KeyRing ring, KeyUse use, Path ledger) {
        this.ring = ring;
        this.use = use;
        this.ledger = ledger;
    }

    /** Returns the key under which the ledger goes on, now the ring's primary one. */
    KeyInfo run(Instant clock) throws IOException {
        Instant now = notBeforePrepared(clock);
        if (!isDone()) {
            handOver(now);
        }
        return ring.rotate(use, now);
    }

    /** If the clock was set back since the key was prepared, the ring would refuse, but only when the ledger has changed. */
    private Instant notBeforePrepared(Instant clock) {
        return RingKeys.of(ring)
                .prepared(use)
                .map(KeyInfo::made)
                .filter(clock::isBefore)
                .orElse(clock);
    }

    /**
     * An earlier run may have been ended between the ledger's change and the ring's. Opening repairs what another writer may
     * have left behind the change, which only the next key can.
     */
    @SuppressWarnings("try") // the ledger is closed before the key that it signs with
    private boolean isDone() throws IOException {
        Optional<SigningKey> prepared = ring.preparedKey(use);
        if (prepared.isEmpty()) {
            return false;
        }
        try (SigningKey next = prepared.get();
                Ledger open = Ledger.open(ledger, next)) {
            open.close();
            return true;
        } catch (MalformedPackageException notItsTurn) {
            // Whatever else may be wrong with it, opening it with the old key says.
            return false;
        }
    }

    @SuppressWarnings("try") // the ledger is closed before the key that it signs with
    private void handOver(Instant now) throws IOException {
        try (SigningKey old = ring.signingKey(use).orElseThrow();
                Ledger open = Ledger.open(ledger, old);
                SigningKey next = next(now)) {
            open.changeKey(next, now);
            open.close();
        }
    }

    private SigningKey next(Instant now) throws IOException {
        Optional<SigningKey> prepared = ring.preparedKey(use);
        if (prepared.isPresent()) {
            return prepared.get();
        }
        ring.prepare(use, now);
        return ring.preparedKey(use).orElseThrow();
    }
}
