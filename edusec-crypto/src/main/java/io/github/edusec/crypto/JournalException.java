package io.github.edusec.crypto;

import io.github.edusec.classify.Problem;

/**
 * A journal cannot take a record, or a database cannot hold a journal: a text of another form, a product that is not
 * supported, tables that are not the journal's.
 *
 * @since 0.1.0
 */
public final class JournalException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the problem.
     *
     * @param problem what is wrong and where; without the text of a record
     */
    public JournalException(Problem problem) {
        super(problem.toString(), null);
    }
}
