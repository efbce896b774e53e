package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.ledger.LedgerVerification;
import java.util.List;

/**
 * What a comparison of journal and ledger found. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface JournalCheck {
    /**
     * Says whether everything of this ledger agrees. A row that names an entry of another ledger is only counted, whoever
     * put it there: nobody vouches for those until their own ledger is checked.
     *
     * @return whether the ledger verified and there is no finding; rows that are not anchored yet are findings
     */
    boolean isSound();

    /**
     * The ledger verified and was compared.
     *
     * @param ledger the ledger's verification, with what it does not exclude
     * @param findings the first findings, at most {@link Journal#MAX_FINDINGS}: by index, then what is not anchored
     * @param findingCount all findings
     * @param rows rows that claim an entry of this ledger
     * @param expired rows of these whose content is gone by its own rule; only their commitment, time and action were
     *     compared
     * @param elsewhere rows that name an entry of another ledger, which were not compared: nobody vouches for them until that
     *     ledger is checked
     */
    record Compared(
            LedgerVerification.Verified ledger,
            List<JournalFinding> findings,
            long findingCount,
            long rows,
            long expired,
            long elsewhere)
            implements JournalCheck {
        /**
         * Copies the list.
         *
         * @param ledger the ledger's verification
         * @param findings the first findings
         * @param findingCount all findings
         * @param rows rows of this ledger
         * @param expired expired ones
         * @param elsewhere rows of other ledgers
         */
        public Compared {
            findings = List.copyOf(findings);
        }

        @Override
        public boolean isSound() {
            return findingCount == 0;
        }
    }

    /**
     * The ledger itself did not verify, so it says nothing about the rows.
     *
     * @param defect the first place that is wrong
     */
    record LedgerNotVerified(LedgerVerification.NotVerified defect) implements JournalCheck {
        @Override
        public boolean isSound() {
            return false;
        }
    }
}
