package io.github.edusec.crypto.keys;

import java.io.IOException;

/**
 * Wraps data keys under a key that the caller never sees: the ring's root key, or one in a KMS, a Vault or a PKCS#11 token.
 *
 * <p>Implementations authenticate: what was changed, or is asked for in another context, does not unwrap. They do not modify
 * their arguments, return arrays that the caller may wipe, and may be called from several threads. {@link KeyWrapperContract}
 * tries an implementation.
 *
 * @since 0.1.0
 */
public interface KeyWrapper {
    /** The least bytes of a data key that every implementation takes. */
    int LEAST_KEY_BYTES = 16;

    /** The most bytes of a data key that every implementation takes. */
    int MOST_KEY_BYTES = 64;

    /** The most bytes of a context that every implementation takes. */
    int MOST_CONTEXT_BYTES = 1_024;

    /**
     * Wraps a data key.
     *
     * @param dataKey {@value #LEAST_KEY_BYTES} to {@value #MOST_KEY_BYTES} bytes; unchanged, so wipe yours
     * @param context what the key belongs to, such as the id of a ledger or a cohort; 0 to {@value #MOST_CONTEXT_BYTES}
     *     bytes, not secret, not stored in the result
     * @return the wrapped key, another one at each call; need not be kept secret
     * @throws IllegalArgumentException if a length is out of range
     * @throws IOException if a service cannot be reached
     */
    byte[] wrap(byte[] dataKey, byte[] context) throws IOException;

    /**
     * Unwraps a data key.
     *
     * @param wrapped what {@link #wrap} returned; any bytes
     * @param context the context that was given then
     * @return the data key, which the caller wipes
     * @throws io.github.edusec.crypto.KeyUnwrapException if it was changed, belongs to another context, or was wrapped by a
     *     key that is not here; any other CryptoException is a refusal as well
     * @throws IllegalArgumentException if the context is too long
     * @throws IOException if a service cannot be reached
     */
    byte[] unwrap(byte[] wrapped, byte[] context) throws IOException;
}
