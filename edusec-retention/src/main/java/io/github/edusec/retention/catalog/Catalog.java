package io.github.edusec.retention.catalog;

import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.jdbc.Database;
import io.github.edusec.crypto.journal.Journal;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.catalog.RecordTable.Stored;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of records in a database of the caller (文書目録): which there are, what the adopted schedule says of each,
 * which holds there are, and seals over the originals. Tables "edusec_catalog_*", on SQLite or PostgreSQL; see
 * "edusec-catalog/1" of {@code docs/formats.md}; hosts read them with their own queries.
 *
 * <p>What will become of a record ({@code outcome}, {@code disposable_from}) is stored and indexed; it is decided upon when a
 * record is put, when its events change, and for all records when a schedule is adopted. Until one is, nothing is ever due.
 * Whether a hold keeps a record is asked when it is asked what is due.
 *
 * <p>Thread-safe if the {@code DataSource} is. Memory does not grow with the table. Methods without a {@code Connection} use
 * connections and transactions of their own: the {@code DataSource} must not hand out the connection of a transaction that is
 * going on. {@link #put(Connection, CatalogRecord)} joins the caller's. Changes of holds and schedules and loads write a row
 * into the {@linkplain #journal journal}, which is to be anchored to a ledger after them.
 *
 * <p><b>Not guaranteed.</b> Who can write to the database can change what stands in it; only what was sealed or anchored
 * shows it.
 *
 * @since 0.1.0
 */
public final class Catalog implements RecordSource {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int LAST_YEAR = 9999;

    private final Database database;
    private final Journal journal;
    private final RecordTable records;
    private final ScheduleTable scheduleTable;
    private final DueQuery due;
    private final CatalogSchedules schedules;
    private final CatalogHolds holds;
    private final CatalogSeals seals;

    private Catalog(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
        this.records = new RecordTable(database.dialect());
        this.scheduleTable = new ScheduleTable(database.dialect());
        this.due = new DueQuery(database.dialect(), scheduleTable);
        this.schedules = new CatalogSchedules(database, scheduleTable, journal);
        this.holds = new CatalogHolds(database, scheduleTable, due, journal);
        this.seals = new CatalogSeals(database, journal);
    }

    /**
     * Opens the catalogue of a database; creates its tables and those of the journal on first use and migrates older ones,
     * each in one transaction.
     *
     * @param source gives connections to the database; stays the caller's
     * @return the catalogue
     * @throws NewerFormatException if a newer library made the tables; nothing is changed then
     * @throws CatalogException if a table of one of its names is another program's, or the database neither SQLite nor
     *     PostgreSQL
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public static Catalog in(DataSource source) throws SQLException, IOException {
        Database database = Database.of(source, CatalogSchema.LOCK, CatalogException::new);
        CatalogSchema.TABLES.prepare(database);
        return new Catalog(database, Journal.in(source));
    }

    static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, JAPAN);
    }

    /**
     * Returns the journal that changes are written to.
     *
     * @return the database's journal
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Returns the schedules that were published and adopted.
     *
     * @return the schedules
     */
    public CatalogSchedules schedules() {
        return schedules;
    }

    /**
     * Returns the holds.
     *
     * @return the holds
     */
    public CatalogHolds holds() {
        return holds;
    }

    /**
     * Returns the seals over the originals.
     *
     * @return the seals
     */
    public CatalogSeals seals() {
        return seals;
    }

    /**
     * Adds a record, or replaces what is known of the one that has its id, in the caller's transaction.
     *
     * @param connection in a transaction that the caller ends, not in auto-commit mode
     * @param record the record
     * @throws IllegalStateException if the connection is in auto-commit mode, so that there is no transaction to join, or on
     *     PostgreSQL its isolation is not READ COMMITTED, so that it may not see the schedule that decides now
     * @throws SQLException if the database refuses; the caller rolls back
     * @throws IOException if the tables are wrong
     */
    public void put(Connection connection, CatalogRecord record) throws SQLException, IOException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "catalogue: found a connection in auto-commit mode, allowed: one with a transaction");
        }
        write(connection, record);
    }

    /**
     * Adds a record, or replaces what is known of the one that has its id.
     *
     * @param record the record
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public void put(CatalogRecord record) throws SQLException, IOException {
        database.writing(connection -> {
            write(connection, record);
            return true;
        });
    }

    private void write(Connection connection, CatalogRecord record) throws SQLException, IOException {
        database.dialect().share(connection, CatalogSchema.LOCK);
        database.dialect().lock(connection, CatalogSchema.RECORDS, record.id());
        try (RecordWriter writer = writer(connection, RecordWriter.PUT, line -> {})) {
            writer.put(new RecordFeed.Row.Good(1, record));
            writer.flush();
        }
    }

    /**
     * Puts all records of a feed, in one transaction with a row in the journal ("catalog.loaded"). An id that comes twice is a
     * wrong row; one that is catalogued already replaces what was known. One load runs at a time. Memory does not grow with the feed. On PostgreSQL,
     * {@code VACUUM ANALYZE edusec_catalog_record} after a large load lets what is due be counted from an index alone.
     *
     * @param feed the records; read to its end, and closed by the caller
     * @param onBad what happens to the others if a row is wrong
     * @param name what is loaded, for the journal, for example a file's name; 1 to 200 characters on one line
     * @param by who loads, for the journal; 1 to 200 characters on one line
     * @param time when, for the journal
     * @return what came of it; nothing is changed if it was not {@linkplain LoadReceipt#stored() stored}
     * @throws IllegalArgumentException if a text is not of its form
     * @throws SQLException if the database refuses; nothing is changed
     * @throws IOException if the feed cannot be read to its end, or the tables are wrong; nothing is changed
     */
    public LoadReceipt load(RecordFeed feed, OnBadRows onBad, String name, String by, Instant time)
            throws SQLException, IOException {
        OneLine.require("load, name", name, CatalogRecord.MAX_TEXT);
        OneLine.require("load, by", by, CatalogRecord.MAX_TEXT);
        Load load = new Load(database.dialect(), scheduleTable, journal);
        try {
            return database.writing(connection -> load.run(connection, feed, onBad, name, by, time));
        } catch (Load.NotStored refused) {
            return refused.receipt();
        }
    }

    private RecordWriter writer(Connection connection, long load, LongConsumer twice) throws SQLException, IOException {
        AdoptedSchedule adopted = scheduleTable.adopted(connection);
        @Nullable RetentionSchedule schedule = adopted == null ? null : adopted.schedule();
        return new RecordWriter(connection, database.dialect(), schedule, load, twice);
    }

    @Override
    public void forEach(Visitor visitor) throws SQLException, IOException {
        database.reading(connection -> {
            try (PreparedStatement query = connection.prepareStatement(RecordTable.query("1 = 1"))) {
                records.forEach(query, stored -> visitor.see(stored.record()));
            }
            return true;
        });
    }

    @Override
    public Optional<CatalogRecord> find(String id) throws SQLException, IOException {
        List<CatalogRecord> found = new ArrayList<>();
        database.reading(connection -> {
            records.find(connection, List.of(id), stored -> found.add(stored.record()));
            return true;
        });
        return found.stream().findFirst();
    }

    @Override
    public List<CatalogRecord> at(String location) throws SQLException, IOException {
        List<CatalogRecord> found = new ArrayList<>();
        database.reading(connection -> {
            String where = "r.id IN (SELECT p.record FROM edusec_catalog_location p WHERE p.location = ?)";
            try (PreparedStatement query = connection.prepareStatement(RecordTable.query(where))) {
                query.setString(1, location);
                records.forEach(query, stored -> found.add(stored.record()));
            }
            return true;
        });
        return found;
    }

    /**
     * Counts the records.
     *
     * @return all there are
     * @throws SQLException if the database refuses
     * @throws IOException never; for what else a transaction may throw
     */
    public long size() throws SQLException, IOException {
        return database.reading(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM edusec_catalog_record");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /**
     * Counts, in the database, the records whose periods are over.
     *
     * @param day the day asked about, in Japan, years 1 to 9999; another day simulates
     * @return how many by the adopted schedule and the holds known now
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong
     */
    public DueCounts due(LocalDate day) throws SQLException, IOException {
        requireYear(day);
        return database.reading(connection -> due.counts(connection, day));
    }

    /** Text that is longer or signed does not sort as days do. */
    private static void requireYear(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("day: found " + day + ", allowed: years 1 to " + LAST_YEAR);
        }
    }

    /** Sees records with the decision on them. */
    @FunctionalInterface
    public interface DecisionVisitor {
        /**
         * Sees a record.
         *
         * @param record the record
         * @param decision what is decided on it
         * @throws SQLException ends the visit
         * @throws IOException ends the visit
         */
        void see(CatalogRecord record, RetentionDecision decision) throws SQLException, IOException;
    }

    /**
     * Visits the records whose periods are over, in the order of their ids, with the decision that the adopted schedule and the
     * holds give: due, transfer, review or held.
     *
     * @param day the day asked about, in Japan, years 1 to 9999; another day simulates
     * @param visitor sees each
     * @throws SQLException if the database refuses
     * @throws IOException if the tables are wrong, or the visitor fails
     */
    public void forEachDue(LocalDate day, DecisionVisitor visitor) throws SQLException, IOException {
        requireYear(day);
        database.reading(connection -> {
            AdoptedSchedule adopted = scheduleTable.adopted(connection);
            if (adopted != null) {
                visitDue(connection, adopted.schedule(), day, visitor);
            }
            return true;
        });
    }

    private void visitDue(Connection connection, RetentionSchedule schedule, LocalDate day, DecisionVisitor visitor)
            throws SQLException, IOException {
        HoldIndex index = holds.index(connection);
        String where = "r.outcome IN ('destroy', 'transfer', 'review') AND r.disposable_from <= ?";
        try (PreparedStatement query = connection.prepareStatement(RecordTable.query(where))) {
            database.dialect().setDay(query, 1, day);
            records.forEach(query, stored -> see(stored, schedule, index, day, visitor));
        }
    }

    private static void see(
            Stored stored, RetentionSchedule schedule, HoldIndex index, LocalDate day, DecisionVisitor visitor)
            throws SQLException, IOException {
        CatalogRecord record = stored.record();
        List<Hold> held = index.on(record);
        visitor.see(record, schedule.decide(record.facts(), held, day));
    }
}
