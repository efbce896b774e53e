/**
 * Keys under one passphrase, who may use them, and keys that wrap other keys.
 *
 * <p>Entry types: {@link io.github.edusec.crypto.keys.KeyRing} keeps signing keys (one per purpose, one per person), other
 * people's public keys and root keys in one PKCS#12 file; {@link io.github.edusec.crypto.keys.Appointments} says which key
 * stands for which role on a day; {@link io.github.edusec.crypto.keys.KeyWrapper} is where a key service (KMS, Vault,
 * PKCS#11) takes the place of the ring's root keys. Rings, root keys and wrappers hold secrets: close them, which wipes them.
 * Bouncy Castle is never registered as a provider.
 */
@NullMarked
package io.github.edusec.crypto.keys;

import org.jspecify.annotations.NullMarked;
