package io.github.edusec.classify;

/**
 * An archive holds one name twice, so that two readers may read two different files.
 *
 * @since 0.1.0
 */
public final class DuplicateEntryException extends MalformedFileException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the problem.
     *
     * @param problem what is wrong and where
     */
    public DuplicateEntryException(Problem problem) {
        super(problem);
    }
}
