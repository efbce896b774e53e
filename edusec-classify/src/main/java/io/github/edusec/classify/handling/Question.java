package io.github.edusec.classify.handling;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is asked, without the circumstances; a confidentiality is null where it is not stated. {@code explained}
 * tells whether the stated integrity or availability account for the importance; it is false where no confidentiality is
 * stated, since then nothing may be set aside.
 */
record Question(
        Operation operation,
        Importance importance,
        @Nullable Confidentiality confidentiality,
        boolean explained,
        Actor actor) {
    static Question of(Operation operation, Classification classification, Actor actor) {
        return new Question(
                operation,
                classification.importance(),
                classification.confidentiality(),
                isExplained(classification),
                actor);
    }

    /** What integrity and availability amount to is the default of the built-in schemes: 2B is II, 2A is III, 1 is IV. */
    static boolean isExplained(Classification classification) {
        if (classification.confidentiality() == null) {
            return false;
        }
        Importance importance = classification.importance();
        Integrity integrity = classification.integrity();
        Availability availability = classification.availability();
        return importance == Importance.IV
                || (integrity != null && amount(integrity).isAtLeast(importance))
                || (availability != null && amount(availability).isAtLeast(importance));
    }

    Question about(Importance other) {
        return new Question(operation, other, confidentiality, explained, actor);
    }

    Question withoutConfidentiality() {
        return new Question(operation, importance, null, false, actor);
    }

    private static Importance amount(Integrity level) {
        return switch (level) {
            case I2B -> Importance.II;
            case I2A -> Importance.III;
            case I1 -> Importance.IV;
        };
    }

    private static Importance amount(Availability level) {
        return switch (level) {
            case A2B -> Importance.II;
            case A2A -> Importance.III;
            case A1 -> Importance.IV;
        };
    }
}
