package io.github.edusec.retention;

import io.github.edusec.classify.Problem;
import java.util.List;

/**
 * A retention schedule or a file of record events is wrong; all its problems are reported at once.
 *
 * @since 0.1.0
 */
public final class ScheduleException extends RetentionException {
    private static final long serialVersionUID = 1L;

    /**
     * Names every problem.
     *
     * @param file the file's name, for people
     * @param problems all problems found; at least one
     */
    public ScheduleException(String file, List<Problem> problems) {
        super(file, problems);
    }
}
