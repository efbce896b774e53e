package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which day a period starts on (起算日), given the day of its event. The first day counts. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface StartRule extends Serializable {
    /**
     * Returns the period's first day.
     *
     * @param event the day of the event
     * @return the first day, which counts
     */
    LocalDate firstDay(LocalDate event);

    /**
     * Returns the id used in schedule files.
     *
     * @return for example "april-1-after-fiscal-year" or "next-year-on-01-11"
     */
    String id();

    /**
     * Returns the rule for people.
     *
     * @return for example 翌年度4月1日
     */
    Text label();

    /**
     * Finds a rule by its id.
     *
     * @param id as {@link #id()} returns it
     * @return the rule
     * @throws IllegalArgumentException if there is no such rule; the message names what was found and what is allowed
     */
    static StartRule parse(String id) {
        for (ByYear value : ByYear.values()) {
            if (value.id.equals(id)) {
                return value;
            }
        }
        Matcher nextYear = NextYearOn.FORM.matcher(id);
        if (nextYear.matches()) {
            try {
                return new NextYearOn(
                        MonthDay.of(Integer.parseInt(nextYear.group(1)), Integer.parseInt(nextYear.group(2))));
            } catch (DateTimeException | IllegalArgumentException e) {
                // No day that every year has: refused, as below.
            }
        }
        throw new IllegalArgumentException("start rule: found \"" + id + "\", allowed: " + ByYear.allowed());
    }

    /**
     * The rules that municipal and national regulations use.
     *
     * @since 0.1.0
     */
    enum ByYear implements StartRule {
        /** 翌年度4月1日: April 1 after the event's fiscal year (公文書管理法施行令8条 and most municipal rules). */
        APRIL_1_AFTER_FISCAL_YEAR(
                "april-1-after-fiscal-year", "翌年度4月1日", "April 1 after the fiscal year of the event") {
            @Override
            public LocalDate firstDay(LocalDate event) {
                return FiscalYear.of(event).next().start();
            }
        },
        /** 翌々年度4月1日: for what is completed at the end of a year for the accounts of the next. */
        APRIL_1_TWO_FISCAL_YEARS_ON(
                "april-1-two-fiscal-years-on", "翌々年度4月1日", "April 1 two fiscal years after that of the event") {
            @Override
            public LocalDate firstDay(LocalDate event) {
                return FiscalYear.of(event).next().next().start();
            }
        },
        /**
         * 同年度4月1日: for what is completed in 出納整理期間 (April and May) for the accounts of the year before; of what is
         * completed in another month, the next April 1.
         */
        APRIL_1_OF_FISCAL_YEAR(
                "april-1-of-fiscal-year",
                "出納整理期間のものは同年度4月1日、ほかは翌年度4月1日",
                "April 1 of the fiscal year of an event in April or May, else the April 1 after it") {
            @Override
            public LocalDate firstDay(LocalDate event) {
                boolean settling = event.getMonth() == Month.APRIL || event.getMonth() == Month.MAY;
                FiscalYear year = FiscalYear.of(event);
                return settling ? year.start() : year.next().start();
            }
        },
        /** 翌年1月1日: for records kept by calendar years. */
        JANUARY_1_AFTER_YEAR("january-1-after-year", "翌年1月1日", "January 1 after the year of the event") {
            @Override
            public LocalDate firstDay(LocalDate event) {
                return LocalDate.of(event.getYear() + 1, Month.JANUARY, 1);
            }
        },
        /** 当日: the event's own day counts, where a rule says so or the event is the first moment of its day. */
        EVENT_DAY("event-day", "当日", "the day of the event") {
            @Override
            public LocalDate firstDay(LocalDate event) {
                return event;
            }
        },
        /** 翌日: the day after the event, since the event's own day does not count (民法140条); what statutes mean. */
        DAY_AFTER_EVENT("day-after-event", "翌日", "the day after the event") {
            @Override
            public LocalDate firstDay(LocalDate event) {
                return event.plusDays(1);
            }
        };

        private final String id;
        private final String ja;
        private final String en;

        ByYear(String id, String ja, String en) {
            this.id = id;
            this.ja = ja;
            this.en = en;
        }

        /** The ids of all start rules, for messages. */
        static String allowed() {
            return Arrays.stream(values()).map(ByYear::id).collect(Collectors.joining(", "))
                    + ", next-year-on-MM-DD (a day that every year has)";
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Text label() {
            return new Text(ja, en);
        }
    }

    /**
     * A day of the next calendar year: tax forms start on January 11, the day after January 10 of the year that follows
     * (所得税法施行規則76条の3).
     *
     * @param day the day, not February 29
     * @since 0.1.0
     */
    record NextYearOn(MonthDay day) implements StartRule {
        private static final Pattern FORM = Pattern.compile("next-year-on-(\\d{2})-(\\d{2})");

        /**
         * Checks that every year has the day.
         *
         * @param day not February 29
         * @throws IllegalArgumentException if it is February 29
         */
        public NextYearOn {
            if (day.equals(MonthDay.of(Month.FEBRUARY, 29))) {
                throw new IllegalArgumentException("start rule: found February 29, allowed: a day that every year has");
            }
        }

        @Override
        public LocalDate firstDay(LocalDate event) {
            return day.atYear(event.getYear() + 1);
        }

        @Override
        public String id() {
            return "next-year-on-" + day.toString().substring(2);
        }

        @Override
        public Text label() {
            return new Text(
                    "翌年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                    day.toString().substring(2) + " of the year after the event");
        }
    }
}
