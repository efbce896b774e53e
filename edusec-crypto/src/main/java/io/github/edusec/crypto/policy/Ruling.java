package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;

/**
 * What one rule of a policy says.
 *
 * <p>A value: immutable, thread-safe and serializable.
 *
 * @param rule the rule's id: {@code allowed-methods}, or {@code method-}, {@code algorithm-} or {@code key-length-} and the id
 *     or strength it is about
 * @param clause the clause it is taken from
 * @param text what it says, in our words
 * @param algorithms ids of the algorithms it is about; empty if it is about the method as a whole
 * @since 0.1.0
 */
public record Ruling(String rule, String clause, Text text, List<String> algorithms) implements Serializable {
    /**
     * Copies the list.
     *
     * @param rule not null
     * @param clause not null
     * @param text not null
     * @param algorithms may be empty
     */
    public Ruling {
        algorithms = List.copyOf(algorithms);
    }
}
