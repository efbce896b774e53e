package io.github.edusec.crypto;

import io.github.edusec.classify.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A key file is missing something, damaged, or of a kind that is not supported.
 *
 * @since 0.1.0
 */
public final class KeyFileException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the problem.
     *
     * @param problem what is wrong and where
     */
    public KeyFileException(Problem problem) {
        this(problem, null);
    }

    /**
     * Names the problem and what a parser said of it.
     *
     * @param problem what is wrong and where
     * @param cause the parser's exception, or null
     */
    public KeyFileException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
    }
}
