package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.policy.MethodDecision;

/**
 * What became of sealing.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface SealOutcome {
    /**
     * The package is complete.
     *
     * @param made what was made
     * @since 0.1.0
     */
    record Sealed(SealedPackage made) implements SealOutcome {}

    /**
     * The policy does not allow the method on the day of the statement. Nothing was written.
     *
     * @param decision which rules say so
     * @since 0.1.0
     */
    record NotPermitted(MethodDecision.Refused decision) implements SealOutcome {}

    /**
     * The passphrase is too weak for a package. Nothing was written.
     *
     * @param reason why, without a character of it
     * @since 0.1.0
     */
    record TooWeak(Text reason) implements SealOutcome {}

    /**
     * The caller ended the work. Nothing was left behind.
     *
     * @since 0.1.0
     */
    record Cancelled() implements SealOutcome {}
}
