package io.github.edusec.retention;

import io.github.edusec.classify.Problem;
import java.util.List;

/**
 * A disposal manifest or run cannot go on; what was done is in the ledger.
 *
 * @since 0.1.0
 */
public final class DisposalException extends RetentionException {
    private static final long serialVersionUID = 1L;

    /**
     * Names every problem.
     *
     * @param file the file's name, for people
     * @param problems all problems found; at least one
     */
    public DisposalException(String file, List<Problem> problems) {
        super(file, problems);
    }
}
