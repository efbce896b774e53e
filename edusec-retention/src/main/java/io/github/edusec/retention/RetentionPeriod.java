package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long a record is kept (保存期間). Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface RetentionPeriod extends Serializable {
    /** 永年: kept for good. */
    RetentionPeriod PERMANENT = new Permanent();

    /**
     * Reads a period as schedules state it.
     *
     * @param text "permanent", whole years as "P20Y" (ISO 8601), 1 to 200, or the code of an {@link UntilEvent}
     * @return the period
     * @throws IllegalArgumentException if the text is no such period; the message names what was found and what is allowed
     */
    static RetentionPeriod parse(String text) {
        if (text.equals("permanent")) {
            return PERMANENT;
        }
        Matcher years = Years.FORM.matcher(text);
        if (years.matches()) {
            return new Years(Integer.parseInt(years.group(1)));
        }
        for (UntilEvent value : UntilEvent.values()) {
            if (value.code.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("period: found \"" + text + "\", allowed: " + UntilEvent.allowed());
    }

    /**
     * Returns the first day after the period.
     *
     * @param firstDay the period's first day, which counts
     * @return the first day on which the record need not be kept; empty if there is none
     */
    Optional<LocalDate> endsBefore(LocalDate firstDay);

    /**
     * Returns the period's form in files.
     *
     * @return for example "permanent", "P20Y" or "in-use"
     */
    String code();

    /**
     * Returns the period for people.
     *
     * @return for example 20年, "20 years"
     */
    Text label();

    /**
     * 永年: kept for good.
     *
     * @since 0.1.0
     */
    record Permanent() implements RetentionPeriod {
        @Override
        public Optional<LocalDate> endsBefore(LocalDate firstDay) {
            return Optional.empty();
        }

        @Override
        public String code() {
            return "permanent";
        }

        @Override
        public Text label() {
            return new Text("永年", "permanent");
        }
    }

    /**
     * Whole years, counted by the calendar.
     *
     * @param count the number of years, 1 to 200
     * @since 0.1.0
     */
    record Years(int count) implements RetentionPeriod {
        private static final Pattern FORM = Pattern.compile("P([1-9][0-9]?|1[0-9]{2}|200)Y");

        /**
         * Checks the range.
         *
         * @param count 1 to 200
         * @throws IllegalArgumentException if the count is outside the range
         */
        public Years {
            if (count < 1 || count > 200) {
                throw new IllegalArgumentException("years: found " + count + ", allowed: 1 to 200");
            }
        }

        /**
         * Ends the day before the day that corresponds to the first; where that day doesn't exist (February 29), at the
         * end of its month (民法143条2項).
         */
        @Override
        public Optional<LocalDate> endsBefore(LocalDate firstDay) {
            LocalDate corresponding = firstDay.plusYears(count);
            boolean exists = corresponding.getDayOfMonth() == firstDay.getDayOfMonth();
            return Optional.of(exists ? corresponding : corresponding.plusDays(1));
        }

        @Override
        public String code() {
            return "P" + count + "Y";
        }

        @Override
        public Text label() {
            return new Text(count + "年", count == 1 ? "1 year" : count + " years");
        }
    }

    /**
     * No number of years: the period is over when an event of the rule has happened and its start rule's day has come.
     *
     * @since 0.1.0
     */
    enum UntilEvent implements RetentionPeriod {
        /** 常用: kept as long as it is in use. */
        IN_USE("in-use", "常用", "while in use"),
        /** 1年未満: kept as long as the business needs it. */
        UNDER_ONE_YEAR("under-1-year", "1年未満", "under 1 year"),
        /** Any other event. */
        EVENT("until-event", "定められた事由まで", "until an event");

        private final String code;
        private final String ja;
        private final String en;

        UntilEvent(String code, String ja, String en) {
            this.code = code;
            this.ja = ja;
            this.en = en;
        }

        /** All periods there are, for messages. */
        static String allowed() {
            return "permanent, P1Y to P200Y, "
                    + Arrays.stream(values()).map(UntilEvent::code).collect(Collectors.joining(", "));
        }

        @Override
        public Optional<LocalDate> endsBefore(LocalDate firstDay) {
            return Optional.of(firstDay);
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Text label() {
            return new Text(ja, en);
        }
    }
}
