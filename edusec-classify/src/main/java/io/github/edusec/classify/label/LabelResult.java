package io.github.edusec.classify.label;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a file that was labelled into a folder; there always is one.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param target the labelled copy
 * @param label what it says: what was asked for, or more if the labels that were there said more and no reason for less was given
 * @param outcome what became of it: labelled, or an exact copy with a sidecar and the class in its name
 * @param marked the name of a copy that could not be marked, with the class in it; null if the document itself carries the label
 * @since 0.1.0
 */
public record LabelResult(
        Path target,
        Label label,
        LabelOutcome outcome,
        @Nullable MarkedName marked) {
    /**
     * Tells whether the file's name had to be cut, with a hash in place of what was cut, to stay within 255 bytes.
     *
     * @return true if the name was shortened
     */
    public boolean nameShortened() {
        return marked != null && marked.shortened();
    }

    /**
     * Returns where the label stands.
     *
     * @return the places, never empty
     */
    public List<MarkPlace> places() {
        return outcome instanceof LabelOutcome.Sidecar
                ? Stream.concat(Stream.of(MarkPlace.FILE_NAME), outcome.places().stream())
                        .toList()
                : outcome.places();
    }

    /**
     * Returns the JSON file beside a copy that could not be marked.
     *
     * @return its path, or empty if the document itself carries the label
     */
    public Optional<Path> sidecar() {
        return outcome instanceof LabelOutcome.Sidecar ? ExactName.sidecarOf(target) : Optional.empty();
    }

    /**
     * Returns why the document itself got no label.
     *
     * @return the obstacle with its detail, or empty if it got one
     */
    public Optional<LabelOutcome.Refused> obstacle() {
        return outcome instanceof LabelOutcome.Sidecar sidecar
                ? Optional.ofNullable(sidecar.instead())
                : Optional.empty();
    }
}
