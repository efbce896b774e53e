package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Text;
import java.util.List;

/**
 * What came of proposing: the frozen manifest, and every candidate that did not enter it, with the reason. A value:
 * immutable and thread-safe.
 *
 * @param manifest what is due
 * @param excluded what is not, or cannot be frozen
 * @since 0.1.0
 */
public record DisposalProposal(DisposalManifest manifest, List<Excluded> excluded) {
    /**
     * Copies the list.
     *
     * @param manifest what is due
     * @param excluded the rest
     */
    public DisposalProposal {
        excluded = List.copyOf(excluded);
    }

    /**
     * A candidate that stays.
     *
     * @param candidate the candidate
     * @param reason why it is not in the manifest
     */
    public record Excluded(DisposalCandidate candidate, Text reason) {}
}
