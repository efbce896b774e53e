package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.time.LocalDate;

/**
 * Which day a period starts on (起算日), given the day of its event. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum StartRule {
    /** 翌年度4月1日: April 1 after the event's fiscal year; that day counts. */
    APRIL_1_AFTER_FISCAL_YEAR("april-1-after-fiscal-year", "翌年度4月1日", "April 1 after the fiscal year of the event") {
        @Override
        public LocalDate firstDay(LocalDate event) {
            return FiscalYear.of(event).next().start();
        }
    },
    /** 翌日: the day after the event, since the event's own day does not count (民法140条). */
    DAY_AFTER_EVENT("day-after-event", "翌日", "the day after the event") {
        @Override
        public LocalDate firstDay(LocalDate event) {
            return event.plusDays(1);
        }
    };

    private final String id;
    private final String ja;
    private final String en;

    StartRule(String id, String ja, String en) {
        this.id = id;
        this.ja = ja;
        this.en = en;
    }

    /**
     * Returns the period's first day.
     *
     * @param event the day of the event
     * @return the first day, which counts
     */
    public abstract LocalDate firstDay(LocalDate event);

    /**
     * Returns the id used in schedule files.
     *
     * @return for example "april-1-after-fiscal-year"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the rule for people.
     *
     * @return for example 翌年度4月1日
     */
    public Text label() {
        return new Text(ja, en);
    }
}
