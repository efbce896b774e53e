package io.github.edusec.classify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document is: its importance class, the axes where they were given, and its handling restrictions (取扱制限).
 *
 * <p>Importance and the three axes are kept separately; an axis that nobody stated is {@code null}, never guessed. A
 * value: immutable and thread-safe.
 *
 * @param importance the importance class (重要性分類)
 * @param confidentiality the confidentiality level (機密性), or null if not stated
 * @param integrity the integrity level (完全性), or null if not stated
 * @param availability the availability level (可用性), or null if not stated
 * @param restrictions handling restrictions in the order they are shown, for example "複製禁止"; each non-blank, one line
 * @since 0.1.0
 */
public record Classification(
        Importance importance,
        @Nullable Confidentiality confidentiality,
        @Nullable Integrity integrity,
        @Nullable Availability availability,
        List<String> restrictions) {

    /** The most severe classification: what anything unknown or unreadable counts as. */
    public static final Classification MOST_SEVERE =
            new Classification(Importance.I, Confidentiality.C3, Integrity.I2B, Availability.A2B, List.of());

    /**
     * Checks and copies the restrictions.
     *
     * @param importance not null
     * @param confidentiality null if not stated
     * @param integrity null if not stated
     * @param availability null if not stated
     * @param restrictions each non-blank and without control characters
     * @throws IllegalArgumentException if a restriction is blank or holds a control character
     */
    public Classification {
        restrictions = List.copyOf(restrictions);
        for (String restriction : restrictions) {
            if (restriction.isBlank() || restriction.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "handling restriction: found a blank text or a control character, allowed: one line of text");
            }
        }
    }

    /**
     * Makes a classification of which only the importance is known.
     *
     * @param importance the importance class
     * @return the classification, with no axis and no restriction
     */
    public static Classification of(Importance importance) {
        return new Classification(importance, null, null, null, List.of());
    }

    /**
     * Returns this classification with other handling restrictions.
     *
     * @param newRestrictions the restrictions that replace the present ones
     * @return the new value
     */
    public Classification withRestrictions(List<String> newRestrictions) {
        return new Classification(importance, confidentiality, integrity, availability, newRestrictions);
    }

    /**
     * Returns the text of the default mark: the importance, then the axes that were given, then the restrictions.
     *
     * @return for example "重要性分類Ⅱ 機密性2B 複製禁止"
     */
    public String markText() {
        List<String> parts = new ArrayList<>();
        parts.add(importance.label());
        if (confidentiality != null) {
            parts.add(confidentiality.label());
        }
        if (integrity != null) {
            parts.add(integrity.label());
        }
        if (availability != null) {
            parts.add(availability.label());
        }
        parts.addAll(restrictions);
        return String.join(" ", parts);
    }
}
