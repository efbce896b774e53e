package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.KeyUnwrapException;
import io.github.edusec.crypto.NewerFormatException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Wraps data keys under root keys in this process: AES-256-GCM (NIST SP 800-38D) with a random nonce.
 *
 * <p>A wrapped key is one byte 0x01 (the version), 8 bytes of the root key's id, 12 bytes of nonce, the encrypted data key
 * and 16 bytes of tag; version, id and context are authenticated. So 37 bytes longer than the data key. Thread-safe.
 *
 * <p><b>Not guaranteed.</b> The root keys are in this process's memory while the wrapper is open, which a key service avoids.
 * With random nonces a root key must not wrap more than 2^32 keys; nobody counts them here. The context is bound, not hidden:
 * whoever has the root key can try contexts.
 *
 * @since 0.1.0
 */
public final class RootKeyWrapper implements KeyWrapper, AutoCloseable {
    private static final byte VERSION = 1;
    private static final int ID_BYTES = 8;
    private static final int HEAD_BYTES = 1 + ID_BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int ADDED = HEAD_BYTES + NONCE_BYTES + TAG_BYTES;
    private static final String WHERE = "wrapped key";

    private final List<RootKey> keys;
    private final SecureRandom random = new SecureRandom();

    private RootKeyWrapper(List<RootKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Makes a wrapper, which closes the keys when it is closed.
     *
     * @param keys the root key that wraps first, then older ones that only unwrap; see {@link KeyRing#rootKeys()}
     * @return the wrapper; close it after use
     * @throws IllegalArgumentException if there is no key
     */
    public static RootKeyWrapper of(List<RootKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("root keys: found none, allowed: one or more");
        }
        return new RootKeyWrapper(keys);
    }

    /**
     * Wraps a data key under the newest root key.
     *
     * @param dataKey 16 to 64 bytes; unchanged, so wipe yours
     * @param context what the key belongs to; at most 1,024 bytes
     * @return the wrapped key
     * @throws IllegalArgumentException if a length is out of range
     * @throws IllegalStateException if closed
     */
    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) {
        requireContext(context);
        if (dataKey.length < LEAST_KEY_BYTES || dataKey.length > MOST_KEY_BYTES) {
            throw new IllegalArgumentException("data key: found " + dataKey.length + " bytes, allowed: "
                    + LEAST_KEY_BYTES + " to " + MOST_KEY_BYTES);
        }
        RootKey key = keys.get(0);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer wrapped = ByteBuffer.allocate(dataKey.length + ADDED);
        wrapped.put(VERSION).put(HexFormat.of().parseHex(key.id())).put(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, wrapped.array(), context);
            wrapped.put(cipher.doFinal(dataKey));
            return wrapped.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /**
     * Unwraps a data key with the root key that wrapped it.
     *
     * @param wrapped any bytes
     * @param context the context that was given when it was wrapped
     * @return the data key, which the caller wipes
     * @throws NewerFormatException if the first byte names a newer version
     * @throws KeyUnwrapException if it was changed, belongs to another context, or its root key is not here
     * @throws IllegalArgumentException if the context is too long
     * @throws IllegalStateException if closed
     */
    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws CryptoException {
        requireContext(context);
        if (wrapped.length > 0 && wrapped[0] > VERSION) {
            throw new NewerFormatException(WHERE, Byte.toString(wrapped[0]), Byte.toString(VERSION));
        }
        int length = wrapped.length - ADDED;
        if (length < LEAST_KEY_BYTES || length > MOST_KEY_BYTES || wrapped[0] != VERSION) {
            throw refused("not of its form", wrapped.length + " bytes", "version 1, a key of 16 to 64 bytes");
        }
        String id = HexFormat.of().formatHex(wrapped, 1, HEAD_BYTES);
        Optional<RootKey> key =
                keys.stream().filter(each -> each.id().equals(id)).findFirst();
        if (key.isEmpty()) {
            throw refused("wrapped by a root key that is not here", "id " + id, keys.size() + " other ids");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key.get(), wrapped, context)
                    .doFinal(wrapped, HEAD_BYTES + NONCE_BYTES, length + TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw refused("not authentic", "a changed key or another context", "the key as wrapped, its context");
        }
    }

    /**
     * Returns the id of the root key that wraps; a wrapped key that starts with another one is due to be wrapped anew.
     *
     * @return as {@link RootKey#id()}
     */
    public String primaryId() {
        return keys.get(0).id();
    }

    private static Cipher cipher(int mode, RootKey key, byte[] wrapped, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, key.toSecretKey(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, wrapped, HEAD_BYTES, NONCE_BYTES));
        cipher.updateAAD(wrapped, 0, HEAD_BYTES);
        cipher.updateAAD(context);
        return cipher;
    }

    private static void requireContext(byte[] context) {
        if (context.length > MOST_CONTEXT_BYTES) {
            throw new IllegalArgumentException(
                    "context: found " + context.length + " bytes, allowed: at most " + MOST_CONTEXT_BYTES);
        }
    }

    private static KeyUnwrapException refused(String what, String found, String allowed) {
        return new KeyUnwrapException(new Problem(WHERE, what, found, allowed));
    }

    /** Closes the root keys; closing again does nothing. */
    @Override
    public void close() {
        keys.forEach(RootKey::close);
    }

    /**
     * Names the root keys without their secrets.
     *
     * @return their ids
     */
    @Override
    public String toString() {
        return "RootKeyWrapper" + keys;
    }
}
