package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.crypto.jdbc.Database;
import io.github.edusec.crypto.journal.Journal;
import io.github.edusec.crypto.journal.JournalRecord;
import io.github.edusec.crypto.ledger.MerkleRoot;
import io.github.edusec.retention.CatalogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals over the originals of a catalogue, and whether those are as they were. Thread-safe if the catalogue's {@code DataSource}
 * is.
 *
 * @since 0.1.0
 */
public final class CatalogSeals {
    /** The action of a journal's row. */
    public static final String SEALED = "catalog.sealed";

    private static final int MAX_NAME = 100;
    private static final String ORIGINALS = "originality = 'original' AND medium = 'electronic'";

    private final Database database;
    private final RecordTable records;
    private final Journal journal;

    CatalogSeals(Database database, Journal journal) {
        this.database = database;
        this.records = new RecordTable(database.dialect());
        this.journal = journal;
    }

    /**
     * Seals all electronic originals of which the catalogue has size and hash, in one transaction with a row in the journal.
     * Append {@link Seal#ledgerEntry()} to a ledger afterwards; after a crash between the two, {@link #find} gives the seal
     * again.
     *
     * @param name the seal's name, for example the fiscal year; 1 to 100 characters on one line
     * @param by who seals, for the journal
     * @param time when
     * @return the seal
     * @throws CatalogException if there is a seal of this name
     * @throws IllegalArgumentException if the name is not of its form
     * @throws SQLException if the database refuses; nothing is changed
     * @throws IOException if the tables are wrong; nothing is changed
     */
    public Seal seal(String name, String by, Instant time) throws SQLException, IOException {
        OneLine.require("seal, name", name, MAX_NAME);
        return database.exclusively(connection -> {
            if (find(connection, name) != null) {
                throw new CatalogException(new Problem(
                        "seal " + name, "there is a seal of this name", "the name again", "a name of its own"));
            }
            insertMembers(connection, name);
            MerkleRoot root = new MerkleRoot();
            long members = addMembers(connection, name, root);
            long without = number(
                    connection,
                    "SELECT count(*) FROM edusec_catalog_record WHERE " + ORIGINALS
                            + " AND (sha256 IS NULL OR size IS NULL)");
            Seal seal = new Seal(name, root.hex(), members, without, time.truncatedTo(ChronoUnit.SECONDS));
            insert(connection, seal);
            String detail = "root=" + seal.root() + "\nrecords=" + members + "\nwithout=" + without;
            journal.recordInBegun(connection, JournalRecord.of(time, SEALED, by, name, "", detail));
            return seal;
        });
    }

