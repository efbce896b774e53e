package io.github.edusec.crypto.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An AES-256 key under which other keys are wrapped.
 *
 * <p>Make it or take it from a {@link KeyRing}, use it, close it: closing overwrites the bytes held here. Equal to itself
 * only. Thread-safe.
 *
 * <p><b>Not guaranteed.</b> Copies that the JVM's ciphers or collector made, or that the operating system swapped out, are
 * not reached.
 *
 * @since 0.1.0
 */
public final class RootKey implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;
    /** PKCS#8 with the AES object identifier, as the JDK encodes secret keys in its PKCS#12 files; it adds a NULL at times. */
    private static final String PREFIX = "3031020100300a06086086480165030401" + "0420";

    private static final String PREFIX_WITH_NULL = "3033020100300c060860864801650304010500" + "0420";

    private final byte[] key;
    private final byte[] id;
    private boolean closed;

    private RootKey(byte[] key) {
        this.key = key;
        this.id = idOf(key);
    }

    /**
     * Makes a new random key that is in no ring.
     *
     * @return the key; close it after use
     */
    public static RootKey generate() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new RootKey(key);
    }

    static Optional<RootKey> ofPkcs8(byte[] pkcs8) {
        for (String prefix : new String[] {PREFIX, PREFIX_WITH_NULL}) {
            byte[] head = HexFormat.of().parseHex(prefix);
            if (pkcs8.length == head.length + KEY_BYTES && Arrays.equals(pkcs8, 0, head.length, head, 0, head.length)) {
                return Optional.of(new RootKey(Arrays.copyOfRange(pkcs8, head.length, pkcs8.length)));
            }
        }
        return Optional.empty();
    }

    synchronized byte[] toPkcs8() {
        requireOpen();
        byte[] head = HexFormat.of().parseHex(PREFIX);
        byte[] pkcs8 = Arrays.copyOf(head, head.length + KEY_BYTES);
        System.arraycopy(key, 0, pkcs8, head.length, KEY_BYTES);
        return pkcs8;
    }

    /** Returns the key for a cipher; the object that holds it cannot be wiped. */
    synchronized SecretKeySpec toSecretKey() {
        requireOpen();
        return new SecretKeySpec(key, "AES");
    }

    /**
     * Returns the name by which wrapped keys say which root key they need; it tells nothing about the key.
     *
     * @return 16 lower-case hexadecimal digits: the first 8 bytes of HMAC-SHA-256 under the key over "edusec root key id"
     */
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    private static byte[] idOf(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] text = "edusec root key id".getBytes(StandardCharsets.US_ASCII);
            return Arrays.copyOf(mac.doFinal(text), ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
        }
    }

    /** Overwrites the key; closing again does nothing. */
    @Override
    public synchronized void close() {
        Arrays.fill(key, (byte) 0);
        closed = true;
    }

    /**
     * Names the key without its secret.
     *
     * @return its id
     */
    @Override
    public String toString() {
        return "RootKey[secret, id " + id() + "]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("root key: found closed, allowed: open");
        }
    }
}
