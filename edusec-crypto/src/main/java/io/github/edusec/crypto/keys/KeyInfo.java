package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.VerificationKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ring says of one of its keys without any secret. A value: immutable and thread-safe.
 *
 * <p><b>Not guaranteed.</b> The dates are what the caller said; no clock and no third party vouches for them.
 *
 * @param use what the key is for and whose it is
 * @param generation 1 for the first key of this use, then counting up, at most 9,999
 * @param made when the key was made or taken over, to the second
 * @param retired when another key took its place or it was given up; null while it is in use or prepared
 * @param key the public half; null for a root key, which has none
 * @param hasSecret whether the ring holds the private half or the root key itself
 * @since 0.1.0
 */
public record KeyInfo(
        KeyUse use,
        int generation,
        Instant made,
        @Nullable Instant retired,
        @Nullable VerificationKey key,
        boolean hasSecret) {
    /**
     * Returns the name of the key in the PKCS#12 file, as {@code keytool -list} shows it.
     *
     * @return for example "edusec1:approval:yamada:2"
     */
    public String alias() {
        return new KeyAlias(use, generation).toString();
    }

    /**
     * Returns the fingerprint of the public half.
     *
     * @return as {@link VerificationKey#fingerprint()}; empty for a root key
     */
    public Optional<String> fingerprint() {
        return Optional.ofNullable(key).map(VerificationKey::fingerprint);
    }

    /**
     * Returns the public half in the form in which it is given to others.
     *
     * @return one PEM block (SubjectPublicKeyInfo); empty for a root key
     */
    public Optional<String> pem() {
        return Optional.ofNullable(key).map(VerificationKey::pem);
    }
}
