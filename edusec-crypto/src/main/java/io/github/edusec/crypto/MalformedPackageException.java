package io.github.edusec.crypto;

import io.github.edusec.classify.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An archive or log is not what its format demands: truncated, damaged, or made to confuse.
 *
 * @since 0.1.0
 */
public final class MalformedPackageException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the problem.
     *
     * @param problem what is wrong and where
     */
    public MalformedPackageException(Problem problem) {
        this(problem, null);
    }

    /**
     * Names the problem and what a parser said of it.
     *
     * @param problem what is wrong and where
     * @param cause the parser's exception, or null
     */
    public MalformedPackageException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
    }
}
