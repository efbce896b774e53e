package io.github.edusec.crypto.keys;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of an appointment, a half-open interval. A value: immutable and thread-safe.
 *
 * @param from the first day
 * @param until the first day after it; null if no end is known yet
 * @since 0.1.0
 */
public record Term(LocalDate from, @Nullable LocalDate until) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /**
     * Checks the days.
     *
     * @param from years 1900 to 9999
     * @param until after the first day, to year 9999; or null
     * @throws IllegalArgumentException if a day is out of range or there is no day between them
     */
    public Term {
        if (!isDay(from) || (until != null && (!isDay(until) || !from.isBefore(until)))) {
            throw new IllegalArgumentException("term: found " + from + " to " + until
                    + ", allowed: an end after the first day, years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    /**
     * Returns a term without a known end.
     *
     * @param from the first day
     * @return the term
     * @throws IllegalArgumentException if the day is out of range
     */
    public static Term from(LocalDate from) {
        return new Term(from, null);
    }

    static boolean isDay(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /**
     * Says whether a day is in the term.
     *
     * @param day the day
     * @return whether it is the first day or later, and before the end
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !isOverOn(day);
    }

    /**
     * Says whether the term has ended.
     *
     * @param day the day
     * @return whether it is the end or later
     */
    public boolean isOverOn(LocalDate day) {
        return until != null && !day.isBefore(until);
    }
}
