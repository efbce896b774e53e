package io.github.edusec.classify.scheme;

/**
 * A fact that may be unknown; what is unknown is judged as the worse of yes and no. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum FactAnswer {
    /** It is so. */
    YES,
    /** It is not so. */
    NO,
    /** Nobody knows. */
    UNKNOWN;

    /**
     * Makes the answer of a known fact.
     *
     * @param fact whether it is so
     * @return {@link #YES} or {@link #NO}
     */
    public static FactAnswer of(boolean fact) {
        return fact ? YES : NO;
    }
}
