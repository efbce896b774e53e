package io.github.edusec.classify.label;

import java.util.List;

/** Where a label stands after stamping; for assertions that do not look at which parts were changed. */
final class Placed {
    private Placed() {}

    static List<MarkPlace> in(StampOutcome outcome) {
        if (outcome instanceof StampOutcome.Stamped stamped) {
            return stamped.places();
        }
        throw new AssertionError("not stamped: " + outcome);
    }
}
