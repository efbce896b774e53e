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
                    "found " + lowered.get().markText() + counted(reading) + ", allowed: as severe, or a reason";
            return new Verdict(null, new LabelOutcome.Refused(LabelObstacle.LOWERED_WITHOUT_REASON, detail));
        }
        return new Verdict(new Lowering(lowered.get(), after, reason), null);
    }

    /** What cannot be understood, or not even be read, may be as severe as can be. */
    private static Optional<Classification> before(LabelReading reading) {
        return unread(reading) == null && reading.labels().stream().allMatch(FoundLabel.Understood.class::isInstance)
                ? reading.classification()
                : Optional.of(Classification.MOST_SEVERE);
    }

    private static LabelReading.@Nullable Obstacle unread(LabelReading reading) {
        LabelReading.Obstacle obstacle = reading.obstacle();
        return obstacle != null && HIDING.contains(obstacle.kind()) ? obstacle : null;
    }

    /** Nobody is to look for a label that says what is only assumed. */
    private static String counted(LabelReading reading) {
        LabelReading.Obstacle unread = unread(reading);
        if (unread != null) {
            return " (assumed, for the document cannot be read: " + unread.detail() + ")";
        }
        boolean understood = reading.labels().stream().allMatch(FoundLabel.Understood.class::isInstance);
        return understood ? "" : " (assumed, for a label is not understood)";
    }
}
