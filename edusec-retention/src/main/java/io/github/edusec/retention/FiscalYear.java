package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.Month;

/**
 * A Japanese fiscal and school year (年度): April 1 to March 31.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param year the calendar year it begins in, 1872 to 9998
 * @since 0.1.0
 */
public record FiscalYear(int year) implements Serializable, Comparable<FiscalYear> {
    /**
     * Checks the range.
     *
     * @param year 1872 (the year of the first Gregorian day in Japan) to 9998
     * @throws IllegalArgumentException if the year is outside the range
     */
    public FiscalYear {
        if (year < 1872 || year > 9998) {
            throw new IllegalArgumentException("fiscal year: found " + year + ", allowed: 1872 to 9998");
        }
    }

    /**
     * Returns the fiscal year a day belongs to; January to March belong to the year before.
     *
     * @param day the day
     * @return its fiscal year
     * @throws IllegalArgumentException if the day is outside the supported years
     */
    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(day.getMonthValue() < Month.APRIL.getValue() ? day.getYear() - 1 : day.getYear());
    }

    /**
     * Returns the first day.
     *
     * @return April 1
     */
    public LocalDate start() {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    /**
     * Returns the last day, which still belongs to the year.
     *
     * @return March 31 of the next calendar year
     */
    public LocalDate end() {
        return LocalDate.of(year + 1, Month.MARCH, 31);
    }

    /**
     * Returns the following fiscal year.
     *
     * @return the year that starts the day after {@link #end()}
     */
    public FiscalYear next() {
        return new FiscalYear(year + 1);
    }

    /**
     * Returns the year's name, by the era that its calendar year ended in: 令和元年度 for 2019, 昭和63年度 for 1988.
     *
     * @return for example 令和7年度, "fiscal year 2025"
     */
    public Text label() {
        return new Text(JapaneseDates.fiscalYear(year), "fiscal year " + year);
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(year, other.year);
    }
}
