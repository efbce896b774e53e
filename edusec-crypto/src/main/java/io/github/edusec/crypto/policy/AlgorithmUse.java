package io.github.edusec.crypto.policy;

import java.io.Serializable;

/**
 * An algorithm in a method.
 *
 * <p>A value: immutable, thread-safe and serializable.
 *
 * @param algorithm the algorithm
 * @param role what it does there
 * @param optional true if a package of the method may do without it, as one to a passphrase does without key agreement
 * @since 0.1.0
 */
public record AlgorithmUse(Algorithm algorithm, AlgorithmRole role, boolean optional) implements Serializable {}
