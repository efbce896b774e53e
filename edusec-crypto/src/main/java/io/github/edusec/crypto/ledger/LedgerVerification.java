package io.github.edusec.crypto.ledger;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.Text;
import java.util.List;

/**
 * What a verification found. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface LedgerVerification {
    /**
     * Says whether the ledger verified.
     *
     * @return whether this is {@link Verified}
     */
    boolean isVerified();

    /**
     * Every byte of the file is what the key's holder wrote.
     *
     * @param checkpoint the newest checkpoint: size and root of the ledger
     * @param notExcluded what this verification cannot exclude, to be shown with it
     */
    record Verified(Checkpoint checkpoint, List<Text> notExcluded) implements LedgerVerification {
        /**
         * Copies the list.
         *
         * @param checkpoint the newest checkpoint
         * @param notExcluded what is not excluded
         */
        public Verified {
            notExcluded = List.copyOf(notExcluded);
        }

        /**
         * Returns how many entries verified.
         *
         * @return the size
         */
        public long size() {
            return checkpoint.size();
        }

        /**
         * Returns the root hash over all entries.
         *
         * @return 64 hexadecimal digits
         */
        public String root() {
            return checkpoint.root();
        }

        @Override
        public boolean isVerified() {
            return true;
        }
    }

    /**
     * Something is not what the key's holder wrote, or cannot be told to be.
     *
     * @param place where
     * @param what what is wrong, in one sentence
     * @param found what was found
     * @param allowed what would have been right
     */
    record NotVerified(LedgerPlace place, String what, String found, String allowed) implements LedgerVerification {
        /**
         * Returns the finding in the form of the other reports.
         *
         * @return the same as a problem
         */
        public Problem problem() {
            return new Problem(place.text(), what, found, allowed);
        }

        @Override
        public boolean isVerified() {
            return false;
        }
    }
}
