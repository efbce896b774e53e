package io.github.edusec.crypto.ledger;

/**
 * What an append returns once its entries are on the disk. A value: immutable and thread-safe.
 *
 * @param firstIndex the index of the first appended entry; the others follow without a gap
 * @param count how many entries were appended, 1 or more
 * @param checkpoint the signed state that covers them
 * @since 0.1.0
 */
public record LedgerReceipt(long firstIndex, int count, Checkpoint checkpoint) {
    /**
     * Returns the index of the last appended entry.
     *
     * @return the index
     */
    public long lastIndex() {
        return firstIndex + count - 1;
    }
}
