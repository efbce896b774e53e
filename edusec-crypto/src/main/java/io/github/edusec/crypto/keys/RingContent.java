package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.VerificationKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of a ring in order: by use, the newest first. Immutable; each change makes another. */
record RingContent(List<StoredKey> keys) {
    RingContent {
        keys = List.copyOf(keys);
    }

    List<StoredKey> of(KeyUse use) {
        return keys.stream().filter(key -> key.info().use().equals(use)).toList();
    }

    /** The key that takes new work, if there is one. */
    Optional<StoredKey> primary(KeyUse use) {
        return of(use).stream()
                .limit(1)
                .filter(key -> key.info().retired() == null)
                .findFirst();
    }

    boolean has(VerificationKey key) {
        return keys.stream().anyMatch(each -> key.equals(each.info().key()));
    }

    int nextGeneration(KeyUse use) {
        int next = 1
                + of(use).stream()
                        .mapToInt(key -> key.info().generation())
                        .max()
                        .orElse(0);
        if (next > KeyAlias.MAX_GENERATION) {
            throw new IllegalStateException("key ring: found " + (next - 1) + " keys of one use, allowed: no more");
        }
        return next;
    }

    /** Returns the time to the second, which must not lie before the newest key of the use: the order of keys is their age. */
    Instant checkedTime(KeyUse use, Instant time) {
        List<StoredKey> before = of(use);
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        Instant first = before.isEmpty() ? Instant.EPOCH : before.get(0).info().made();
        if (second.isBefore(first) || !second.isBefore(KeyCertificate.NO_END)) {
            throw new IllegalArgumentException("time of a key: found " + second + ", allowed: from " + first
                    + ", when the key before it was made, to year 9999");
        }
        return second;
    }

    RingContent with(StoredKey key) {
        List<StoredKey> more = new ArrayList<>(keys);
        more.add(key);
        more.sort(StoreBags.ORDER);
        return new RingContent(StoreBags.retiredRoots(more));
    }

    RingContent without(StoredKey key) {
        return new RingContent(
                keys.stream().filter(each -> !each.info().equals(key.info())).toList());
    }
}
