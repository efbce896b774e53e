package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.jdbc.Dialect;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.RetentionSchedule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of {@code edusec_catalog_hold}, and what they cover as SQL. Immutable and thread-safe. */
final class HoldTable {
    private static final String SELECT =
            "SELECT id, ground, scope, target, placed, ends_before, placed_by, reason FROM edusec_catalog_hold";

    private final Dialect dialect;

    HoldTable(Dialect dialect) {
        this.dialect = dialect;
    }

    void insert(Connection connection, RegisteredHold hold) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO edusec_catalog_hold (id, ground, scope, target, placed, ends_before, placed_by, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, hold.hold().id());
            insert.setString(2, hold.hold().ground().id());
            insert.setString(3, hold.scope().id());
            insert.setString(4, hold.scope().target());
            dialect.setDay(insert, 5, hold.hold().placed());
            dialect.setDay(insert, 6, hold.hold().endsBefore());
            insert.setString(7, hold.placedBy());
            insert.setString(8, hold.reason());
            insert.executeUpdate();
        }
    }

    void setEnd(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE edusec_catalog_hold SET ends_before = ? WHERE id = ?")) {
            dialect.setDay(update, 1, hold.endsBefore());
            update.setString(2, hold.id());
            update.executeUpdate();
        }
    }

    @Nullable
    RegisteredHold find(Connection connection, String id) throws SQLException, CatalogException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            query.setString(1, id);
            List<RegisteredHold> found = read(query);
            return found.isEmpty() ? null : found.get(0);
        }
    }

    List<RegisteredHold> all(Connection connection) throws SQLException, CatalogException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + " ORDER BY placed, id")) {
            return read(query);
        }
    }

    private List<RegisteredHold> read(PreparedStatement query) throws SQLException, CatalogException {
        List<RegisteredHold> holds = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                holds.add(hold(rows));
            }
        }
        return holds;
    }

    private RegisteredHold hold(ResultSet row) throws SQLException, CatalogException {
        try {
            Hold hold = new Hold(
                    row.getString(1),
                    HoldGround.parse(row.getString(2)),
                    Objects.requireNonNull(dialect.day(row, 5)),
                    dialect.day(row, 6));
            return new RegisteredHold(
                    hold, HoldScope.parse(row.getString(3), row.getString(4)), row.getString(7), row.getString(8));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            // Passing over a hold that cannot be read would let its records go.
            throw new CatalogException(new Problem(
                    "table edusec_catalog_hold, a row",
                    "not a hold",
                    String.valueOf(e.getMessage()),
                    "what this library wrote"));
        }
    }

    /**
     * The condition on a record "r" that some hold covers it on a day, which is not true (but perhaps null) where none does;
     * of the holds on records and subjects there may be many, so those are looked up.
     */
    Condition held(Connection connection, @Nullable RetentionSchedule schedule, LocalDate day)
            throws SQLException, CatalogException {
        Condition held = new Condition(dialect);
        held.add("(0 = 1)");
        Set<String> listed = new HashSet<>();
        for (RegisteredHold each : all(connection)) {
            if (!each.hold().holdsOn(day)) {
                continue;
            }
            if (each.scope() instanceof HoldScope.OfSeries of) {
                held.add(" OR ");
                series(held, schedule, of.kind());
            } else if (each.scope() instanceof HoldScope.OfQuery of) {
                held.add(" OR ");
                query(held, schedule, of.query());
            } else if (listed.add(each.scope().id())) {
                String column = each.scope() instanceof HoldScope.OfRecord ? "r.id" : "r.subject";
                held.add(" OR " + column + " IN (SELECT h.target FROM edusec_catalog_hold h WHERE h.scope = '"
                        + each.scope().id() + "' AND (h.ends_before IS NULL OR h.ends_before > ");
                held.day(day);
                held.add("))");
            }
        }
        return held;
    }

    /** The condition on a record "r" that one hold covers it, whether it holds or has ended. */
    Condition covered(@Nullable RetentionSchedule schedule, HoldScope scope) {
        Condition covered = new Condition(dialect);
        if (scope instanceof HoldScope.OfSeries of) {
            series(covered, schedule, of.kind());
        } else if (scope instanceof HoldScope.OfQuery of) {
            query(covered, schedule, of.query());
        } else {
            covered.add(scope instanceof HoldScope.OfRecord ? "r.id = ?" : "r.subject = ?");
            covered.parameter(scope.target());
        }
        return covered;
    }

    private void series(Condition held, @Nullable RetentionSchedule schedule, String kind) {
        held.add("(0 = 1");
        for (String key : Series.named(schedule, kind)) {
            held.add(" OR " + dialect.position("?", "r.series") + " > 0");
            held.parameter(Series.needle(key));
        }
        held.add(")");
    }

    private void query(Condition held, @Nullable RetentionSchedule schedule, RecordQuery query) {
        held.add("(1 = 1");
        String series = query.series();
        if (series != null) {
            held.add(" AND ");
            series(held, schedule, series);
        }
        String within = query.within();
        if (within != null) {
            held.add(" AND EXISTS (SELECT 1 FROM edusec_catalog_location l WHERE l.record = r.id"
                    + " AND substr(l.location, 1, " + within.codePointCount(0, within.length()) + ") = ?)");
            held.parameter(within);
        }
        if (query.event() != null) {
            String needle = EventsText.needle(query.event());
            String at = dialect.position("'" + needle + "'", "r.events");
            held.add(" AND " + at + " > 0 AND substr(r.events, " + at + " + " + needle.length()
                    + ", 10) BETWEEN ? AND ?");
            held.parameter(String.valueOf(query.from()));
            held.parameter(String.valueOf(query.through()));
        }
        Importance atLeast = query.atLeast();
        if (atLeast != null) {
            String classes = Arrays.stream(Importance.values())
                    .filter(each -> each.compareTo(atLeast) <= 0)
                    .map(each -> "'" + each.code() + "'")
                    .collect(Collectors.joining(", "));
            held.add(" AND (r.importance IS NULL OR r.importance IN (" + classes + "))");
        }
        held.add(")");
    }
}
