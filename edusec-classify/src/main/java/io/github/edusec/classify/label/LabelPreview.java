package io.github.edusec.classify.label;

import java.util.List;

/**
 * What labelling a document would do.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param outcome what would become of it
 * @param changes what would be changed in the document; empty if nothing would, or if it would be refused
 * @since 0.1.0
 */
public record LabelPreview(LabelOutcome outcome, List<PartChange> changes) {
    /**
     * Copies the list.
     *
     * @param outcome not null
     * @param changes in any number
     */
    public LabelPreview {
        changes = List.copyOf(changes);
    }
}
