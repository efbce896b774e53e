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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of {@code edusec_catalog_hold}, and what they cover as SQL. Immutable and thread-safe. */
final class HoldTable {
    private static final String SELECT =
            "SELECT id, ground, scope, target, placed, ends_before, placed_by, reason, series FROM edusec_catalog_hold";

    private final Dialect dialect;

    HoldTable(Dialect dialect) {
        this.dialect = dialect;
    }

    void insert(Connection connection, RegisteredHold hold) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO edusec_catalog_hold (id, ground, scope, target, placed, ends_before, placed_by, reason,"
                        + " series) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, hold.hold().id());
            insert.setString(2, hold.hold().ground().id());
            insert.setString(3, hold.scope().id());
            insert.setString(4, hold.scope().target());
            dialect.setDay(insert, 5, hold.hold().placed());
            dialect.setDay(insert, 6, hold.hold().endsBefore());
            insert.setString(7, hold.placedBy());
            insert.setString(8, hold.reason());
            insert.setString(9, Series.column(hold.stoodFor()));
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

    /** Adds to each hold on a series what its name stands for by a schedule. */
    void widen(Connection connection, RetentionSchedule schedule) throws SQLException, CatalogException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE edusec_catalog_hold SET series = ? WHERE id = ?")) {
            for (RegisteredHold hold : all(connection)) {
                Set<String> keys = Series.of(hold, schedule);
                if (!keys.equals(hold.stoodFor())) {
                    update.setString(1, Series.column(keys));
                    update.setString(2, hold.hold().id());
                    update.executeUpdate();
                }
            }
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
                    hold,
                    HoldScope.parse(row.getString(3), row.getString(4)),
                    row.getString(7),
                    row.getString(8),
                    Series.read(row.getString(9)));
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
        List<Condition> terms = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        Set<String> series = new LinkedHashSet<>();
        for (RegisteredHold each : all(connection)) {
            if (!each.hold().holdsOn(day)) {
                continue;
            }
            if (each.scope() instanceof HoldScope.OfSeries) {
                series.addAll(Series.of(each, schedule));
            } else if (each.scope() instanceof HoldScope.OfQuery of) {
                terms.add(query(of.query(), Series.of(each, schedule)));
            } else if (listed.add(each.scope().id())) {
                terms.add(lookUp(each.scope(), day));
            }
        }
        series.forEach(key -> terms.add(series(key)));
        return anyOf(terms);
    }

    private Condition lookUp(HoldScope scope, LocalDate day) {
        Condition found = new Condition(dialect);
        String column = scope instanceof HoldScope.OfRecord ? "r.id" : "r.subject";
        found.add(column + " IN (SELECT h.target FROM edusec_catalog_hold h WHERE h.scope = '" + scope.id()
                + "' AND (h.ends_before IS NULL OR h.ends_before > ");
        found.day(day);
        found.add("))");
        return found;
    }

    /** The condition on a record "r" that one hold covers it, whether it holds or has ended. */
    Condition covered(@Nullable RetentionSchedule schedule, RegisteredHold hold) {
        HoldScope scope = hold.scope();
        if (scope instanceof HoldScope.OfSeries) {
            return anyOf(Series.of(hold, schedule).stream().map(this::series).toList());
        }
        if (scope instanceof HoldScope.OfQuery of) {
            return query(of.query(), Series.of(hold, schedule));
        }
        Condition covered = new Condition(dialect);
        covered.add(scope instanceof HoldScope.OfRecord ? "r.id = ?" : "r.subject = ?");
        covered.parameter(scope.target());
        return covered;
    }

    /** Halved again and again: a database takes conditions of a limited depth only. */
    private Condition anyOf(List<Condition> terms) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        Condition any = new Condition(dialect);
        if (terms.isEmpty()) {
            any.add("(0 = 1)");
            return any;
        }
        any.add("(");
        any.add(anyOf(terms.subList(0, terms.size() / 2)));
        any.add(" OR ");
        any.add(anyOf(terms.subList(terms.size() / 2, terms.size())));
        any.add(")");
        return any;
    }

    private Condition series(String key) {
        Condition series = new Condition(dialect);
        series.add(dialect.position("?", "r.series") + " > 0");
        series.parameter(Series.needle(key));
        return series;
    }

    private Condition query(RecordQuery query, Set<String> keys) {
        Condition held = new Condition(dialect);
        held.add("(1 = 1");
        if (query.series() != null) {
            held.add(" AND ");
            held.add(anyOf(keys.stream().map(this::series).toList()));
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
        return held;
    }
}
