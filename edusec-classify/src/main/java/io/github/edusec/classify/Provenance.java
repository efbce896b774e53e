package io.github.edusec.classify;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who or what decided a classification, when, and why.
 *
 * <p>A value: immutable and thread-safe. It is what the caller states; nothing here proves it.
 *
 * @param source what kind of decision it was
 * @param by who or what decided: a person's id or role, a register or rule with its version; not blank
 * @param on the day of the decision, or null if it is not known
 * @param reason why, in both languages
 * @since 0.1.0
 */
public record Provenance(Source source, String by, @Nullable LocalDate on, Text reason) implements Serializable {
    /**
     * Checks who decided.
     *
     * @param source not null
     * @param by not blank
     * @param on null if not known
     * @param reason not null
     * @throws IllegalArgumentException if {@code by} is blank
     */
    public Provenance {
        if (by.isBlank()) {
            throw new IllegalArgumentException("provenance: found nobody who decided, allowed: a person or a rule");
        }
    }

    /**
     * Tells whether a person still has to confirm the classification.
     *
     * @return true if a rule derived it or content suggested it
     */
    public boolean isProposal() {
        return source == Source.DERIVED || source == Source.SUGGESTED;
    }

    /**
     * What kind of decision gave a classification.
     *
     * @since 0.1.0
     */
    public enum Source {
        /** A person decided. */
        PERSON,
        /** A row of an asset register (情報資産台帳) says so. */
        REGISTER,
        /** The label of the document or of its source says so. */
        LABEL,
        /** A scheme's rule derived it from the three axes or from who may have access: a proposal. */
        DERIVED,
        /** The content suggests it: a proposal. */
        SUGGESTED,
        /** Nothing was known, so the most severe counts. */
        UNKNOWN
    }
}
