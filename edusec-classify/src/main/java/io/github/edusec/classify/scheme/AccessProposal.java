package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;

/**
 * The class that follows from who may have access. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface AccessProposal extends Serializable {
    /**
     * Returns the class to treat the asset as until a person has decided.
     *
     * @return the proposed class, or the most severe one; its provenance says which
     */
    Classification classification();

    /**
     * Returns why.
     *
     * @return the reason, with the scheme and its version
     */
    Text reason();

    /**
     * Returns the scheme that was asked.
     *
     * @return id, version and hash
     */
    PolicyVersion scheme();

    /**
     * A row of the scheme's table fits.
     *
     * @param classification the proposal, derived
     * @param level the level of the scheme
     * @param clause the row's clause
     * @param reason why
     * @param scheme the scheme
     * @since 0.1.0
     */
    record Proposed(Classification classification, SchemeLevel level, String clause, Text reason, PolicyVersion scheme)
            implements AccessProposal {}

    /**
     * No row fits, or not every reading of what is unknown has one: the most severe class counts.
     *
     * @param reason why
     * @param scheme the scheme
     * @since 0.1.0
     */
    record Undetermined(Text reason, PolicyVersion scheme) implements AccessProposal {
        @Override
        public Classification classification() {
            return Classification.MOST_SEVERE.withProvenance(SchemeContent.unknown(scheme, reason));
        }
    }
}
