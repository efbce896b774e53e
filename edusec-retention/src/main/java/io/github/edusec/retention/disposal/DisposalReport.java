package io.github.edusec.retention.disposal;

import io.github.edusec.crypto.ledger.Checkpoint;
import io.github.edusec.retention.erase.NotCovered;
import java.util.List;

/**
 * What became of a whole manifest, earlier runs of it included. A value: immutable and thread-safe.
 *
 * @param manifestRoot the manifest's Merkle root
 * @param outcomes one for each item, in the manifest's order
 * @param notCovered what no claim of this report covers; never empty
 * @param checkpoint the ledger's state after the run; keep its note outside
 * @since 0.1.0
 */
public record DisposalReport(
        String manifestRoot, List<ItemOutcome> outcomes, List<NotCovered> notCovered, Checkpoint checkpoint) {
    /**
     * Copies the lists.
     *
     * @param manifestRoot the manifest's Merkle root
     * @param outcomes one for each item
     * @param notCovered what no claim covers
     * @param checkpoint the ledger's state after the run
     */
    public DisposalReport {
        outcomes = List.copyOf(outcomes);
        notCovered = List.copyOf(notCovered);
    }

    /**
     * Counts the outcomes of one kind.
     *
     * @param kind the kind, for example {@code ItemOutcome.Destroyed.class}
     * @return how many
     */
    public long count(Class<? extends ItemOutcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    /**
     * Says whether every item was destroyed as demanded.
     *
     * @return whether nothing is held, changed, failed, absent or {@link #shortOfLevel short of the level} asked for
     */
    public boolean allDestroyed() {
        return count(ItemOutcome.Destroyed.class) == outcomes.size() && shortOfLevel() == 0;
    }

    /**
     * Counts the items that are destroyed, but below the level asked for; trying again cannot raise it.
     *
     * @return how many
     */
    public long shortOfLevel() {
        return outcomes.stream()
                .filter(outcome -> outcome instanceof ItemOutcome.Destroyed destroyed && destroyed.fallsShort())
                .count();
    }
}
