package io.github.edusec.crypto;

/**
 * A ledger is open for writing elsewhere, in this process or another; only one may write.
 *
 * @since 0.1.0
 */
public final class LedgerInUseException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the ledger.
     *
     * @param ledger the ledger's file, for people
     * @param holder who has it open, as far as known
     */
    public LedgerInUseException(String ledger, String holder) {
        super(ledger + ": open for writing (found: " + holder + "; allowed: one writer)", null);
    }
}
