package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The rule that decided about a record, and how the record came under it.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param schedule the schedule that has the rule
 * @param rule the rule
 * @param change the event that brought the record under this rule, or null if it is the rule of the record's own kind
 * @since 0.1.0
 */
public record AppliedRule(
        PolicyVersion schedule,
        RetentionRule rule,
        @Nullable ChangeOfKind change) implements Serializable {}
