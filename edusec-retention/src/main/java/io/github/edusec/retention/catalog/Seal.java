package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.time.Instant;

/**
 * One hash over all originals of a catalogue at a time, for example at the end of a fiscal year. A value: immutable and
 * thread-safe.
 *
 * @param name its name, for example "2025"
 * @param root the RFC 6962 Merkle root over the originals, 64 lower-case hexadecimal digits; see {@code docs/formats.md}
 * @param records how many originals it covers
 * @param without how many originals it does not cover, because the catalogue has no hash or size of them
 * @param time when it was made, cut to the second
 * @since 0.1.0
 */
public record Seal(String name, String root, long records, long without, Instant time) {
    /** The kind of the ledger's entry. */
    public static final String ENTRY = "catalog.sealed";

    /**
     * Makes the entry by which a ledger commits to the seal: only that shows later that the tables were not changed together.
     *
     * @return kind "catalog.sealed", the commitment "root" and the number "records"
     */
    public LedgerEntry ledgerEntry() {
        return LedgerEntry.of(ENTRY, time).with("root", new Commitment(root)).with("records", records);
    }
}
