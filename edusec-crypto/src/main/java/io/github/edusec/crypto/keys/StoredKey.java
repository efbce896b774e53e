package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * A key as it stands in the store: its secret stays encrypted until it is asked for.
 *
 * @param info what it is
 * @param certificate the public half; null for a root key
 * @param secret the encrypted PKCS#8 form; null for a key that only verifies
 */
record StoredKey(
        KeyInfo info,
        @Nullable Certificate certificate,
        @Nullable EncryptedPrivateKeyInfo secret) {

    static StoredKey fresh(KeyUse use, int generation, Instant made, Sealing sealing) throws IOException {
        if (use.purpose() == KeyPurpose.ROOT) {
            try (RootKey key = RootKey.generate()) {
                return root(generation, made, key, sealing);
            }
        }
        try (SigningKey key = SigningKey.generate()) {
            return signing(use, generation, made, key, sealing);
        }
    }

    static StoredKey signing(KeyUse use, int generation, Instant made, SigningKey key, Sealing sealing)
            throws IOException {
        VerificationKey half = key.verificationKey();
        KeyInfo info = new KeyInfo(use, generation, made, null, half, true);
        byte[] pkcs8 = key.toPkcs8();
        try {
            return new StoredKey(info, KeyCertificate.of(info, half, key), sealing.seal(pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    static StoredKey verifying(KeyUse use, int generation, Instant made, VerificationKey key) throws IOException {
        KeyInfo info = new KeyInfo(use, generation, made, null, key, false);
        return new StoredKey(info, KeyCertificate.of(info, key, null), null);
    }

    static StoredKey root(int generation, Instant made, RootKey key, Sealing sealing) throws IOException {
        byte[] pkcs8 = key.toPkcs8();
        try {
            KeyInfo info = new KeyInfo(KeyUse.root(), generation, made, null, null, true);
            return new StoredKey(info, null, sealing.seal(pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /** Gives up the private half; its last signature is a certificate that says until when the key signed. */
    StoredKey retired(Instant when, Sealing sealing) throws IOException {
        VerificationKey half = Objects.requireNonNull(info.key());
        KeyInfo over = new KeyInfo(info.use(), info.generation(), info.made(), when, half, false);
        Optional<SigningKey> own = signingKey(sealing);
        try {
            return new StoredKey(over, KeyCertificate.of(over, half, own.orElse(null)), null);
        } finally {
            own.ifPresent(SigningKey::close);
        }
    }

    /** Decrypts the private half, if it is here. */
    Optional<SigningKey> signingKey(Sealing sealing) throws KeyFileException {
        if (secret == null) {
            return Optional.empty();
        }
        byte[] pkcs8 = sealing.open(secret, place());
        try {
            SigningKey own = SigningKey.ofPkcs8(pkcs8);
            if (own.verificationKey().equals(info.key())) {
                return Optional.of(own);
            }
            own.close();
            throw bad("the private key is not that of the certificate", "another key", "its own");
        } catch (IllegalArgumentException e) {
            throw bad("the private key is not that of the certificate", "another kind of key", "Ed25519 (RFC 8410)");
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    RootKey rootKey(Sealing sealing) throws KeyFileException {
        byte[] pkcs8 = sealing.open(Objects.requireNonNull(secret), place());
        try {
            return RootKey.ofPkcs8(pkcs8)
                    .orElseThrow(() -> bad("not an AES-256 key", "another kind of secret", "AES, 32 bytes"));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /** Decrypts and checks the secret first: one that was no key before would look like one encrypted in order. */
    StoredKey resealed(Sealing before, Sealing after) throws KeyFileException {
        if (secret == null) {
            return this;
        }
        byte[] pkcs8 = certificate == null ? rootPkcs8(before) : signingPkcs8(before);
        try {
            return new StoredKey(info, certificate, after.seal(pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private byte[] rootPkcs8(Sealing sealing) throws KeyFileException {
        try (RootKey key = rootKey(sealing)) {
            return key.toPkcs8();
        }
    }

    private byte[] signingPkcs8(Sealing sealing) throws KeyFileException {
        try (SigningKey key = signingKey(sealing).orElseThrow()) {
            return key.toPkcs8();
        }
    }

    /** Whose key it is stands in no message. */
    private String place() {
        return info.use().purpose().id() + " key " + info.generation();
    }

    private KeyFileException bad(String what, String found, String allowed) {
        return new KeyFileException(new Problem(place(), what, found, allowed));
    }

    /** Returns this key with its date of retirement, which the store does not state for root keys. */
    StoredKey supersededBy(StoredKey next) {
        KeyInfo over = new KeyInfo(
                info.use(), info.generation(), info.made(), next.info().made(), info.key(), info.hasSecret());
        return new StoredKey(over, certificate, secret);
    }

    /** Returns this key under the encryption of today, if it came from a program that derives keys with less work. */
    StoredKey strengthened(Sealing sealing) throws CryptoException {
        return secret == null ? this : new StoredKey(info, certificate, sealing.strengthened(secret, place()));
    }
}
