package io.github.edusec.classify.register;

import io.github.edusec.classify.Classification;

/** What a row states of its class, beside another row: an axis or restriction that it leaves empty is not a lower one. */
final class StatedLevels {
    private StatedLevels() {}

    /** Returns a classification with what it does not state taken from another. */
    static Classification completed(Classification own, Classification other) {
        return new Classification(
                own.importance(),
                own.confidentiality() == null ? other.confidentiality() : own.confidentiality(),
                own.integrity() == null ? other.integrity() : own.integrity(),
                own.availability() == null ? other.availability() : own.availability(),
                own.restrictions().isEmpty() ? other.restrictions() : own.restrictions());
    }

    /** Tells whether any level that is stated is less severe than the other's, or a restriction of it is dropped. */
    static boolean areLower(Classification own, Classification other) {
        return !completed(own, other).isAtLeast(other);
    }
}
