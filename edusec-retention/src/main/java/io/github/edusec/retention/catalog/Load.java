package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.jdbc.Dialect;
import io.github.edusec.crypto.journal.Journal;
import io.github.edusec.crypto.journal.JournalRecord;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.catalog.RecordFeed.Row;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One load of a feed, in the caller's transaction. Not thread-safe. */
final class Load {
    /** The action of a journal's row. */
    static final String LOADED = "catalog.loaded";

    private final Dialect dialect;
    private final ScheduleTable schedules;
    private final Journal journal;
    private final List<Row.Bad> listed = new ArrayList<>();
    private long bad;

    Load(Dialect dialect, ScheduleTable schedules, Journal journal) {
        this.dialect = dialect;
        this.schedules = schedules;
        this.journal = journal;
    }

    LoadReceipt run(Connection connection, RecordFeed feed, OnBadRows onBad, String name, String by, Instant time)
            throws SQLException, IOException {
        dialect.lock(connection, CatalogSchema.LOADS);
        dialect.share(connection, CatalogSchema.LOCK);
        AdoptedSchedule adopted = schedules.adopted(connection);
        // Positive, since 0 is for records that come one by one; random, since no two loads may have one number.
        long number = new SecureRandom().nextLong() >>> 1 | 1;
        LoadReceipt receipt;
        try (RecordWriter writer = new RecordWriter(
                connection, dialect, adopted == null ? null : adopted.schedule(), number, this::twice)) {
            for (Row row = feed.next(); row != null; row = feed.next()) {
                if (row instanceof Row.Good good) {
                    writer.put(good);
                } else if (row instanceof Row.Bad wrong) {
                    add(wrong);
                }
            }
            writer.flush();
            listed.sort((a, b) -> Long.compare(a.line(), b.line()));
            receipt = new LoadReceipt(
                    bad == 0 || onBad == OnBadRows.STORE_THE_OTHERS,
                    writer.added(),
                    writer.changed(),
                    writer.unchanged(),
                    writer.relaxed(),
                    bad,
                    listed);
        }
        if (!receipt.stored()) {
            throw new NotStored(receipt);
        }
        String detail = "added=" + receipt.added() + "\nchanged=" + receipt.changed() + "\nunchanged="
                + receipt.unchanged() + "\nrelaxed=" + receipt.relaxed() + "\nbad=" + bad;
        journal.recordInBegun(connection, JournalRecord.of(time, LOADED, by, "", name, detail));
        return receipt;
    }

    private void twice(long line) {
        add(new Row.Bad(
                line,
                List.of(new Problem("line " + line, "the id came before", "an id a second time", "each id once"))));
    }

    private void add(Row.Bad wrong) {
        bad++;
        if (listed.size() < LoadReceipt.MAX_LISTED) {
            listed.add(wrong);
        }
    }

    /** Rolls the transaction back; never leaves this package. */
    static final class NotStored extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient LoadReceipt receipt;

        NotStored(LoadReceipt receipt) {
            super("not stored");
            this.receipt = receipt;
        }

        LoadReceipt receipt() {
            return receipt;
        }
    }
}
