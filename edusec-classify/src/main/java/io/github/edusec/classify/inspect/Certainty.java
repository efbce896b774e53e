package io.github.edusec.classify.inspect;

/**
 * How sure a detector is of a finding; {@link #CERTAIN} is the surest. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Certainty {
    /** Form, check digit and context agree. */
    CERTAIN("certain"),
    /** Form and context agree. */
    LIKELY("likely"),
    /** The form fits, but nothing around it speaks for it: a remark, nothing to act on alone. */
    POSSIBLE("possible");

    private final String id;

    Certainty(String id) {
        this.id = id;
    }

    /**
     * Returns the word used in rule files and on the command line.
     *
     * @return "certain", "likely" or "possible"
     */
    public String id() {
        return id;
    }

    /**
     * Tells whether this is as sure as another, or surer.
     *
     * @param other the certainty to compare with
     * @return true if it is
     */
    public boolean isAtLeast(Certainty other) {
        return compareTo(other) <= 0;
    }
}
