package io.github.edusec.classify.label;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of labelling a document, or of removing its label; an expected "cannot" is a result, not an exception.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface LabelOutcome {
    /**
     * Tells whether a copy was written.
     *
     * @return false for {@link Refused} alone
     */
    default boolean isWritten() {
        return true;
    }

    /**
     * Returns where our label stands in what was written.
     *
     * @return the places; empty after a removal or a refusal
     */
    default List<MarkPlace> places() {
        return List.of();
    }

    /**
     * Returns what the document said before, if that was more, and why it may say less now: for the audit record.
     *
     * @return the lowering, or null if nothing was lowered or removed
     */
    default @Nullable Lowering lowering() {
        return null;
    }

    /**
     * The copy carries the label visibly and as a property.
     *
     * @param places where the label stands
     * @param lowering what the document said before if that was more, or null
     * @since 0.1.0
     */
    record Labelled(List<MarkPlace> places, @Nullable Lowering lowering) implements LabelOutcome {
        /**
         * Copies the list.
         *
         * @param places at least one
         * @param lowering null if nothing was lowered
         */
        public Labelled {
            places = List.copyOf(places);
        }
    }

    /**
     * The copy carries the label as a property alone: nobody who looks at the document sees it.
     *
     * @param lowering what the document said before if that was more, or null
     * @since 0.1.0
     */
    record MetadataOnly(@Nullable Lowering lowering) implements LabelOutcome {
        @Override
        public List<MarkPlace> places() {
            return List.of(MarkPlace.PROPERTY);
        }
    }

    /**
     * The copy has the bytes of the document; the label stands in a JSON file beside it.
     *
     * @param instead why the document itself got no label; null if that was not tried
     * @param lowering what the document said before if that was more, or null
     * @since 0.1.0
     */
    record Sidecar(@Nullable Refused instead, @Nullable Lowering lowering) implements LabelOutcome {
        @Override
        public List<MarkPlace> places() {
            return List.of(MarkPlace.SIDECAR);
        }
    }

    /**
     * The copy has no label of ours.
     *
     * @param lowering what the document said before, or null if it had no label
     * @since 0.1.0
     */
    record Unlabelled(@Nullable Lowering lowering) implements LabelOutcome {}

    /**
     * Nothing was written.
     *
     * @param obstacle why
     * @param detail what exactly, where; no document text
     * @since 0.1.0
     */
    record Refused(LabelObstacle obstacle, String detail) implements LabelOutcome {
        @Override
        public boolean isWritten() {
            return false;
        }
    }
}
