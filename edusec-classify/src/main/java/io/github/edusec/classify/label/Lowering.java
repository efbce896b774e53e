package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import org.jspecify.annotations.Nullable;

/**
 * A label that was lowered or removed, and why: what an audit record needs.
 *
 * <p>A value: immutable and thread-safe. It says nothing of who did it or whether that person was allowed to.
 *
 * @param from what the document said before, of several labels all together
 * @param to what it says now, or null if its label was removed
 * @param reason why, as stated by the caller
 * @since 0.1.0
 */
public record Lowering(Classification from, @Nullable Classification to, String reason) {
    /** The most characters of a reason. */
    public static final int MAX_REASON = 1_000;

    /**
     * Checks the reason.
     *
     * @param from not null
     * @param to null if the label was removed
     * @param reason not blank, at most {@value #MAX_REASON} characters
     * @throws IllegalArgumentException if the reason is blank or too long
     */
    public Lowering {
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("reason: found " + (reason.isBlank() ? "a blank text" : "a longer one")
                    + ", allowed: 1 to " + MAX_REASON + " characters");
        }
    }
}
