package io.github.edusec.classify.container;

import io.github.edusec.classify.Classification;

/**
 * What a member counts as whose class is unknown: the caller's decision.
 *
 * <p>A value: immutable and thread-safe. Whatever it says, unknown members stay unknown in the results and are counted.
 *
 * @param unlabelled what a member counts as that was read and has no label
 * @param unreadable what a member counts as that could not be read, or whose label is not understood
 * @since 0.1.0
 */
public record ScanPolicy(Classification unlabelled, Classification unreadable) {
    /** Whatever is unknown counts as the most severe. */
    public static final ScanPolicy MOST_SEVERE = unknownAs(Classification.MOST_SEVERE);

    /**
     * Leaves the provenance out.
     *
     * @param unlabelled not null
     * @param unreadable not null
     */
    public ScanPolicy {
        unlabelled = unlabelled.withProvenance(null);
        unreadable = unreadable.withProvenance(null);
    }

    /**
     * Makes a policy that treats everything unknown alike.
     *
     * @param classification what it counts as
     * @return the policy
     */
    public static ScanPolicy unknownAs(Classification classification) {
        return new ScanPolicy(classification, classification);
    }

    Classification of(UnknownReason reason) {
        return reason == UnknownReason.UNLABELLED ? unlabelled : unreadable;
    }
}
