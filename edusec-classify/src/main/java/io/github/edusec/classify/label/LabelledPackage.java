package io.github.edusec.classify.label;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An office package whose label is edited in memory; one implementation per family of documents.
 *
 * <p>Law: {@link #remove()} behind {@link #apply} gives every part its bytes back. Implementations are not thread-safe.
 */
interface LabelledPackage {
    /**
     * Tells why the package must not be changed, or cannot show a mark; empty if it may and can.
     *
     * @param mark what is to be written, or null if ours is to be taken out
     */
    Optional<StampOutcome.Refused> refusal(@Nullable Mark mark) throws IOException;

    /** Returns our stored pairs. */
    Map<String, String> pairs() throws IOException;

    /** Tells whether the document carries exactly this mark, stored and wherever a page can show it, or none of ours if it is null. */
    boolean carries(@Nullable Mark mark) throws IOException;

    /** Takes our label out. */
    void remove() throws IOException;

    /** Puts a mark into a document that has none of ours. */
    void apply(Mark mark) throws IOException;

    /** Returns where a mark stands after {@link #apply}. */
    List<MarkPlace> places(Mark mark);

    /** Returns what the mark does other than asked for, to be called on a document that carries it. */
    List<MarkRemark> remarks(Mark mark) throws IOException;
}
