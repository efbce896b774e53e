package io.github.edusec.examples.host;

import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.catalog.CatalogRecord;
import io.github.edusec.retention.catalog.HoldIndex;
import io.github.edusec.retention.catalog.Medium;
import io.github.edusec.retention.catalog.Originality;
import io.github.edusec.retention.catalog.RecordSource;
import io.github.edusec.retention.catalog.Simulation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * The table {@code pupil_record} that a school's system has anyway, as a source of records. SQLite compares its texts byte by
 * byte, as a source must; elsewhere the columns need a collation that does. Thread-safe if the
 * {@code DataSource} is. Nothing is written.
 *
 * @param database gives a connection of its own each time; stays the caller's
 */
record HostTable(DataSource database) implements RecordSource {
    /** The table as the host made it: a record is a file, sheets in a binder, or both. */
    static final String TABLE =
            "CREATE TABLE pupil_record (id TEXT PRIMARY KEY, kind TEXT NOT NULL, pupil TEXT, file TEXT,"
                    + " binder TEXT, completed TEXT, graduated TEXT)";

    private static final String SELECT = "SELECT id, kind, pupil, file, binder, completed, graduated FROM pupil_record";

    /**
     * Prints which records would be due on a day by the built-in statutory schedule, if there were no holds.
     *
     * @param arguments the SQLite file and the day, for example 2031-04-01
     */
    public static void main(String[] arguments) throws SQLException, IOException {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + arguments[0]);
        RetentionSchedule schedule = RetentionSchedule.builtIn("statute-2026");
        LocalDate day = LocalDate.parse(arguments[1]);
        Simulation.decide(new HostTable(database), schedule, HoldIndex.NONE, day, (record, decision) -> {
            if (decision instanceof RetentionDecision.Due) {
                System.out.println(record.id());
            }
        });
    }

    @Override
    public void forEach(Visitor visitor) throws SQLException, IOException {
        visit(SELECT, null, visitor);
    }

    @Override
    public Optional<CatalogRecord> find(String id) throws SQLException, IOException {
        return all(SELECT + " WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public List<CatalogRecord> at(String location) throws SQLException, IOException {
        return all(SELECT + " WHERE ? IN (file, binder)", location);
    }

    private List<CatalogRecord> all(String sql, String text) throws SQLException, IOException {
        List<CatalogRecord> found = new ArrayList<>();
        visit(sql, text, found::add);
        return found;
    }

    private void visit(String sql, @Nullable String text, Visitor visitor) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            if (text != null) {
                query.setString(1, text);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    visitor.see(record(rows));
                }
            }
        }
    }

    private static CatalogRecord record(ResultSet row) throws SQLException {
        Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
        put(events, EventKind.COMPLETED, row.getString("completed"));
        put(events, EventKind.GRADUATION, row.getString("graduated"));
        return new CatalogRecord(
                row.getString("id"),
                new RecordFacts(row.getString("kind"), events),
                row.getString("pupil"),
                Stream.of(row.getString("file"), row.getString("binder"))
                        .filter(Objects::nonNull)
                        .toList(),
                null,
                null,
                null,
                Originality.ORIGINAL,
                Medium.ELECTRONIC);
    }

    private static void put(Map<EventKind, LocalDate> events, EventKind event, @Nullable String day) {
        if (day != null) {
            events.put(event, LocalDate.parse(day));
        }
    }
}
