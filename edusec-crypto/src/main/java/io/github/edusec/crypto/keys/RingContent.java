package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
                .skip(prepared(use).isPresent() ? 1 : 0)
                .limit(1)
                .filter(key -> key.info().retired() == null)
                .findFirst();
    }

    StoredKey secretPrimary(KeyUse use) {
        return primary(use).filter(key -> key.info().hasSecret()).orElseThrow(() -> missing(use));
    }

    static IllegalStateException missing(KeyUse use) {
        return new IllegalStateException(
                "key ring: found no primary " + use.purpose().id() + " key of that holder here, allowed: one");
    }

    /** The newest key, while the private half of the one before it is still here. */
    Optional<StoredKey> prepared(KeyUse use) {
        List<StoredKey> keys = of(use);
        boolean both = use.purpose() != KeyPurpose.ROOT
                && keys.size() > 1
                && keys.get(0).info().hasSecret()
                && keys.get(1).info().hasSecret();
        return both ? Optional.of(keys.get(0)) : Optional.empty();
    }

    RingContent retiring(StoredKey old, Instant when, Sealing sealing) throws IOException {
        return without(old).with(old.retired(when, sealing));
    }

    RingContent withoutPrimary(KeyUse use, Instant when, Sealing sealing) throws IOException {
        Optional<StoredKey> old = primary(use);
        return old.isEmpty() ? this : retiring(old.get(), when, sealing);
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

    /** Returns the time to the second, which must not lie before a key of the use was made or retired: who asks which key held at a time
     * gets one answer. */
    Instant checkedTime(KeyUse use, Instant time) {
        List<StoredKey> before = of(use);
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        Instant first = before.stream()
                .flatMap(key -> Stream.of(
                        key.info().made(), Objects.requireNonNullElse(key.info().retired(), Instant.EPOCH)))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        if (second.isBefore(first) || !second.isBefore(KeyCertificate.NO_END)) {
            throw new IllegalArgumentException("time of a key: found " + second + ", allowed: from " + first
                    + ", when the last key before it was made or retired, to year 9999");
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
