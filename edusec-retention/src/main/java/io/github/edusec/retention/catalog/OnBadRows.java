package io.github.edusec.retention.catalog;

/**
 * What becomes of the other records of a feed if one is wrong. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum OnBadRows {
    /** None is stored, but all are read, so that all that is wrong is told at once. */
    STORE_NOTHING,
    /** They are stored. */
    STORE_THE_OTHERS
}
