/**
 * A tamper-evident log in one file: an append-only Merkle tree (RFC 6962) with signed checkpoints (C2SP).
 *
 * <p>Entry type: {@link io.github.edusec.crypto.ledger.Ledger}: create or open it with a signing key, append entries (each
 * append returns only when it is on the disk), close it. Anybody with the public key checks the file with
 * {@link io.github.edusec.crypto.ledger.LedgerVerifier}. There is no way to change or delete an entry. Entries hold digests,
 * numbers and ids of the program, never names or texts.
 */
@NullMarked
package io.github.edusec.crypto.ledger;

import org.jspecify.annotations.NullMarked;
