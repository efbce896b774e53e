package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.journal.JournalCheck.Compared;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.testkit.DatabaseKind;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;
import javax.sql.DataSource;

/** Records, anchors and checks many rows in a process with a small heap, and prints the rates. */
final class JournalLargeChild {
    private static final int TRANSACTION = 500;

    private JournalLargeChild() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        DataSource source =
                arguments.length > 2 ? postgresql(arguments[2]) : DatabaseKind.sqlite(folder.resolve("large.sqlite"));
        Path file = folder.resolve("large.log");
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = JournalSample.create(file, key)) {
            Journal journal = Journal.in(source);
            long start = System.nanoTime();
            for (int n = 0; n < rows; n += TRANSACTION) {
                JournalSample.record(journal, source, n, TRANSACTION);
            }
            long recorded = System.nanoTime();
            AnchorReceipt receipt = journal.anchor(ledger);
            long anchored = System.nanoTime();
            Compared check = (Compared) journal.check(file, key.verificationKey());
            long checked = System.nanoTime();
            System.out.println(
                    "appended " + receipt.appended() + ", sound " + check.isSound() + ", rows " + check.rows());
            System.out.println("rows/s: recorded " + rate(rows, recorded - start) + ", anchored "
                    + rate(rows, anchored - recorded) + ", checked " + rate(rows, checked - anchored));
        }
    }

    private static DataSource postgresql(String url) {
        return (DataSource) Proxy.newProxyInstance(
                JournalLargeChild.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> DriverManager.getConnection(url, "postgres", "postgres"));
    }

    private static String rate(int rows, long nanos) {
        return String.format(Locale.ROOT, "%.0f", rows * 1e9 / nanos);
    }
}
