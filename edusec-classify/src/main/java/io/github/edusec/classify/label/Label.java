package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a label says: a classification and the day on which it was put.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param classification the class, axes and restrictions; its provenance is left out
 * @param labelledOn the day on which the label was first put; null only in a label that was read from a file's name,
 *     which holds no day
 * @since 0.1.0
 */
public record Label(Classification classification, @Nullable LocalDate labelledOn) {
    /** The most UTF-16 units of a mark: what office programs keep of a custom property. */
    public static final int MAX_TEXT = 255;

    private static final int LAST_YEAR = 9999;

    /**
     * Checks that documents can hold the text.
     *
     * @param classification its mark text is at most {@value #MAX_TEXT} UTF-16 units of characters that XML 1.0 allows
     * @param labelledOn the day, of the years 0 to 9999, or null if it is not known
     * @throws IllegalArgumentException if the mark text is too long or holds a character that XML cannot, or if the year has more
     *     than four digits
     */
    public Label {
        // A document states its class; who decided it stands in the register.
        classification = classification.withProvenance(null);
        String text = classification.markText();
        if (text.length() > MAX_TEXT || !XmlText.isAllowed(text)) {
            throw new IllegalArgumentException("mark text: found " + text.length() + " characters, allowed: " + MAX_TEXT
                    + " characters that XML 1.0 can hold");
        }
        if (labelledOn != null && (labelledOn.getYear() < 0 || labelledOn.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException("day: found the year " + labelledOn.getYear() + ", allowed: 0 to 9999");
        }
    }

    /**
     * Returns the visible text of the label.
     *
     * @return for example "重要性分類Ⅱ 機密性2B"
     */
    public String text() {
        return classification.markText();
    }
}
