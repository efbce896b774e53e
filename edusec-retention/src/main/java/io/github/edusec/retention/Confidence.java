package io.github.edusec.retention;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How sure it is that a rule says what its source says. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Confidence {
    /** The source, or several that agree, was read. */
    HIGH("high"),
    /** One secondary source was read. */
    MEDIUM("medium"),
    /** No source was read. */
    LOW("low");

    private final String id;

    Confidence(String id) {
        this.id = id;
    }

    /**
     * Finds a confidence by its id.
     *
     * @param text "high", "medium" or "low", exactly
     * @return the confidence
     * @throws IllegalArgumentException if it is none of these; the message names what was found and what is allowed
     */
    public static Confidence parse(String text) {
        for (Confidence value : values()) {
            if (value.id.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("confidence: found \"" + text + "\", allowed: " + ids());
    }

    static String ids() {
        return Arrays.stream(values()).map(Confidence::id).collect(Collectors.joining(", "));
    }

    /**
     * Returns the id used in files.
     *
     * @return for example "high"
     */
    public String id() {
        return id;
    }
}
