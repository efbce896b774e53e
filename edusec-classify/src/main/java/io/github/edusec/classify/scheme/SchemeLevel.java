package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One level of an axis, for example 機密性2B.
 *
 * <p>A value: immutable and thread-safe. Levels of one axis are ordered by {@link #isAtLeast}.
 *
 * @param scheme the id of its scheme
 * @param axis the id of its axis
 * @param rank its place on the axis, 0 for the most severe
 * @param code the code used in files, ASCII, for example "2B"
 * @param label how it is written in marks and for people, for example "機密性2B" and "Confidentiality 2B"
 * @param aliases other ways to write it, without the axis' prefix
 * @param criterion when it applies, in the library's words
 * @param examples kinds of documents that the source names for it; may be empty
 * @param clause where the source defines it
 * @param core the level of the library's own classification that is the same, or null if none is
 * @since 0.1.0
 */
public record SchemeLevel(
        String scheme,
        String axis,
        int rank,
        String code,
        Text label,
        List<String> aliases,
        Text criterion,
        List<Text> examples,
        String clause,
        @Nullable CoreLevel core)
        implements Serializable {
    /**
     * Copies the lists.
     *
     * @param scheme the scheme's id
     * @param axis the axis' id
     * @param rank 0 for the most severe
     * @param code ASCII
     * @param label in both languages
     * @param aliases without prefix
     * @param criterion in both languages
     * @param examples in both languages
     * @param clause of the source
     * @param core null if none is the same
     */
    public SchemeLevel {
        aliases = List.copyOf(aliases);
        examples = List.copyOf(examples);
    }

    /**
     * Tells whether this level is as severe as another, or more ("以上").
     *
     * @param other a level of the same axis
     * @return true if this level is at least as severe
     * @throws IllegalArgumentException if the other level is of another axis or scheme: only a mapping compares those
     */
    public boolean isAtLeast(SchemeLevel other) {
        if (!scheme.equals(other.scheme) || !axis.equals(other.axis)) {
            throw new IllegalArgumentException("level: found one of " + other.scheme + ", axis " + other.axis
                    + ", allowed: one of " + scheme + ", axis " + axis);
        }
        return rank <= other.rank;
    }

    /**
     * Returns the label for a reader.
     *
     * @param locale the reader's locale
     * @return for example "機密性2B" or "Confidentiality 2B"
     */
    public String labelIn(Locale locale) {
        return label.in(locale);
    }

    @Override
    public String toString() {
        return label.ja();
    }
}
