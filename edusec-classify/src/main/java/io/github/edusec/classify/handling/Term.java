package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;
import java.io.Serializable;

/**
 * A word of a policy: a role, a protection, a record or a witness.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param id the id, for programs
 * @param text the words, for people
 * @since 0.1.0
 */
public record Term(String id, Text text) implements Serializable {}
