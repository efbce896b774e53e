package io.github.edusec.crypto.policy;

import io.github.edusec.classify.PolicyVersion;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one package was protected, as it is needed after a loss (紛失・漏えい).
 *
 * <p>The authority asks whether what was lost was under strong encryption (高度な暗号化) and whether the key was kept apart.
 * These are facts for that question and <b>never the answer</b>: whether a report is due depends on the implementation, the
 * recipient, the key's own fate and the law of the day, and people decide it. An allowed method is not a report less.
 *
 * <p>A value: immutable, thread-safe and serializable.
 *
 * @param method the method's id
 * @param algorithms what was used, in the policy's order
 * @param policy the policy that allowed it, with its version and hash
 * @param key whether the key was kept apart
 * @since 0.1.0
 */
public record ProtectionFacts(String method, List<Used> algorithms, PolicyVersion policy, KeySeparation key)
        implements Serializable {
    /**
     * Copies the list.
     *
     * @param method not null
     * @param algorithms not null
     * @param policy not null
     * @param key not null
     */
    public ProtectionFacts {
        algorithms = List.copyOf(algorithms);
    }

    /**
     * An algorithm that was used.
     *
     * @param algorithm its id
     * @param role what it did
     * @param strengthBits its security strength in bits, or null where none applies
     * @since 0.1.0
     */
    public record Used(
            String algorithm, AlgorithmRole role, @Nullable Integer strengthBits) implements Serializable {}
}
