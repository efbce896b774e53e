package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes and reads the label of one document format. Implementations are immutable and thread-safe. */
interface Stamper {
    /**
     * Writes a labelled copy.
     *
     * <p>Laws: stamping a label that is already there with the same classification is a byte-identical copy (the first
     * date stays); stamping another replaces ours; everything that is not ours stays as it was.
     *
     * @param source the document, never modified
     * @param target a path that does not exist; it exists afterwards only if the outcome is {@link StampOutcome.Stamped}
     * @param mark what to write, and how it looks
     * @return stamped, or why the format refuses (signed, encrypted, malformed, over a limit): never an exception for that
     * @throws IOException if reading or writing fails
     */
    StampOutcome stamp(Path source, Path target, Mark mark) throws IOException;

    /**
     * Writes a copy without our label.
     *
     * @param source the document, never modified
     * @param target a path that does not exist; it exists afterwards only if the outcome is {@link StampOutcome.Stamped}
     * @return stamped, with no place left, or why the format refuses
     * @throws IOException if reading or writing fails
     */
    StampOutcome remove(Path source, Path target) throws IOException;

    /** Writes a labelled copy in the default style. */
    default StampOutcome stamp(Path source, Path target, Label label) throws IOException {
        return stamp(source, target, new Mark(label, MarkStyle.DEFAULT));
    }

    /**
     * Reads our label back.
     *
     * @param document a document of this format
     * @return the label, or empty if there is none
     * @throws ClassifyException if the document is malformed or over a limit
     * @throws IOException if reading fails
     */
    Optional<Label> read(Path document) throws IOException;
}
