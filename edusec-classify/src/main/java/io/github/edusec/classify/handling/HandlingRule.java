package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a handling policy, as reasons and tables name it.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param id the rule's id, stable over the policy's versions
 * @param clause the clause it is taken from
 * @param operations what it is about, in the policy's order
 * @param reason what the clause asks for, in our words
 * @param literal what the clause says literally where we apply a stricter reading, or null if it is not doubtful
 * @since 0.1.0
 */
public record HandlingRule(
        String id,
        String clause,
        List<Operation> operations,
        Text reason,
        @Nullable Text literal) implements Serializable {
    /**
     * Copies the operations.
     *
     * @param id not null
     * @param clause not null
     * @param operations not null
     * @param reason not null
     * @param literal null if the clause is not doubtful
     */
    public HandlingRule {
        operations = List.copyOf(operations);
    }
}
