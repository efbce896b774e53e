package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two dates that decide, and the events they were counted from. All intervals are half-open: the day before a
 * "disposable from" is the last day to keep.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param rule what the schedule's period gives
 * @param statute what the statute's minimum gives, or null if none is known
 * @param besides further events that were weighed, of a record whose kind has changed: those that brought it under the rules
 *     that end no later, and those that these count from; else empty
 * @since 0.1.0
 */
public record RetentionDates(Counted rule, @Nullable Counted statute, Map<EventKind, LocalDate> besides)
        implements Serializable {
    /**
     * Copies the events.
     *
     * @param rule not null
     * @param statute null if no minimum is known
     * @param besides may be empty
     */
    public RetentionDates {
        besides = EventKind.days(besides);
    }

    /**
     * A period that was counted. A value: immutable and thread-safe.
     *
     * @param event the event that started it
     * @param eventDate its day
     * @param disposableFrom first day after the period
     * @since 0.1.0
     */
    public record Counted(EventKind event, LocalDate eventDate, LocalDate disposableFrom) implements Serializable {}

    /**
     * Returns the event that started the schedule's period.
     *
     * @return the event
     */
    public EventKind event() {
        return rule.event();
    }

    /**
     * Returns the day of the event that started the schedule's period.
     *
     * @return its day
     */
    public LocalDate eventDate() {
        return rule.eventDate();
    }

    /**
     * Returns what the schedule's period gives.
     *
     * @return the first day after it
     */
    public LocalDate ruleDisposableFrom() {
        return rule.disposableFrom();
    }

    /**
     * Returns what the statute's minimum gives.
     *
     * @return the first day after it, or null if none is known
     */
    public @Nullable LocalDate statutoryDisposableFrom() {
        return statute == null ? null : statute.disposableFrom();
    }

    /**
     * Returns the first day on which neither the statute nor the schedule demands the record.
     *
     * @return the later of the two dates
     */
    public LocalDate disposableFrom() {
        LocalDate statutory = statutoryDisposableFrom();
        return statutory != null && statutory.isAfter(ruleDisposableFrom()) ? statutory : ruleDisposableFrom();
    }

    /**
     * Returns the last day on which the record must be kept.
     *
     * @return the day before {@link #disposableFrom()}
     */
    public LocalDate lastKeptDay() {
        return disposableFrom().minusDays(1);
    }

    RetentionDates besides(Map<EventKind, LocalDate> events) {
        return new RetentionDates(rule, statute, events);
    }

    /** The days of all events that the dates rest on. */
    Map<EventKind, LocalDate> days() {
        Map<EventKind, LocalDate> days = new EnumMap<>(EventKind.class);
        days.putAll(besides);
        days.put(rule.event(), rule.eventDate());
        if (statute != null) {
            days.put(statute.event(), statute.eventDate());
        }
        return days;
    }
}
