package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tears a ledger's end and has it repaired, again and again, until it is killed. */
final class RepairChild {
    private RepairChild() {}

    /**
     * Runs the child, which prints what {@link LedgerChild} prints.
     *
     * @param args key file, ledger file, and the first number to append
     * @throws IOException if the ledger fails
     */
    @SuppressWarnings("InfiniteLoopStatement") // until it is killed
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        try (SigningKey key = SigningKey.load(Path.of(args[0]))) {
            LedgerChild.print("open");
            for (long n = Long.parseLong(args[2]); ; n++) {
                // Longer than the entry that takes its place, so that something is left to cut.
                String tail = ("e 9 " + n + " ").repeat(400);
                Files.writeString(file, tail, StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
                try (Ledger ledger = Ledger.open(file, key)) {
                    LedgerChild.acknowledge(
                            ledger.append(LedgerEntry.of("test.entry", Sample.CLOCK.instant())
                                    .with("n", n)),
                            n);
                }
            }
        }
    }
}
