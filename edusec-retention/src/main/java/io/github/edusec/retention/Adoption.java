package io.github.edusec.retention;

import io.github.edusec.classify.policyfile.OneLine;
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
    private static final int MAX_TEXT = 200;

    /**
     * Checks the parts.
     *
     * @param by 1 to 200 characters on one line
     * @param on 1873-01-01 to 2999-12-31
     * @param decisionNumber 1 to 200 characters on one line
     * @throws IllegalArgumentException if a part is not of its form
     */
    public Adoption {
        OneLine.require("adoption, by", by, MAX_TEXT);
        SupportedDays.require("adoption", on);
        OneLine.require("adoption, decision number", decisionNumber, MAX_TEXT);
    }
}
