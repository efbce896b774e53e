package io.github.edusec.classify.label;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads the label of one document format. Documents stay open. Implementations are immutable and thread-safe. */
interface Stamper {
    /**
     * Writes a labelled copy, or one without our label.
     *
     * <p>Laws: stamping a label that is already there with the same classification is a byte-identical copy (the first
     * date stays); stamping another replaces ours; everything that is not ours stays as it was.
     *
     * @param source the document, never modified
     * @param target where to write; it is opened only when there is something to write
     * @param mark what to write, and how it looks; null to take ours out
     * @return stamped, or why the format refuses (signed, encrypted, malformed, over a limit): never an exception for that;
     *     what was written then is to be thrown away
     * @throws IOException if reading or writing fails
     */
    StampOutcome write(SourceDocument source, StampTarget target, @Nullable Mark mark) throws IOException;

    /**
     * Works out what {@link #write} would do, without reading back what is not written.
     *
     * @param source the document, never modified
     * @param mark what would be written; null to take ours out
     * @return what would be done, or why the format refuses
     * @throws IOException if reading fails
     */
    StampOutcome preview(SourceDocument source, @Nullable Mark mark) throws IOException;

    /**
     * Reads our label back.
     *
     * @param document a document of this format
     * @return the label, or empty if there is none
     * @throws ClassifyException if the document is malformed or over a limit
     * @throws IOException if reading fails
     */
    Optional<Label> read(SourceDocument document) throws IOException;

    /** Returns what one document may cost. */
    Limits limits();

    /** Writes a labelled copy to a path that does not exist; it exists afterwards only if the outcome is stamped. */
    default StampOutcome stamp(Path source, Path target, Mark mark) throws IOException {
        return TargetFile.write(this, source, target, mark);
    }

    /** Writes a labelled copy in the default style. */
    default StampOutcome stamp(Path source, Path target, Label label) throws IOException {
        return stamp(source, target, new Mark(label, MarkStyle.DEFAULT));
    }

    /** Writes a copy without our label to a path that does not exist. */
    default StampOutcome remove(Path source, Path target) throws IOException {
        return TargetFile.write(this, source, target, null);
    }

    /** Reads our label back from a file. */
    default Optional<Label> read(Path document) throws IOException {
        try (FileChannel channel = SourceDocument.open(document)) {
            return read(new SourceDocument(channel, limits()));
        }
    }
}
