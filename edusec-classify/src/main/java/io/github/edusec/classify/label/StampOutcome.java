package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.LimitExceededException;
import java.util.List;

/** What became of an attempt to stamp one document, or what would become of it. */
sealed interface StampOutcome {
    /**
     * The labelled copy exists.
     *
     * @param places where the label stands now
     * @param changes what was changed; empty if the copy has the bytes of the source
     */
    record Stamped(List<MarkPlace> places, List<PartChange> changes) implements StampOutcome {
        public Stamped {
            places = List.copyOf(places);
            changes = List.copyOf(changes);
        }
    }

    /**
     * The document could not be stamped and nothing was written.
     *
     * @param reason why
     * @param detail what exactly, where; no document text
     */
    record Refused(LabelObstacle reason, String detail) implements StampOutcome {
        /** Turns what a parser complained about into an outcome. */
        static Refused of(ClassifyException problem) {
            LabelObstacle reason =
                    problem instanceof LimitExceededException ? LabelObstacle.OVER_LIMIT : LabelObstacle.MALFORMED;
            return new Refused(reason, String.valueOf(problem.getMessage()));
        }
    }
}
