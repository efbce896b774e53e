package io.github.edusec.crypto;

import io.github.edusec.classify.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of appointments is wrong; all its problems are reported at once.
 *
 * @since 0.1.0
 */
public final class AppointmentFileException extends CryptoException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Names every problem of the file.
     *
     * @param file the file's name, for people
     * @param problems all problems found; at least one
     */
    public AppointmentFileException(String file, List<Problem> problems) {
        super(
                file + ": " + problems.size() + " problem(s)\n"
                        + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
                null);
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all problems of the file.
     *
     * @return the problems; empty on a deserialized exception, whose message has them
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
