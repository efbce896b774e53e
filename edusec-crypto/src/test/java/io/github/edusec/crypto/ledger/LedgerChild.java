package io.github.edusec.crypto.ledger;

import io.github.edusec.crypto.LedgerInUseException;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Opens a ledger in a process of its own; appends from four threads until it is killed, if told to. */
final class LedgerChild {
    /** Ends a line that is there as a whole. */
    static final String END = ".";

    private LedgerChild() {}

    /**
     * Runs the child. Each acknowledged append prints its index, number and checkpoint in one write.
     *
     * @param args key file, ledger file, "append" or "open", and the first number to append
     * @throws IOException if the ledger fails
     */
    public static void main(String[] args) throws IOException {
        try (SigningKey key = SigningKey.load(Path.of(args[0]));
                Ledger ledger = Ledger.open(Path.of(args[1]), key)) {
            print("open " + ledger.checkpoint().size());
            if (args[2].equals("append")) {
                for (int t = 1; t < 4; t++) {
                    long first = Long.parseLong(args[3]) + t * 1_000_000L;
                    Thread thread = new Thread(() -> append(ledger, first));
                    thread.setDaemon(true);
                    thread.start();
                }
                append(ledger, Long.parseLong(args[3]));
            }
        } catch (LedgerInUseException e) {
            print("in use");
        }
    }

    private static void append(Ledger ledger, long first) {
        try {
            for (long n = first; ; n++) {
                acknowledge(
                        ledger.append(LedgerEntry.of("test.entry", Sample.CLOCK.instant())
                                .with("n", n)),
                        n);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void acknowledge(LedgerReceipt receipt, long n) {
        String note =
                Base64.getEncoder().encodeToString(receipt.checkpoint().note().getBytes(StandardCharsets.UTF_8));
        print("ack " + receipt.firstIndex() + " " + n + " " + note + " " + END);
    }

    static void print(String line) {
        System.out.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
    }
}
