package io.github.edusec.classify;

import org.jspecify.annotations.Nullable;

/**
 * A file is not what its format demands: truncated, damaged, or made to confuse.
 *
 * @since 0.1.0
 */
public sealed class MalformedFileException extends ClassifyException permits DuplicateEntryException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the problem.
     *
     * @param problem what is wrong and where
     */
    public MalformedFileException(Problem problem) {
        this(problem, null);
    }

    /**
     * Names the problem and what a parser said of it.
     *
     * @param problem what is wrong and where
     * @param cause the parser's exception, or null
     */
    public MalformedFileException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
    }
}
