package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.jdbc.Dialect;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionOutlook;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Decides anew on every record of a catalogue, page by page, in the caller's transaction. Not thread-safe. */
final class Recomputation {
    private static final int PAGE = 5_000;

    private final Connection connection;
    private final Dialect dialect;
    private final RecordTable table;
    private Changes counts = Changes.NONE;

    Recomputation(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = new RecordTable(dialect);
    }

    Changes run(RetentionSchedule schedule) throws SQLException, IOException {
        try (PreparedStatement page = connection.prepareStatement(
                        "SELECT id, kind, events, series, outcome, disposable_from FROM edusec_catalog_record"
                                + " WHERE id > ? ORDER BY id LIMIT " + PAGE);
                PreparedStatement update = connection.prepareStatement("UPDATE edusec_catalog_record"
                        + " SET outcome = ?, disposable_from = ?, series = ? WHERE id = ?")) {
            // No id is empty.
            String last = "";
            while (last != null) {
                last = page(schedule, page, last, update);
            }
        }
        return counts;
    }

    /** The rows of a page are read before any is written: what a cursor sees of its own table's changes is up to the driver. */
    private @Nullable String page(
            RetentionSchedule schedule, PreparedStatement page, String after, PreparedStatement update)
            throws SQLException, IOException {
        page.setString(1, after);
        String last = null;
        boolean changed = false;
        try (ResultSet rows = page.executeQuery()) {
            while (rows.next()) {
                last = rows.getString(1);
                RecordFacts facts = facts(rows);
                RetentionOutlook before = before(rows);
                RetentionOutlook outlook = RetentionOutlook.of(schedule, facts);
                String series = Series.column(Series.of(schedule, facts));
                counts = counts.plus(before, outlook);
                if (!outlook.equals(before) || !series.equals(rows.getString(4))) {
                    table.setOutlook(update, 1, outlook);
                    update.setString(3, series);
                    update.setString(4, last);
                    update.addBatch();
                    changed = true;
                }
            }
        }
        if (changed) {
            update.executeBatch();
        }
        return last;
    }

    private static RecordFacts facts(ResultSet row) throws SQLException, CatalogException {
        try {
            return new RecordFacts(row.getString(2), EventsText.read(row.getString(3)));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw RecordTable.notARecord(e);
        }
    }

    private RetentionOutlook before(ResultSet row) throws SQLException, CatalogException {
        try {
            return new RetentionOutlook(RetentionOutlook.Outcome.parse(row.getString(5)), dialect.day(row, 6));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw RecordTable.notARecord(e);
        }
    }
}