    private static void insertMembers(Connection connection, String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO edusec_catalog_sealed (seal, record, size, sha256)"
                        + " SELECT ?, id, size, sha256 FROM edusec_catalog_record WHERE " + ORIGINALS
                        + " AND sha256 IS NOT NULL AND size IS NOT NULL")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    /** The members in the order of their ids' bytes, whatever the database sorts by. */
    private static long addMembers(Connection connection, String name, MerkleRoot root) throws SQLException {
        long members = 0;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT record, size, sha256 FROM edusec_catalog_sealed WHERE seal = ? ORDER BY record")) {
            query.setFetchSize(RecordTable.PAGE);
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    root.add(member(rows.getString(1), rows.getLong(2), rows.getString(3)));
                    members++;
                }
            }
        }
        return members;
    }

    private static byte[] member(String record, long size, String sha256) {
        return (record + "\n" + size + "\n" + sha256 + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void insert(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO edusec_catalog_seal (name, root, records, without, sealed_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, seal.name());
            insert.setString(2, seal.root());
            insert.setLong(3, seal.records());
            insert.setLong(4, seal.without());
            insert.setString(5, seal.time().toString());
            insert.executeUpdate();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * Lists the seals.
     *
     * @return in the order in which they were made
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public List<Seal> all() throws SQLException, IOException {
        return database.reading(connection -> {
            try (PreparedStatement query = connection.prepareStatement(select("ORDER BY sealed_at, name"))) {
                return read(query);
            }
        });
    }

    /**
     * Finds a seal.
     *
     * @param name its name
     * @return the seal
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public Optional<Seal> find(String name) throws SQLException, IOException {
        return database.reading(connection -> Optional.ofNullable(find(connection, name)));
    }

    private static @Nullable Seal find(Connection connection, String name) throws SQLException, CatalogException {
        try (PreparedStatement query = connection.prepareStatement(select("WHERE name = ?"))) {
            query.setString(1, name);
            List<Seal> found = read(query);
            return found.isEmpty() ? null : found.get(0);
        }
    }

    private static String select(String which) {
        return "SELECT name, root, records, without, sealed_at FROM edusec_catalog_seal " + which;
    }

    private static List<Seal> read(PreparedStatement query) throws SQLException, CatalogException {
        List<Seal> seals = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                seals.add(new Seal(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        Instant.parse(rows.getString(5))));
            }
        } catch (DateTimeException e) {
            throw new CatalogException(new Problem(
                    "table edusec_catalog_seal, a row", "not a seal", "no time", "what this library wrote"));
        }
        return seals;
    }

    /**
     * Reads every original under a seal anew, compares its bytes, and opens those that are documents.
     *
     * @param name the seal's name
     * @param store where the originals are
     * @param visitor sees each original, in the order of the ids
     * @return how many are in which state, and whether the rows under the seal give its root; whether the seal is the one that was
     *     made, only its entry in a ledger tells
     * @throws CatalogException if there is no such seal
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public SealVerification verify(String name, OriginalStore store, SealVerification.Visitor visitor)
            throws SQLException, IOException {
        return database.reading(connection -> {
            Seal seal = find(connection, name);
            if (seal == null) {
                throw new CatalogException(new Problem(
                        "seal " + name, "there is no such seal", "no seal of this name", "the name of a seal"));
            }
            MerkleRoot root = new MerkleRoot();
            boolean matches = addMembers(connection, name, root) == seal.records()
                    && root.hex().equals(seal.root());
            String where = "r.id IN (SELECT s.record FROM edusec_catalog_sealed s WHERE s.seal = ?"
                    + " AND s.sha256 = r.sha256 AND s.size = r.size)";
            Tally tally = new Tally(store, visitor);
            try (PreparedStatement query = connection.prepareStatement(RecordTable.query(where))) {
                query.setString(1, name);
                records.forEach(query, stored -> tally.check(stored.record()));
            }
            lost(connection, name, tally);
            return new SealVerification(seal, matches, tally.counts);
        });
    }

    /** What is under the seal, but not, or not as it was, in the catalogue. */
    private static void lost(Connection connection, String name, Tally tally) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT s.record, r.id FROM edusec_catalog_sealed s LEFT JOIN edusec_catalog_record r"
                        + " ON r.id = s.record WHERE s.seal = ? AND (r.id IS NULL OR r.sha256 IS NULL OR r.size IS NULL"
                        + " OR r.sha256 <> s.sha256 OR r.size <> s.size) ORDER BY s.record")) {
            query.setString(1, name);
            query.setFetchSize(RecordTable.PAGE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String detail = rows.getString(2) == null
                            ? "no longer in the catalogue"
                            : "size or hash in the catalogue is not what was sealed";
                    tally.count(rows.getString(1), OriginalState.NOT_CATALOGUED, detail);
                }
            }
        }
    }

    /**
     * Reads every electronic original that has a hash anew, whether it was sealed or not.
     *
     * @param store where the originals are
     * @param visitor sees each original, in the order of the ids
     * @return how many are in which state
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public SealVerification verify(OriginalStore store, SealVerification.Visitor visitor)
            throws SQLException, IOException {
        return database.reading(connection -> {
            Tally tally = new Tally(store, visitor);
            String where = "r.originality = 'original' AND r.medium = 'electronic' AND r.sha256 IS NOT NULL";
            try (PreparedStatement query = connection.prepareStatement(RecordTable.query(where))) {
                records.forEach(query, stored -> tally.check(stored.record()));
            }
            return new SealVerification(null, true, tally.counts);
        });
    }

    private static final class Tally {
        private final OriginalCheck check;
        private final SealVerification.Visitor visitor;
        private final Map<OriginalState, Long> counts = new EnumMap<>(OriginalState.class);

        Tally(OriginalStore store, SealVerification.Visitor visitor) {
            this.check = new OriginalCheck(store);
            this.visitor = visitor;
        }

        void check(CatalogRecord record) {
            OriginalCheck.Result result = check.of(record);
            count(record.id(), result.state(), result.detail());
        }

        void count(String record, OriginalState state, String detail) {
            counts.merge(state, 1L, Long::sum);
            visitor.see(record, state, detail);
        }
    }
}
