package io.github.edusec.crypto.journal;

/**
 * What one anchoring did. A value: immutable and thread-safe.
 *
 * @param appended rows whose commitment was appended to the ledger
 * @param repaired rows whose commitment was found in the ledger: an earlier run had been interrupted after the append, or its
 *     commit was lost
 * @param refused rows left alone because their content is not what their own commitment says, or not of a record's form;
 *     {@link Journal#check} names them
 * @param elsewhere rows left alone because an interrupted run may have appended them to another ledger; anchor in that one
 * @since 0.1.0
 */
public record AnchorReceipt(long appended, long repaired, long refused, long elsewhere) {}
