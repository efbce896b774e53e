package io.github.edusec.retention;

import io.github.edusec.classify.Problem;
import java.util.List;

/**
 * A file of records, a catalogue's tables or a change of a catalogue is wrong; what was to be changed is as it was.
 *
 * @since 0.1.0
 */
public final class CatalogException extends RetentionException {
    private static final long serialVersionUID = 1L;

    /**
     * Names every problem.
     *
     * @param where the file or table, for people
     * @param problems all problems found; at least one
     */
    public CatalogException(String where, List<Problem> problems) {
        super(where, problems);
    }

    /**
     * Names one problem.
     *
     * @param problem what is wrong
     */
    public CatalogException(Problem problem) {
        this("catalogue", List.of(problem));
    }
}
