package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.jdbc.Dialect;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Rows of {@code edusec_catalog_schedule} and {@code edusec_catalog_adoption}. Thread-safe. */
final class ScheduleTable {
    private final Dialect dialect;
    /** What was read last: schedules are parsed once, and published versions never change. */
    private final AtomicReference<@Nullable RetentionSchedule> parsed = new AtomicReference<>();

    ScheduleTable(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Adds a version unless it is there. */
    void publish(Connection connection, RetentionSchedule schedule) throws SQLException, CatalogException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT sha256 FROM edusec_catalog_schedule WHERE id = ? AND version = ?")) {
            query.setString(1, schedule.id());
            query.setString(2, schedule.version());
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    requireSame(schedule, rows.getString(1));
                    return;
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO edusec_catalog_schedule (id, version, sha256, content) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, schedule.id());
            insert.setString(2, schedule.version());
            insert.setString(3, schedule.sha256());
            insert.setBytes(4, schedule.content());
            insert.executeUpdate();
        }
    }

    private static void requireSame(RetentionSchedule schedule, String published) throws CatalogException {
        if (!published.equals(schedule.sha256())) {
            throw new CatalogException(new Problem(
                    "schedule " + schedule.id() + ", version " + schedule.version(),
                    "a published version never changes",
                    "other content, SHA-256 " + schedule.sha256(),
                    "the content that was published, SHA-256 " + published + ", or a new version"));
        }
    }

    List<PolicyVersion> published(Connection connection) throws SQLException {
        List<PolicyVersion> versions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT id, version, sha256 FROM edusec_catalog_schedule ORDER BY id, version");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                versions.add(new PolicyVersion(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return versions;
    }

    @Nullable
    RetentionSchedule find(Connection connection, String id, String version) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT sha256, content FROM edusec_catalog_schedule WHERE id = ? AND version = ?")) {
            query.setString(1, id);
            query.setString(2, version);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? parse(id, version, rows.getString(1), rows.getBytes(2)) : null;
            }
        }
    }

    private RetentionSchedule parse(String id, String version, String sha256, byte[] content) throws IOException {
        RetentionSchedule last = parsed.get();
        if (last != null && last.sha256().equals(sha256)) {
            return last;
        }
        String where = "table edusec_catalog_schedule, " + id + ", version " + version;
        RetentionSchedule schedule = RetentionSchedule.parse(where, content, Limits.DEFAULT);
        PolicyVersion stated = new PolicyVersion(id, version, sha256);
        if (!schedule.schedule().equals(stated)) {
            throw new CatalogException(
                    new Problem(where, "the content is of another schedule", schedule.toString(), stated.toString()));
        }
        parsed.set(schedule);
        return schedule;
    }

    List<AdoptedSchedule> adoptions(Connection connection, int most) throws SQLException, IOException {
        List<AdoptedSchedule> adoptions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT schedule, version, adopted_by, adopted_on,"
                + " decision FROM edusec_catalog_adoption ORDER BY number DESC LIMIT " + most)) {
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    String version = rows.getString(2);
                    RetentionSchedule schedule = find(connection, id, version);
                    if (schedule == null) {
                        throw new CatalogException(new Problem(
                                "table edusec_catalog_adoption",
                                "a schedule that is adopted is missing",
                                "no " + id + ", version " + version,
                                "the versions that were published"));
                    }
                    adoptions.add(new AdoptedSchedule(schedule, adoption(rows)));
                }
            }
        }
        return adoptions;
    }

    private Adoption adoption(ResultSet row) throws SQLException, CatalogException {
        try {
            return new Adoption(row.getString(3), Objects.requireNonNull(dialect.day(row, 4)), row.getString(5));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw new CatalogException(new Problem(
                    "table edusec_catalog_adoption, a row",
                    "not an adoption",
                    String.valueOf(e.getMessage()),
                    "what this library wrote"));
        }
    }

    @Nullable
    AdoptedSchedule adopted(Connection connection) throws SQLException, IOException {
        List<AdoptedSchedule> last = adoptions(connection, 1);
        return last.isEmpty() ? null : last.get(0);
    }

    void adopt(Connection connection, AdoptedSchedule next) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO edusec_catalog_adoption (number, schedule, version, adopted_by, adopted_on, decision)"
                        + " SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM edusec_catalog_adoption")) {
            insert.setString(1, next.schedule().id());
            insert.setString(2, next.schedule().version());
            insert.setString(3, next.adoption().by());
            dialect.setDay(insert, 4, next.adoption().on());
            insert.setString(5, next.adoption().decisionNumber());
            insert.executeUpdate();
        }
    }
}
