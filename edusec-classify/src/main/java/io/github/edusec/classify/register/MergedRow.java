package io.github.edusec.classify.register;

import java.util.List;

/**
 * One row of a merged register with its origin.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param entry the row
 * @param origin where it comes from
 * @param standard the standard register's rows it stands for: one for {@link RowOrigin#STANDARD}, none for
 *     {@link RowOrigin#OWN}, one or more for {@link RowOrigin#CHANGED}
 * @since 0.1.0
 */
public record MergedRow(RegisterEntry entry, RowOrigin origin, List<RegisterEntry> standard) {
    /**
     * Copies the rows.
     *
     * @param entry not null
     * @param origin not null
     * @param standard may be empty
     */
    public MergedRow {
        standard = List.copyOf(standard);
    }
}
