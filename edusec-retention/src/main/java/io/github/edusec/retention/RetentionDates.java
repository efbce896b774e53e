package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two dates that decide, and the event they were counted from. All intervals are half-open: the day before a
 * "disposable from" is the last day to keep.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param event the event that started the periods
 * @param eventDate its day
 * @param statutoryDisposableFrom first day after the statute's minimum, or null if none is known
 * @param ruleDisposableFrom first day after the schedule's period
 * @since 0.1.0
 */
public record RetentionDates(
        EventKind event, LocalDate eventDate, @Nullable LocalDate statutoryDisposableFrom, LocalDate ruleDisposableFrom)
        implements Serializable {
    /**
     * Returns the first day on which neither the statute nor the schedule demands the record.
     *
     * @return the later of the two dates
     */
    public LocalDate disposableFrom() {
        LocalDate statutory = statutoryDisposableFrom;
        return statutory != null && statutory.isAfter(ruleDisposableFrom) ? statutory : ruleDisposableFrom;
    }

    /**
     * Returns the last day on which the record must be kept.
     *
     * @return the day before {@link #disposableFrom()}
     */
    public LocalDate lastKeptDay() {
        return disposableFrom().minusDays(1);
    }
}
