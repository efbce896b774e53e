package io.github.edusec.classify.label;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of labelling a document to exactly one path, or of removing its label; an expected "cannot" is a result, not an
 * exception.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface LabelOutcome {
    /**
     * The target was written.
     *
     * @param target what was written
     * @param places where our label stands now; empty after a removal
     * @param lowering what the document said before if that was more, or null
     * @since 0.1.0
     */
    record Written(
            Path target, List<MarkPlace> places, @Nullable Lowering lowering) implements LabelOutcome {
        /**
         * Copies the list.
         *
         * @param target not null
         * @param places in any number
         * @param lowering null if nothing was lowered
         */
        public Written {
            places = List.copyOf(places);
        }
    }

    /**
     * Nothing was written.
     *
     * @param obstacle why
     * @param detail what exactly, where; no document text
     * @since 0.1.0
     */
    record Refused(LabelObstacle obstacle, String detail) implements LabelOutcome {}
}
