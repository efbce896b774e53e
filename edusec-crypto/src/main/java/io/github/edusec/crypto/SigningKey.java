package io.github.edusec.crypto;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 private key (RFC 8032) for one purpose, such as signing the ledger.
 *
 * <p>The file is a PKCS#8 PEM (RFC 8410, RFC 7468) as {@code openssl genpkey -algorithm ed25519} writes it. Thread-safe.
 *
 * <p><b>Not guaranteed.</b> The PEM file is not encrypted: whoever can read it can sign, and only its permissions (owner
 * only, where the file system knows owners) protect it; {@code keys.KeyRing} keeps keys under a passphrase.
 * {@link #close()} wipes this object's copy of the key, but Java 17's own private key objects cannot be wiped and stay in
 * memory until they are garbage-collected and overwritten. A key file is not bound to a purpose: use one key per purpose.
 *
 * @since 0.1.0
 */
public final class SigningKey implements AutoCloseable {
    private static final String PEM_TYPE = "PRIVATE KEY";

    private final byte[] seed;
    private final VerificationKey verificationKey;
    private @Nullable PrivateKey key;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        this.verificationKey = VerificationKey.ofRaw(Ed25519.derivePublicKey(seed));
        this.key = Ed25519.privateKey(seed);
    }

    /**
     * Makes a new random key.
     *
     * @return the key; close it after use
     */
    public static SigningKey generate() {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        return new SigningKey(seed);
    }

    /**
     * Reads an unencrypted PKCS#8 PEM file.
     *
     * @param path the key file
     * @return the key; close it after use
     * @throws KeyFileException if the file is not one unencrypted Ed25519 PKCS#8 PEM block
     * @throws IOException if the file cannot be read
     */
    public static SigningKey load(Path path) throws IOException {
        byte[] der = PemFile.read(path, PEM_TYPE);
        try {
            byte[] seed = Ed25519.seedOf(der);
            if (seed.length != Ed25519.KEY_BYTES) {
                throw PemFile.bad(
                        path.getFileName() + "",
                        "not an Ed25519 private key",
                        der.length + " bytes of DER of another kind",
                        "PKCS#8 version 1 with Ed25519 (RFC 8410)");
            }
            return new SigningKey(seed);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    /**
     * Takes a key in the form that key stores hold.
     *
     * @param pkcs8 the DER of an Ed25519 PKCS#8 version 1 (RFC 8410); copied, so wipe yours
     * @return the key; close it after use
     * @throws IllegalArgumentException if the bytes are anything else; the message holds none of them
     */
    public static SigningKey ofPkcs8(byte[] pkcs8) {
        byte[] seed = Ed25519.seedOf(pkcs8);
        if (seed.length != Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("signing key: found " + pkcs8.length
                    + " bytes of another kind, allowed: PKCS#8 version 1 with Ed25519 (RFC 8410)");
        }
        return new SigningKey(seed);
    }

    /**
     * Returns the secret in the form that key stores hold, for whoever protects it there.
     *
     * @return a copy, the DER of a PKCS#8 version 1 (RFC 8410), which the caller wipes
     * @throws IllegalStateException if the key is closed
     */
    public synchronized byte[] toPkcs8() {
        requireOpen();
        return Ed25519.pkcs8(seed);
    }

    /**
     * Writes the key to a new file that only its owner may read; the permissions hold from its first byte on.
     *
     * @param path the file to create
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; a key is never overwritten
     * @throws IOException if the file cannot be written
     * @throws IllegalStateException if the key is closed
     */
    public synchronized void save(Path path) throws IOException {
        requireOpen();
        byte[] der = Ed25519.pkcs8(seed);
        byte[] pem = PemFile.encode(PEM_TYPE, der);
        try {
            PemFile.write(path, pem, true);
        } finally {
            Arrays.fill(der, (byte) 0);
            Arrays.fill(pem, (byte) 0);
        }
    }

    /**
     * Returns the public half, which also outlives {@link #close()}.
     *
     * @return the key that verifies this key's signatures
     */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /**
     * Signs a message.
     *
     * @param message the bytes to sign
     * @return the 64-byte Ed25519 signature
     * @throws IllegalStateException if the key is closed
     */
    public synchronized byte[] sign(byte[] message) {
        return Ed25519.sign(requireOpen(), message);
    }

    /** Wipes this object's copy of the key; closing twice does nothing. */
    @Override
    public synchronized void close() {
        Arrays.fill(seed, (byte) 0);
        key = null;
    }

    /**
     * Names the key without its secret.
     *
     * @return the fingerprint of the public half
     */
    @Override
    public String toString() {
        return "SigningKey[secret, public " + verificationKey.fingerprint() + "]";
    }

    private PrivateKey requireOpen() {
        PrivateKey open = key;
        if (open == null) {
            throw new IllegalStateException("the signing key is closed");
        }
        return open;
    }
}
