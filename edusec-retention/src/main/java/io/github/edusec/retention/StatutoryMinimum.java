package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * How long a statute demands a record at least.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param period how long; not for good
 * @param start which day it starts on; the day after the event, unless the statute says otherwise (民法140条)
 * @param startAssumed whether start and events are our assumption, because the statute states none
 * @param events the events that start it, of those that happened the latest counts; empty for those of the rule
 * @param clause the statute's clause, for example "学校教育法施行規則28条2項"
 * @since 0.1.0
 */
public record StatutoryMinimum(
        RetentionPeriod period, StartRule start, boolean startAssumed, List<EventKind> events, String clause)
        implements Serializable {
    /**
     * Copies the list.
     *
     * @param period not permanent
     * @param start not null
     * @param startAssumed true if the statute states no start
     * @param events may be empty
     * @param clause not blank
     * @throws IllegalArgumentException if the period is permanent, since then the rule is, or the clause is blank
     */
    public StatutoryMinimum {
        events = List.copyOf(events);
        if (period instanceof RetentionPeriod.Permanent) {
            throw new IllegalArgumentException("statutory minimum: found permanent, allowed: a period that ends");
        }
        if (clause.isBlank()) {
            throw new IllegalArgumentException("statutory minimum: found a blank clause, allowed: a text");
        }
    }

    /**
     * Returns the first day on which the statute no longer demands the record.
     *
     * @param event the day of the event
     * @return the day after the last day to keep
     */
    public LocalDate disposableFrom(LocalDate event) {
        return period.endsBefore(start.firstDay(event)).orElseThrow();
    }
}
