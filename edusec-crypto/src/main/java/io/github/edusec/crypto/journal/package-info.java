/**
 * The readable journal beside the ledger: who did what, by which permit or decision, in a table of the host's database
 * (SQLite or PostgreSQL over JDBC).
 *
 * <p>Entry type: {@link io.github.edusec.crypto.journal.Journal}. A row joins the caller's transaction; once that is
 * committed, {@code anchor} appends a salted commitment to each new row to a
 * {@link io.github.edusec.crypto.ledger.Ledger}, and {@code check} compares the two. Personal data stands only here and may
 * expire by its own rule; the ledger stays verifiable.
 */
@NullMarked
package io.github.edusec.crypto.journal;

import org.jspecify.annotations.NullMarked;
