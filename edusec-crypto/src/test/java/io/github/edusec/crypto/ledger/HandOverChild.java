package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Path;

/** Hands a ledger over from key to key, with appends between, until it is killed. */
final class HandOverChild {
    private HandOverChild() {}

    /**
     * Runs the child. Each key is kept and announced before it is used; each acknowledged append prints what {@link LedgerChild}
     * prints.
     *
     * @param args key file, ledger file, and a number that no other child was given
     * @throws IOException if the ledger fails
     */
    @SuppressWarnings("InfiniteLoopStatement") // until it is killed
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        try (Ledger ledger = Ledger.open(file, SigningKey.load(Path.of(args[0])))) {
            LedgerChild.print("open " + ledger.checkpoint().size());
            for (int n = 0; ; n++) {
                Path kept = file.resolveSibling("key-" + args[2] + "-" + n + ".pem");
                SigningKey next = SigningKey.generate();
                next.save(kept);
                LedgerChild.print("key " + kept.getFileName() + " " + LedgerChild.END);
                LedgerChild.acknowledge(ledger.changeKey(next, Sample.CLOCK.instant()), -1);
                LedgerChild.acknowledge(
                        ledger.append(LedgerEntry.of("test.entry", Sample.CLOCK.instant())
                                .with("n", n)),
                        n);
            }
        }
    }
}
