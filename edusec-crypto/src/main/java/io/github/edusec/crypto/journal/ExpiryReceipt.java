package io.github.edusec.crypto.journal;

/**
 * What one expiry did. A value: immutable and thread-safe.
 *
 * @param expired rows whose personal data and salt were wiped
 * @param notAnchored rows old enough that were kept because they have no entry in a ledger yet; anchor, then expire again
 * @since 0.1.0
 */
public record ExpiryReceipt(long expired, long notAnchored) {}
