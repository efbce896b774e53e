package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import java.time.LocalDate;

/**
 * What a label says: a classification and the day on which it was put.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param classification the class, axes and restrictions
 * @param labelledOn the day on which the label was first put
 * @since 0.1.0
 */
public record Label(Classification classification, LocalDate labelledOn) {
    /**
     * Returns the visible text of the label.
     *
     * @return for example "重要性分類Ⅱ 機密性2B"
     */
    public String text() {
        return classification.markText();
    }
}
