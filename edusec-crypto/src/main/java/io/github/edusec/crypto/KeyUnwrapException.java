package io.github.edusec.crypto;

import io.github.edusec.classify.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A wrapped key does not unwrap: it is damaged, of another context, or was wrapped by a key that is not here.
 *
 * @since 0.1.0
 */
public final class KeyUnwrapException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the problem.
     *
     * @param problem what is wrong and where, without any byte of a key
     */
    public KeyUnwrapException(Problem problem) {
        this(problem, null);
    }

    /**
     * Names the problem and what a cipher or a service said of it.
     *
     * @param problem what is wrong and where, without any byte of a key
     * @param cause the exception, or null
     */
    public KeyUnwrapException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
    }
}
