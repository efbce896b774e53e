package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way into a catalogue, one after the other: a file ({@link RecordRows}), an asset register or a folder. What
 * is wrong with one record keeps none of the others from coming.
 *
 * <p>Implementations hold one record at a time and are not thread-safe.
 *
 * @since 0.1.0
 */
public interface RecordFeed extends Closeable {
    /**
     * Reads the next record.
     *
     * @return the record or what is wrong with it; null after the last one, then always
     * @throws IOException if nothing more can be read; what came before was right
     */
    @Nullable
    Row next() throws IOException;

    /**
     * What became of one record. Values: immutable and thread-safe.
     *
     * @since 0.1.0
     */
    sealed interface Row {
        /**
         * Returns where it stands.
         *
         * @return the line of its file on which it starts, or its number among the others; from 1
         */
        long line();

        /**
         * A record.
         *
         * @param line where it stands
         * @param record the record
         * @since 0.1.0
         */
        record Good(long line, CatalogRecord record) implements Row {}

        /**
         * A record that cannot be taken as it is.
         *
         * @param line where it stands
         * @param problems one for each wrong cell or member, at most 100; at least one
         * @since 0.1.0
         */
        record Bad(long line, List<Problem> problems) implements Row {
            /**
             * Copies the problems.
             *
             * @param line where it stands
             * @param problems at least one
             * @throws IllegalArgumentException if there is none
             */
            public Bad {
                problems = List.copyOf(problems);
                if (problems.isEmpty()) {
                    throw new IllegalArgumentException("problems: found none, allowed: one or more");
                }
            }
        }
    }
}
