package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.jdbc.Dialect;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionOutlook;
import io.github.edusec.retention.RetentionOutlook.Outcome;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.catalog.RecordTable.Stored;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Puts records into the catalogue page by page, in the caller's transaction. Not thread-safe. */
final class RecordWriter implements AutoCloseable {
    /** The number of what is no load. */
    static final long PUT = 0;

    private static final RetentionOutlook NO_SCHEDULE = new RetentionOutlook(Outcome.UNDETERMINED, null);

    private final Connection connection;
    private final RecordTable table;
    private final @Nullable RetentionSchedule schedule;
    private final long load;
    private final LongConsumer twice;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement place;
    private final PreparedStatement clear;
    private final Map<String, RecordFeed.Row.Good> page = new LinkedHashMap<>();
    private long added;
    private long changed;
    private long unchanged;
    private long relaxed;

    /**
     * Starts.
     *
     * @param load the number of this load, by which a record that comes twice in it is known
     * @param twice hears of such a record's line; the first one stays
     */
    RecordWriter(
            Connection connection, Dialect dialect, @Nullable RetentionSchedule schedule, long load, LongConsumer twice)
            throws SQLException {
        this.connection = connection;
        this.table = new RecordTable(dialect);
        this.schedule = schedule;
        this.load = load;
        this.twice = twice;
        this.insert = connection.prepareStatement(RecordTable.INSERT);
        this.update = connection.prepareStatement(RecordTable.UPDATE);
        this.place = connection.prepareStatement(
                "INSERT INTO edusec_catalog_location (location, record, position) VALUES (?, ?, ?)");
        this.clear = connection.prepareStatement("DELETE FROM edusec_catalog_location WHERE record = ?");
    }

    static RetentionOutlook outlook(@Nullable RetentionSchedule schedule, RecordFacts facts) {
        return schedule == null ? NO_SCHEDULE : RetentionOutlook.of(schedule, facts);
    }

    void put(RecordFeed.Row.Good row) throws SQLException, IOException {
        if (page.putIfAbsent(row.record().id(), row) != null) {
            twice.accept(row.line());
        }
        if (page.size() >= RecordTable.PAGE) {
            flush();
        }
    }

    void flush() throws SQLException, IOException {
        if (page.isEmpty()) {
            return;
        }
        Map<String, Stored> there = new HashMap<>();
        table.find(
                connection,
                List.copyOf(page.keySet()),
                stored -> there.put(stored.record().id(), stored));
        List<CatalogRecord> toPlace = new ArrayList<>();
        for (RecordFeed.Row.Good row : page.values()) {
            CatalogRecord record = row.record();
            Stored before = there.get(record.id());
            if (before != null && load != PUT && before.load() == load) {
                twice.accept(row.line());
                continue;
            }
            RetentionOutlook outlook = outlook(schedule, record.facts());
            PreparedStatement statement = before == null ? insert : update;
            table.set(statement, record, Series.column(Series.of(schedule, record.facts())), outlook, load);
            statement.addBatch();
            count(record, outlook, before);
            toPlace.add(record);
            if (before != null) {
                // Whatever stood there: what was read of places may be older than the lock on their record.
                clear.setString(1, record.id());
                clear.addBatch();
            }
        }
        insert.executeBatch();
        update.executeBatch();
        clear.executeBatch();
        for (CatalogRecord record : toPlace) {
            for (int i = 0; i < record.locations().size(); i++) {
                place.setString(1, record.locations().get(i));
                place.setString(2, record.id());
                place.setInt(3, i);
                place.addBatch();
            }
        }
        place.executeBatch();
        page.clear();
    }

    private void count(CatalogRecord record, RetentionOutlook outlook, @Nullable Stored before) {
        if (before == null) {
            added++;
        } else if (before.record().equals(record)) {
            unchanged++;
        } else {
            changed++;
            relaxed += outlook.relaxes(before.outlook()) ? 1 : 0;
        }
    }

    long added() {
        return added;
    }

    long changed() {
        return changed;
    }

    long unchanged() {
        return unchanged;
    }

    long relaxed() {
        return relaxed;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        update.close();
        place.close();
        clear.close();
    }
}
