package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.SigningKey;
import java.security.MessageDigest;

/**
 * A SHA-256 that binds an entry to something kept elsewhere, without saying what it is. A value: immutable and
 * thread-safe.
 *
 * <p><b>Not guaranteed.</b> Only a salted commitment hides a value that can be guessed (an id, a name, a small document);
 * the salt stays with the caller, and once it is destroyed under its own retention rule the commitment says nothing more.
 *
 * @param hex the SHA-256 as 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record Commitment(String hex) {
    /** Bytes of a salt. */
    public static final int SALT_BYTES = 32;

    /**
     * Checks the form.
     *
     * @param hex 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException if it is anything else
     */
    public Commitment {
        if (!Sha256.isHex(hex)) {
            throw new IllegalArgumentException("commitment: found " + hex.length()
                    + " characters that are no SHA-256, allowed: 64 lower-case hex digits");
        }
    }

    /**
     * Commits to a value that others could guess: SHA-256(salt || value).
     *
     * @param salt 32 random bytes, kept by the caller and never reused for another value
     * @param value the value, in a form the caller can reproduce
     * @return the commitment
     * @throws IllegalArgumentException if the salt is not 32 bytes
     */
    public static Commitment salted(byte[] salt, byte[] value) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("salt: found " + salt.length + " bytes, allowed: " + SALT_BYTES);
        }
        MessageDigest sha256 = Sha256.digest();
        sha256.update(salt);
        return new Commitment(Sha256.hex(sha256.digest(value)));
    }

    /**
     * Commits to bytes that nobody can guess, such as an encrypted package or a Merkle root's preimage.
     *
     * @param bytes the bytes
     * @return the commitment, their plain SHA-256
     */
    public static Commitment plain(byte[] bytes) {
        return new Commitment(Sha256.hex(Sha256.of(bytes)));
    }

    /** Commits to a public key by its fingerprint. */
    static Commitment ofKey(SigningKey key) {
        return new Commitment(key.verificationKey().fingerprint().substring("sha256:".length()));
    }

    /**
     * Returns the form that stands in the ledger.
     *
     * @return "sha256:" and the digits
     */
    @Override
    public String toString() {
        return "sha256:" + hex;
    }
}
