package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An algorithm as a policy judges it.
 *
 * <p>A value: immutable, thread-safe and serializable.
 *
 * @param id the id, unique in the policy
 * @param name the name, for people
 * @param category how it stands on the list
 * @param strengthBits its security strength (暗号強度) in bits, which the key-length table knows, or null where none applies:
 *     a mode, or a key made from a passphrase, which is as strong as the passphrase
 * @param clause where the list says so
 * @param note what must be said wherever it is used, or null if nothing
 * @since 0.1.0
 */
public record Algorithm(
        String id,
        Text name,
        AlgorithmCategory category,
        @Nullable Integer strengthBits,
        String clause,
        @Nullable Text note)
        implements Serializable {}
