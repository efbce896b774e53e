package io.github.edusec.classify;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A policy file (register, scheme, schedule) is wrong; all its problems are reported at once.
 *
 * @since 0.1.0
 */
public final class PolicyFileException extends ClassifyException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Names every problem of the file.
     *
     * @param file the file's name, for people
     * @param problems all problems found, in the order they stand in the file; at least one
     */
    public PolicyFileException(String file, List<Problem> problems) {
        super(
                file + ": " + problems.size() + " problem(s)\n"
                        + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
                null);
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all problems of the file.
     *
     * @return the problems in the order they stand in the file; empty on a deserialized exception, whose message has them
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
