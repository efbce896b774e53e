package io.github.edusec.classify.label;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.ClassifyException;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.LimitExceededException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All labels of one document, and why there may be more.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param labels every label that was found, in the order of the places: document, sidecar, name
 * @param obstacle why the document itself could not be read, or null if it could
 * @since 0.1.0
 */
public record LabelReading(
        List<FoundLabel> labels, @Nullable Obstacle obstacle) {
    /** No label, and nothing that was in the way of seeing one. */
    public static final LabelReading NONE = new LabelReading(List.of(), null);

    /**
     * What was in the way.
     *
     * @param kind why the document could not be read
     * @param detail what exactly; no document text
     * @since 0.1.0
     */
    public record Obstacle(ReadObstacle kind, String detail) {}

    /**
     * Copies the list.
     *
     * @param labels in any number
     * @param obstacle null if the document could be read
     */
    public LabelReading {
        labels = List.copyOf(labels);
    }

    static LabelReading blocked(ReadObstacle kind, String detail) {
        return new LabelReading(List.of(), new Obstacle(kind, detail));
    }

    static LabelReading blocked(ClassifyException problem) {
        return blocked(
                problem instanceof LimitExceededException ? ReadObstacle.OVER_LIMIT : ReadObstacle.MALFORMED,
                String.valueOf(problem.getMessage()));
    }

    /**
     * Returns what the labels that were understood say together: of several that disagree the most severe counts.
     *
     * <p>An importance that was derived from axes counts only where no other label states these axes, or more, and an importance.
     *
     * @return the join; empty if none was understood
     */
    public Optional<Classification> classification() {
        return classifications().reduce(Classification::join);
    }

    /**
     * Tells whether the class is known: a label was understood, and none was found that was not.
     *
     * <p>A document that cannot be read counts as known if a label stands beside it or in its name: that is where labels of
     * encrypted and signed documents are put. Where a package holds more than its document, no label speaks for that.
     *
     * @return true if {@link #classification()} is all there is to know
     */
    public boolean isKnown() {
        return !holdsMore() && !labels.isEmpty() && labels.stream().allMatch(FoundLabel.Understood.class::isInstance);
    }

    /**
     * Tells whether the file holds more than the document whose labels were read.
     *
     * @return true if {@link #obstacle()} is {@link ReadObstacle#EXTRA_CONTENT}
     */
    public boolean holdsMore() {
        return obstacle != null && obstacle.kind() == ReadObstacle.EXTRA_CONTENT;
    }

    /**
     * Tells whether two labels contradict each other; one that leaves an axis open contradicts none that states it.
     *
     * @return true if two differ in the importance or in an axis that both state
     */
    public boolean isConflicting() {
        return differ(Classification::importance)
                || differ(Classification::confidentiality)
                || differ(Classification::integrity)
                || differ(Classification::availability);
    }

    /**
     * Adds what was found elsewhere.
     *
     * @param other labels of the same document from another place
     * @return both together; the first obstacle stays
     */
    public LabelReading and(LabelReading other) {
        return new LabelReading(
                Stream.concat(labels.stream(), other.labels.stream()).toList(),
                obstacle == null ? other.obstacle : obstacle);
    }

    private Stream<Classification> classifications() {
        return understood().map(this::counted);
    }

    private Stream<FoundLabel.Understood> understood() {
        return labels.stream().filter(FoundLabel.Understood.class::isInstance).map(FoundLabel.Understood.class::cast);
    }

    /** Whoever stated the same axes knew them, and what importance they make. */
    private Classification counted(FoundLabel.Understood label) {
        Classification own = label.classification();
        if (!label.importanceDerived()) {
            return own;
        }
        Classification axes = withImportance(own, Importance.IV);
        return understood()
                .filter(other -> !other.importanceDerived())
                .map(FoundLabel.Understood::classification)
                .filter(other -> other.isAtLeast(axes))
                .reduce(Classification::join)
                .map(stated -> withImportance(own, stated.importance()))
                .orElse(own);
    }

    private static Classification withImportance(Classification c, Importance importance) {
        return new Classification(importance, c.confidentiality(), c.integrity(), c.availability(), c.restrictions());
    }

    private boolean differ(Function<Classification, @Nullable Object> axis) {
        return classifications()
                        .map(axis)
                        .filter(Objects::nonNull)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }
}
