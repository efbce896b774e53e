package io.github.edusec.retention;

import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Root of what can go wrong in this module; on any input bytes nothing else leaves its parsers but plain I/O errors.
 *
 * <p>Messages name what, where, found and allowed, and never hold personal data.
 *
 * @since 0.1.0
 */
public abstract sealed class RetentionException extends IOException
        permits ScheduleException, CatalogException, DisposalException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RetentionException(String file, List<Problem> problems) {
        super(file + ": " + problems.size() + " problem(s)\n"
                + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all problems found, at once.
     *
     * @return the problems; empty on a deserialized exception, whose message has them
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
