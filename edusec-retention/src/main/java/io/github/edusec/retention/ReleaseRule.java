package io.github.edusec.retention;

import java.time.LocalDate;

/**
 * How long a hold goes on after the day that ends its ground. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum ReleaseRule {
    /** Through the day on which the audit, the suit or the need ended. */
    DAY_AFTER {
        @Override
        public LocalDate endsBefore(LocalDate ended) {
            return StartRule.ByYear.DAY_AFTER_EVENT.firstDay(ended);
        }
    },
    /** One year from the day after the decision (決定の日の翌日から1年). */
    YEAR_FROM_DAY_AFTER {
        @Override
        public LocalDate endsBefore(LocalDate ended) {
            return new RetentionPeriod.Years(1)
                    .endsBefore(StartRule.ByYear.DAY_AFTER_EVENT.firstDay(ended))
                    .orElseThrow();
        }
    };

    /**
     * Returns the first day on which the hold no longer holds.
     *
     * @param ended the day on which the ground ended: of the decision, of the end of the audit or suit
     * @return the day after the last day that it holds
     */
    public abstract LocalDate endsBefore(LocalDate ended);
}
