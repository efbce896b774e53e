package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The years a statute demands.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param period the years
 * @param start which day they start on; the day after the event, unless the statute says otherwise (民法140条)
 * @param clause the statute's clause, for example "学校教育法施行規則28条2項"
 * @since 0.1.0
 */
public record StatutoryMinimum(RetentionPeriod.Years period, StartRule start, String clause) implements Serializable {
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
