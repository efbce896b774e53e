package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rule that decided about a record, and how the record came under it.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param schedule the schedule that has the rule
 * @param rule the rule
 * @param changes the events that brought the record under this rule, the first one first; empty if it is the rule of the
 *     record's own kind
 * @since 0.1.0
 */
public record AppliedRule(PolicyVersion schedule, RetentionRule rule, List<ChangeOfKind> changes)
        implements Serializable {
    /**
     * Copies the changes.
     *
     * @param schedule not null
     * @param rule not null
     * @param changes may be empty
     */
    public AppliedRule {
        changes = List.copyOf(changes);
    }

    Map<EventKind, LocalDate> changeDays() {
        Map<EventKind, LocalDate> days = new EnumMap<>(EventKind.class);
        changes.forEach(change -> days.put(change.event(), change.on()));
        return days;
    }
}
