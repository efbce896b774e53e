package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.VerificationKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public keys of a ledger. A value: immutable and thread-safe.
 *
 * @param current the key under which it goes on
 * @param earlier the keys under which it was kept before, in any order; with them a change of key is checked, and checkpoints
 *     that were kept then
 * @since 0.1.0
 */
public record LedgerKeys(VerificationKey current, List<VerificationKey> earlier) {
    /**
     * Copies the list.
     *
     * @param current the key under which it goes on
     * @param earlier the keys before it
     */
    public LedgerKeys {
        earlier = List.copyOf(earlier);
    }

    /**
     * Takes the key of a ledger whose key was never changed.
     *
     * @param key the key
     * @return that key alone
     */
    public static LedgerKeys of(VerificationKey key) {
        return new LedgerKeys(key, List.of());
    }

    /** Finds the key that has this id in notes of a ledger. */
    Optional<VerificationKey> withId(String keyId, String origin) {
        return all().filter(key -> key.noteKeyId(origin).equals(keyId)).findFirst();
    }

    boolean anySigned(Checkpoint checkpoint) {
        return all().anyMatch(checkpoint::isSignedBy);
    }

    private Stream<VerificationKey> all() {
        return Stream.concat(Stream.of(current), earlier.stream());
    }
}
