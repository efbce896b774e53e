package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets no label be lowered or removed without a reason. */
final class LoweringGuard {
    /** What keeps a label of the document itself from being seen, where it should be seen. */
    private static final Set<ReadObstacle> HIDING = Set.of(ReadObstacle.MALFORMED, ReadObstacle.OVER_LIMIT);

    private LoweringGuard() {}

    /**
     * What the guard says.
     *
     * @param lowering what is lowered, with the reason; null if nothing is
     * @param refusal why it must not be done, or null if it may
     */
    record Verdict(@Nullable Lowering lowering, LabelOutcome.@Nullable Refused refusal) {}

    /**
     * Decides whether a label may be written or removed.
     *
     * @param reading all labels of the document as it is
     * @param after what it is to say, or null if its label is to be removed
     * @param reason why that may be less than before, or null
     */
    static Verdict check(LabelReading reading, @Nullable Classification after, @Nullable String reason) {
        Optional<Classification> lowered = before(reading).filter(old -> after == null || !after.isAtLeast(old));
        if (lowered.isEmpty()) {
            return new Verdict(null, null);
        }
        if (reason == null) {
            String detail =
                    "found " + lowered.get().markText() + assumed(reading) + ", allowed: as severe, or a reason";
            return new Verdict(null, new LabelOutcome.Refused(LabelObstacle.LOWERED_WITHOUT_REASON, detail));
        }
        return new Verdict(new Lowering(lowered.get(), after, reason), null);
    }

    private static Optional<Classification> before(LabelReading reading) {
        return assumed(reading).isEmpty() ? reading.classification() : Optional.of(Classification.MOST_SEVERE);
    }

    /**
     * Tells why the most severe class is assumed, so that nobody looks for a label that says it; empty if it is not.
     *
     * <p>What cannot be understood, or not even be read, may be as severe as can be.
     */
    private static String assumed(LabelReading reading) {
        LabelReading.Obstacle obstacle = reading.obstacle();
        if (obstacle != null && HIDING.contains(obstacle.kind())) {
            return " (assumed, for the document cannot be read: " + obstacle.detail() + ")";
        }
        boolean understood = reading.labels().stream().allMatch(FoundLabel.Understood.class::isInstance);
        return understood ? "" : " (assumed, for a label is not understood)";
    }
}
