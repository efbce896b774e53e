package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.scheme.ClassificationScheme;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one mark in a file's name says: the importance, or axes, or both.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param importance the importance class, or null if the mark states axes only
 * @param confidentiality the confidentiality level, or null if not stated
 * @param integrity the integrity level, or null if not stated
 * @param availability the availability level, or null if not stated
 * @see FileNameForm
 * @since 0.1.0
 */
public record NameMark(
        @Nullable Importance importance,
        @Nullable Confidentiality confidentiality,
        @Nullable Integrity integrity,
        @Nullable Availability availability) {
    /**
     * Checks that something is stated.
     *
     * @param importance null if not stated
     * @param confidentiality null if not stated
     * @param integrity null if not stated
     * @param availability null if not stated
     * @throws IllegalArgumentException if nothing is stated
     */
    public NameMark {
        if (importance == null && confidentiality == null && integrity == null && availability == null) {
            throw new IllegalArgumentException("mark: found no level, allowed: one or more");
        }
    }

    /**
     * Returns the classification that the mark stands for.
     *
     * <p>Where the mark states no importance, it is the proposal of the built-in scheme {@code mext-2025}, as for labels of
     * other programs that state axes only.
     *
     * @return the classification; empty if no importance follows from the axes
     */
    public Optional<Classification> classification() {
        return importance == null
                ? Default.SCHEME
                        .propose(confidentiality, integrity, availability)
                        .map(proposal -> proposal.withProvenance(null))
                : Optional.of(new Classification(importance, confidentiality, integrity, availability, List.of()));
    }

    /**
     * Returns what the mark says, in the words of visible marks.
     *
     * @return for example "重要性分類Ⅱ" or "機密性2B 完全性2B"
     */
    public String text() {
        return Stream.of(
                        importance == null ? null : importance.label(),
                        confidentiality == null ? null : confidentiality.label(),
                        integrity == null ? null : integrity.label(),
                        availability == null ? null : availability.label())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** Read only where a mark without an importance is met. */
    private static final class Default {
        static final ClassificationScheme SCHEME = ClassificationScheme.builtIn("mext-2025");
    }
}
