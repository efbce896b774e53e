package io.github.edusec.benchmarks;

import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.RetentionRule;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.DueCounts;
import io.github.edusec.retention.catalog.HoldScope;
import io.github.edusec.retention.catalog.LoadReceipt;
import io.github.edusec.retention.catalog.OnBadRows;
import io.github.edusec.retention.catalog.RecordFeed;
import io.github.edusec.retention.catalog.RecordRows;
import io.github.edusec.retention.catalog.RegisteredHold;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Loads a CSV of records into a catalogue and asks what is due: {@code CatalogSpeed sqlite|postgresql ROWS}. PostgreSQL runs with
 * fsync on.
 */
public final class CatalogSpeed {
    private static final int ROUNDS = 7;
    private static final int RECORD_HOLDS = 1_000;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final Instant TIME = Instant.parse("2026-11-28T00:00:00Z");

    private CatalogSpeed() {}

    /**
     * Runs it.
     *
     * @param arguments the database and the number of rows
     * @throws Exception if anything fails
     */
    public static void main(String[] arguments) throws Exception {
        long rows = Long.parseLong(arguments[1]);
        Path folder = Files.createTempDirectory("catalog-speed");
        Path csv = folder.resolve("records.csv");
        RetentionSchedule schedule = RetentionSchedule.builtIn("recommended-2026");
        write(csv, rows, schedule);
        if (arguments[0].equals("postgresql")) {
            try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start()) {
                run(server.getPostgresDatabase(), csv, rows, schedule, true);
            }
        } else {
            run(sqlite(folder.resolve("catalog.sqlite")), csv, rows, schedule, false);
        }
    }

    private static DataSource sqlite(Path file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource(new SQLiteConfig());
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
        }
        return source;
    }

    /** Rows of every kind, each with a subject, a place, a hash and an event of its rule. */
    private static void write(Path csv, long rows, RetentionSchedule schedule) throws IOException {
        List<RetentionRule> rules = schedule.rules();
        try (Writer out = Files.newBufferedWriter(csv)) {
            out.write("id,kind,subject,locations,importance,size,sha256,created,completed,graduation\n");
            for (long i = 0; i < rows; i++) {
                RetentionRule rule = rules.get((int) (i % rules.size()));
                LocalDate day = LocalDate.of(1995, 4, 1).plusDays(i * 7919 % 11_000);
                boolean graduation = rule.startEvents().contains(EventKind.GRADUATION);
                out.write(String.format(
                        Locale.ROOT,
                        "R%010d,%s,p%07d,box/%05d/%010d.pdf,II,%d,%064x,%s,%s,%s%n",
                        i,
                        rule.id(),
                        i % 100_000,
                        i % 10_000,
                        i,
                        i % 5_000_000,
                        i,
                        day,
                        day,
                        graduation ? day : ""));
            }
        }
    }

    private static void run(DataSource source, Path csv, long rows, RetentionSchedule schedule, boolean postgresql)
            throws Exception {
        Catalog catalog = Catalog.in(source);
        catalog.schedules().adopt(new AdoptedSchedule(schedule, new Adoption("board", DAY, "1")), "benchmark", TIME);
        long start = System.nanoTime();
        LoadReceipt receipt;
        try (RecordFeed feed = RecordRows.open(csv)) {
            receipt = catalog.load(feed, OnBadRows.STORE_NOTHING, "records.csv", "benchmark", TIME);
        }
        say("load", rows, System.nanoTime() - start);
        if (receipt.added() != rows) {
            throw new IllegalStateException("stored " + receipt);
        }
        if (postgresql) {
            // As its autovacuum does some time after a load; before that an index alone does not answer.
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE edusec_catalog_record");
            }
        }
        due(catalog, "due, no holds");
        for (int i = 0; i < RECORD_HOLDS; i++) {
            place(catalog, "H" + i, new HoldScope.OfRecord(String.format(Locale.ROOT, "R%010d", i * 57L)));
        }
        place(catalog, "HS", new HoldScope.OfSeries("出席簿"));
        place(catalog, "HP", new HoldScope.OfSubject("p0000007"));
        due(catalog, "due, 1,002 holds");
        start = System.nanoTime();
        long[] seen = new long[1];
        catalog.forEachDue(DAY, (record, decision) -> seen[0]++);
        say("decisions on what is over (" + seen[0] + " rows)", seen[0], System.nanoTime() - start);
    }

    private static void place(Catalog catalog, String id, HoldScope scope) throws SQLException, IOException {
        catalog.holds()
                .place(
                        new RegisteredHold(new Hold(id, HoldGround.AUDIT, DAY, null), scope, "benchmark", "benchmark"),
                        TIME);
    }

    private static void due(Catalog catalog, String what) {
        long[] nanos = new long[ROUNDS];
        DueCounts[] counts = new DueCounts[1];
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = timed(() -> {
                try {
                    counts[0] = catalog.due(DAY);
                    return counts[0].due();
                } catch (SQLException | IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        java.util.Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s: %.3f s (%.3f to %.3f), %s%n",
                what,
                nanos[ROUNDS / 2] / 1e9,
                nanos[0] / 1e9,
                nanos[ROUNDS - 1] / 1e9,
                counts[0]);
    }

    private static long timed(LongSupplier work) {
        long start = System.nanoTime();
        if (work.getAsLong() < 0) {
            throw new IllegalStateException("a count is never negative");
        }
        return System.nanoTime() - start;
    }

    private static void say(String what, long rows, long nanos) {
        System.out.printf(Locale.ROOT, "%s: %.1f s, %.0f rows a second%n", what, nanos / 1e9, rows / (nanos / 1e9));
    }
}
