package io.github.edusec.retention.catalog;

import io.github.edusec.crypto.jdbc.Dialect;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.RetentionOutlook.Outcome;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Counts in SQL what is due, held or to be looked at. Thread-safe. */
final class DueQuery {
    private final Dialect dialect;
    private final ScheduleTable schedules;
    private final HoldTable holds;

    DueQuery(Dialect dialect, ScheduleTable schedules) {
        this.dialect = dialect;
        this.schedules = schedules;
        this.holds = new HoldTable(dialect);
    }

    /** Counts what one hold covers, and how much of that is due nevertheless, because the hold has ended and no other holds it. */
    CatalogHolds.Changed under(Connection connection, RegisteredHold hold, LocalDate day)
            throws SQLException, IOException {
        AdoptedSchedule adopted = schedules.adopted(connection);
        RetentionSchedule schedule = adopted == null ? null : adopted.schedule();
        Condition held = holds.held(connection, schedule, day);
        Condition covered = holds.covered(schedule, hold);
        String sql = "SELECT count(*), sum(CASE WHEN r.outcome <> 'destroy' OR r.disposable_from IS NULL"
                + " OR r.disposable_from > ? THEN 0 WHEN " + held.sql() + " THEN 0 ELSE 1 END)"
                + " FROM edusec_catalog_record r WHERE " + covered.sql();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            dialect.setDay(query, 1, day);
            covered.set(query, held.set(query, 2));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return new CatalogHolds.Changed(hold, rows.getLong(1), rows.getLong(2));
            }
        }
    }

    DueCounts counts(Connection connection, LocalDate day) throws SQLException, IOException {
        AdoptedSchedule adopted = schedules.adopted(connection);
        Condition held = holds.held(connection, adopted == null ? null : adopted.schedule(), day);
        String sql =
                "SELECT o.outcome, o.held, count(*), sum(o.size) FROM (SELECT r.outcome AS outcome, r.size AS size,"
                        + " CASE WHEN " + held.sql() + " THEN 1 ELSE 0 END AS held FROM edusec_catalog_record r"
                        + " WHERE r.outcome IN ('destroy', 'transfer', 'review') AND r.disposable_from <= ?) o"
                        + " GROUP BY o.outcome, o.held";
        Map<Outcome, Long> records = new EnumMap<>(Outcome.class);
        long keptByHolds = 0;
        long bytes = 0;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            dialect.setDay(query, held.set(query, 1), day);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Outcome outcome = Outcome.parse(rows.getString(1));
                    if (rows.getInt(2) == 1) {
                        keptByHolds += rows.getLong(3);
                    } else {
                        records.put(outcome, rows.getLong(3));
                        bytes = outcome == Outcome.DESTROY ? rows.getLong(4) : bytes;
                    }
                }
            }
        }
        return new DueCounts(
                day,
                records.getOrDefault(Outcome.DESTROY, 0L),
                bytes,
                records.getOrDefault(Outcome.TRANSFER, 0L),
                records.getOrDefault(Outcome.REVIEW, 0L),
                keptByHolds);
    }
}
