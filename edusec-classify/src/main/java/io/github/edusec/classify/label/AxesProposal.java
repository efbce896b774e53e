package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The importance that a label of axes alone counts as: that of its highest axis (3 is Ⅰ, 2B is Ⅱ, 2A is Ⅲ, 1 is Ⅳ).
 *
 * <p>A proposal, as the built-in schemes make it; no source publishes a formula.
 */
final class AxesProposal {
    private AxesProposal() {}

    static Classification classification(
            @Nullable Confidentiality confidentiality,
            @Nullable Integrity integrity,
            @Nullable Availability availability) {
        Importance importance = Importance.IV;
        if (confidentiality != null) {
            importance = switch (confidentiality) {
                case C3 -> Importance.I;
                case C2B -> Importance.II;
                case C2A -> Importance.III;
                case C1 -> Importance.IV;
            };
        }
        boolean second = integrity == Integrity.I2B || availability == Availability.A2B;
        boolean third = integrity == Integrity.I2A || availability == Availability.A2A;
        Importance others = second ? Importance.II : third ? Importance.III : Importance.IV;
        return new Classification(
                others.isAtLeast(importance) ? others : importance,
                confidentiality,
                integrity,
                availability,
                List.of());
    }
}
