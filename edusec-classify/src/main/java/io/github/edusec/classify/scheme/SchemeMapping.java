package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table from one axis of a scheme to one axis of another: a row for every level, and a more severe level never maps to
 * a less severe one.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param fromAxis the id of the own axis
 * @param toScheme the id of the other scheme
 * @param toAxis the id of the other scheme's axis
 * @param toLevels all codes of that axis from most to least severe, so that the table can be judged by itself
 * @param confidence how well the table is backed
 * @param source what it is taken from
 * @param rows one row per level of the own axis
 * @since 0.1.0
 */
public record SchemeMapping(
        String fromAxis,
        String toScheme,
        String toAxis,
        List<String> toLevels,
        MappingConfidence confidence,
        String source,
        List<Row> rows)
        implements Serializable {
    /**
     * Copies the lists.
     *
     * @param fromAxis own axis
     * @param toScheme other scheme
     * @param toAxis its axis
     * @param toLevels its codes from most to least severe
     * @param confidence how well backed
     * @param source what it is taken from
     * @param rows one per own level
     */
    public SchemeMapping {
        toLevels = List.copyOf(toLevels);
        rows = List.copyOf(rows);
    }

    Optional<Row> row(String code) {
        return rows.stream().filter(row -> row.level().equals(code)).findFirst();
    }

    /**
     * One level and its counterpart.
     *
     * @param level the own level's code
     * @param to the other level's code, or null if the table says that there is no counterpart
     * @param lossy whether the counterpart means less or something else, so that mapping back may not return
     * @param understates whether the counterpart may be less severe than the level means, so that somebody must judge anew
     * @param note what is lost or why there is none; null only on a row that loses nothing
     * @since 0.1.0
     */
    public record Row(
            String level,
            @Nullable String to,
            boolean lossy,
            boolean understates,
            @Nullable Text note) implements Serializable {}
}
