package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.SigningKey;
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

/** The keys of a ring in order, by use, the newest first, and what may be done to them. Immutable; each change makes another. */
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

    private StoredKey secretPrimary(KeyUse use) {
        return primary(use).filter(key -> key.info().hasSecret()).orElseThrow(() -> missing(use));
    }

    private static IllegalStateException missing(KeyUse use) {
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

    RingContent adding(KeyUse use, Instant made, Sealing sealing) throws IOException {
        if (primary(use).isPresent()) {
            throw new IllegalStateException(
                    "key ring: found a primary " + use.purpose().id() + " key, allowed: none when one is added");
        }
        return with(fresh(use, checkedTime(use, made), sealing));
    }

    /** A prepared key takes the old one's place; a root key stays for what it has wrapped. */
    RingContent rotating(KeyUse use, Instant when, Sealing sealing) throws IOException {
        StoredKey old = secretPrimary(use);
        Instant second = checkedTime(use, when);
        if (prepared(use).isPresent()) {
            return retiring(old, second, sealing);
        }
        StoredKey next = fresh(use, second, sealing);
        return use.purpose() == KeyPurpose.ROOT
                ? with(next)
                : retiring(old, second, sealing).with(next);
    }

    RingContent preparing(KeyUse use, Instant made, Sealing sealing) throws IOException {
        requireUnprepared(use);
        secretPrimary(use);
        return with(fresh(use, checkedTime(use, made), sealing));
    }

    RingContent retiringPrimary(KeyUse use, Instant when, Sealing sealing) throws IOException {
        requireUnprepared(use);
        StoredKey old = primary(use).orElseThrow(() -> missing(use));
        return retiring(old, checkedTime(use, when), sealing);
    }

    RingContent taking(KeyUse use, SigningKey key, Instant made, Sealing sealing) throws IOException {
        Instant second = checkedImport(use, key.verificationKey(), made);
        StoredKey taken = StoredKey.signing(use, nextGeneration(use), second, key, sealing);
        return withoutPrimary(use, second, sealing).with(taken);
    }

    RingContent takingPublic(KeyUse use, VerificationKey key, Instant made, Sealing sealing) throws IOException {
        Instant second = checkedImport(use, key, made);
        if (primary(use).filter(old -> old.info().hasSecret()).isPresent()) {
            throw new IllegalStateException("key ring: found a private "
                    + use.purpose().id() + " key of the same holder, allowed: none where a public key is taken over");
        }
        StoredKey taken = StoredKey.verifying(use, nextGeneration(use), second, key);
        return withoutPrimary(use, second, sealing).with(taken);
    }

    RingContent droppingRoot(int generation) {
        StoredKey dropped = of(KeyUse.root()).stream()
                .filter(key ->
                        key.info().generation() == generation && key.info().retired() != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "key ring: found no retired root key of generation " + generation + ", allowed: one"));
        return without(dropped);
    }

    private StoredKey fresh(KeyUse use, Instant made, Sealing sealing) throws IOException {
        return StoredKey.fresh(use, nextGeneration(use), made, sealing);
    }

    private Instant checkedImport(KeyUse use, VerificationKey key, Instant made) {
        requireUnprepared(use);
        if (has(key)) {
            throw new IllegalStateException(
                    "key ring: found the key " + key.fingerprint() + " here already, allowed: each key once");
        }
        return checkedTime(use, made);
    }

    private void requireUnprepared(KeyUse use) {
        use.requireSigning();
        if (prepared(use).isPresent()) {
            throw new IllegalStateException(
                    "key ring: found a prepared " + use.purpose().id() + " key, allowed: none, so rotate first");
        }
    }

    private RingContent retiring(StoredKey old, Instant when, Sealing sealing) throws IOException {
        return without(old).with(old.retired(when, sealing));
    }

    private RingContent withoutPrimary(KeyUse use, Instant when, Sealing sealing) throws IOException {
        Optional<StoredKey> old = primary(use);
        return old.isEmpty() ? this : retiring(old.get(), when, sealing);
    }

    private boolean has(VerificationKey key) {
        return keys.stream().anyMatch(each -> key.equals(each.info().key()));
    }

    private int nextGeneration(KeyUse use) {
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
    private Instant checkedTime(KeyUse use, Instant time) {
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

    private RingContent with(StoredKey key) {
        List<StoredKey> more = new ArrayList<>(keys);
        more.add(key);
        more.sort(StoreBags.ORDER);
        return new RingContent(StoreBags.retiredRoots(more));
    }

    private RingContent without(StoredKey key) {
        return new RingContent(
                keys.stream().filter(each -> !each.info().equals(key.info())).toList());
    }
}
