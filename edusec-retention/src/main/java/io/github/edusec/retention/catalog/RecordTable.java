package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.jdbc.Dialect;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionOutlook;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of {@code edusec_catalog_record} with their places, and back. Immutable and thread-safe. */
final class RecordTable {
    /** So many rows at a time: enough that the network hardly counts, little enough for any memory. */
    static final int PAGE = 1_000;

    private static final String COLUMNS = "r.id, r.kind, r.events, r.subject, r.importance, r.confidentiality,"
            + " r.integrity, r.availability, r.size, r.sha256, r.originality, r.medium, r.outcome, r.disposable_from,"
            + " r.load, l.location";
    static final String INSERT = "INSERT INTO edusec_catalog_record (kind, events, subject, importance,"
            + " confidentiality, integrity, availability, size, sha256, originality, medium, series, outcome,"
            + " disposable_from, load, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE = "UPDATE edusec_catalog_record SET kind = ?, events = ?, subject = ?, importance = ?,"
            + " confidentiality = ?, integrity = ?, availability = ?, size = ?, sha256 = ?, originality = ?,"
            + " medium = ?, series = ?, outcome = ?, disposable_from = ?, load = ? WHERE id = ?";

    private final Dialect dialect;

    RecordTable(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A record as the catalogue has it. */
    record Stored(CatalogRecord record, RetentionOutlook outlook, long load) {}

    /** Sees stored records. */
    @FunctionalInterface
    interface Each {
        void see(Stored stored) throws SQLException, IOException;
    }

    /** A query for records, with "r" for the record, in the order of ids, so that the places of one stand together. */
    static String query(String where) {
        return "SELECT " + COLUMNS
                + " FROM edusec_catalog_record r LEFT JOIN edusec_catalog_location l ON l.record = r.id" + " WHERE "
                + where + " ORDER BY r.id, l.position";
    }

    /** Sees every record that a {@link #query} finds. */
    void forEach(PreparedStatement query, Each each) throws SQLException, IOException {
        query.setFetchSize(PAGE);
        try (ResultSet rows = query.executeQuery()) {
            List<String> places = new ArrayList<>();
            boolean more = rows.next();
            while (more) {
                String id = rows.getString(1);
                Stored first = stored(id, rows);
                places.clear();
                do {
                    String place = rows.getString(16);
                    if (place != null) {
                        places.add(place);
                    }
                    more = rows.next();
                } while (more && id.equals(rows.getString(1)));
                each.see(places.isEmpty() ? first : located(first, places));
            }
        }
    }

    private static Stored located(Stored stored, List<String> places) {
        CatalogRecord record = stored.record();
        CatalogRecord located = new CatalogRecord(
                record.id(),
                record.facts(),
                record.subject(),
                places,
                record.classification(),
                record.size(),
                record.sha256(),
                record.originality(),
                record.medium());
        return new Stored(located, stored.outlook(), stored.load());
    }

    private Stored stored(String id, ResultSet row) throws SQLException, CatalogException {
        try {
            CatalogRecord record = new CatalogRecord(
                    id,
                    new RecordFacts(row.getString(2), EventsText.read(row.getString(3))),
                    row.getString(4),
                    List.of(),
                    classification(row),
                    row.getObject(9) == null ? null : row.getLong(9),
                    row.getString(10),
                    Originality.parse(row.getString(11)),
                    Medium.parse(row.getString(12)));
            RetentionOutlook outlook =
                    new RetentionOutlook(RetentionOutlook.Outcome.parse(row.getString(13)), dialect.day(row, 14));
            return new Stored(record, outlook, row.getLong(15));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw notARecord(e);
        }
    }

    static CatalogException notARecord(RuntimeException why) {
        return new CatalogException(new Problem(
                "table edusec_catalog_record, a row",
                "not a record",
                String.valueOf(why.getMessage()),
                "what this library wrote"));
    }

    private static @Nullable Classification classification(ResultSet row) throws SQLException {
        String importance = row.getString(5);
        return importance == null
                ? null
                : new Classification(
                        Importance.parse(importance),
                        parsed(row.getString(6), Confidentiality::parse),
                        parsed(row.getString(7), Integrity::parse),
                        parsed(row.getString(8), Availability::parse),
                        List.of());
    }

    private static <T> @Nullable T parsed(@Nullable String text, Function<String, T> parse) {
        return text == null ? null : parse.apply(text);
    }

    /** Sets the parameters of {@link #INSERT} or {@link #UPDATE}. */
    void set(PreparedStatement statement, CatalogRecord record, String series, RetentionOutlook outlook, long load)
            throws SQLException {
        Classification classification = record.classification();
        statement.setString(1, record.facts().kind());
        statement.setString(2, EventsText.write(record.facts().events()));
        statement.setString(3, record.subject());
        statement.setString(
                4, classification == null ? null : classification.importance().code());
        Confidentiality confidentiality = classification == null ? null : classification.confidentiality();
        statement.setString(5, confidentiality == null ? null : confidentiality.code());
        Integrity integrity = classification == null ? null : classification.integrity();
        statement.setString(6, integrity == null ? null : integrity.code());
        Availability availability = classification == null ? null : classification.availability();
        statement.setString(7, availability == null ? null : availability.code());
        Long size = record.size();
        if (size == null) {
            statement.setNull(8, Types.BIGINT);
        } else {
            statement.setLong(8, size);
        }
        statement.setString(9, record.sha256());
        statement.setString(10, record.originality().id());
        statement.setString(11, record.medium().id());
        statement.setString(12, series);
        setOutlook(statement, 13, outlook);
        statement.setLong(15, load);
        statement.setString(16, record.id());
    }

    void setOutlook(PreparedStatement statement, int index, RetentionOutlook outlook) throws SQLException {
        statement.setString(index, outlook.outcome().id());
        LocalDate from = outlook.disposableFrom();
        dialect.setDay(statement, index + 1, from);
    }

    /** Finds by ids, of which there may be at most {@link #PAGE}. */
    void find(Connection connection, List<String> ids, Each each) throws SQLException, IOException {
        find(connection, ids, "", each);
    }

    /** As {@link #find}, but nobody else changes these records until the transaction ends; their places may be older. */
    void findToChange(Connection connection, List<String> ids, Each each) throws SQLException, IOException {
        find(connection, ids, dialect.lockRows("r"), each);
    }

    private void find(Connection connection, List<String> ids, String end, Each each) throws SQLException, IOException {
        String marks = "?, ".repeat(ids.size() - 1) + "?";
        try (PreparedStatement query = connection.prepareStatement(query("r.id IN (" + marks + ")") + end)) {
            for (int i = 0; i < ids.size(); i++) {
                query.setString(i + 1, ids.get(i));
            }
            forEach(query, each);
        }
    }
}
