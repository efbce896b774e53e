package io.github.edusec.retention;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * That a city made a schedule its own.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param by who adopted it: a body or office, for example "○○市教育委員会"
 * @param on the day of the decision
 * @param decisionNumber the decision's number (決裁番号)
 * @since 0.1.0
 */
public record Adoption(String by, LocalDate on, String decisionNumber) implements Serializable {
    /**
     * Checks the texts.
     *
     * @param by not blank
     * @param on not null
     * @param decisionNumber not blank
     * @throws IllegalArgumentException if a text is blank
     */
    public Adoption {
        if (by.isBlank() || decisionNumber.isBlank()) {
            throw new IllegalArgumentException(
                    "adoption: found a blank text, allowed: who adopted it and the number of the decision");
        }
    }
}
