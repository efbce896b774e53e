package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.JournalException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.jdbc.Database;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The readable record of who did what by which permit or decision, as a table {@code edusec_journal} of the host's
 * database: SQLite 3.15 or later, or PostgreSQL with an encoding that holds the texts (UTF-8). The format is
 * "edusec-journal/1" of {@code docs/formats.md}; hosts read the table with their own queries.
 *
 * <p>{@link #record(Connection, JournalRecord)} puts a row into the caller's transaction, with a random salt and a salted
 * commitment to all of it. {@link #anchor} appends the commitments of committed rows to a ledger; it is an outbox, so call
 * it after a commit, at start-up and from a timer. {@link #check} compares table and ledger. {@link #expire} wipes content
 * whose time is over; the commitment, and with it the ledger, stays.
 *
 * <p>Thread-safe if the {@code DataSource} is. Memory does not grow with the table, and one connection is used at a time.
 * {@code anchor}, {@code check} and {@code expire} of one object follow one another; other processes wait for {@code anchor}
 * and {@code expire} (on SQLite every writer does). They use connections of their own: the {@code DataSource} must not
 * hand out the connection of a transaction that is going on, as a transaction-aware proxy does. On PostgreSQL the caller's
 * changes would be committed with ours, or rolled back where we fail; on SQLite they would be committed before ours begin.
 * Only {@link #record(Connection, JournalRecord)} joins a transaction.
 *
 * <p>A check reads in one transaction. On SQLite with its default rollback journal the host's writes then wait for it, and
 * fail with SQLITE_BUSY once their busy timeout (3 seconds in the driver) is over: set {@code journal_mode=WAL}, with which
 * readers hinder no writer, and a longer timeout. Set the mode once, when the file is made (it lasts): a connection that
 * sets it while another one is at work fails with SQLITE_BUSY at once, whatever its timeout.
 *
 * <p><b>Not guaranteed.</b> The ledger fixes what a row says at the time it is anchored; whoever can write to the database
 * can add or change rows before that, and rows that are removed before it leave no trace. Nothing says that a record is
 * true. An expired row can no longer be compared with its commitment, only its place, time and action,
 * and whether its order wiped so many rows of such times and actions. Wiping is an SQL
 * update: old bytes may stay in free pages, write-ahead logs, replicas and backups of the database.
 *
 * @since 0.1.0
 */
public final class Journal {
    /** The action of the row that orders an expiry. */
    public static final String EXPIRED = "journal.expired";

    /** Most findings that a check lists; it counts them all. */
    public static final int MAX_FINDINGS = 1_000;

    private static final String OWN_ACTIONS = "journal.";
    private static final String INSERT =
            "INSERT INTO edusec_journal (id, happened_at, action, actor, reference, subject,"
                    + " detail, salt, commitment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    private Journal(Database database) {
        this.database = database;
    }

    /**
     * Opens the journal of a database; creates its tables on first use and migrates older ones, each in one transaction.
     *
     * @param source gives connections to the database; stays the caller's
     * @return the journal
     * @throws NewerFormatException if a newer library made the tables; nothing is changed then
     * @throws JournalException if the database is neither SQLite nor PostgreSQL, or its tables are not a journal's
     * @throws SQLException if the database fails
     * @throws IOException never otherwise
     */
    public static Journal in(DataSource source) throws SQLException, IOException {
        Database database = Database.of(source, JournalSchema.LOCK, JournalException::new);
        JournalSchema.TABLES.prepare(database);
        return new Journal(database);
    }

    /**
     * Adds a row to the caller's transaction; it stands or falls with it.
     *
     * @param connection the caller's, to the same database, not in auto-commit mode; neither committed nor closed here
     * @param record what to record
     * @return the row's id
     * @throws SQLException if the database fails
     * @throws IllegalArgumentException if the action is one of the journal's own
     * @throws IllegalStateException if the connection is in auto-commit mode, so that there is no transaction to join
     */
    public UUID record(Connection connection, JournalRecord record) throws SQLException {
        requireForeignAction(record);
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "journal: found a connection in auto-commit mode, allowed: one with a transaction");
        }
        return insert(connection, UUID.randomUUID(), record);
    }

    /**
     * Adds a row to a transaction that JDBC does not know of: one that was begun with a statement, such as SQLite's {@code
     * BEGIN IMMEDIATE}, on a connection in auto-commit mode. Whether there is one is not asked; without one the row stands by
     * itself.
     *
     * @param connection the caller's, to the same database; neither committed nor closed here
     * @param record what to record
     * @return the row's id
     * @throws SQLException if the database fails
     * @throws IllegalArgumentException if the action is one of the journal's own
     */
    public UUID recordInBegun(Connection connection, JournalRecord record) throws SQLException {
        requireForeignAction(record);
        return insert(connection, UUID.randomUUID(), record);
    }

    /**
     * Adds a row in a transaction of its own.
     *
     * @param record what to record
     * @return the row's id
     * @throws SQLException if the database fails
     * @throws IOException never otherwise
     * @throws IllegalArgumentException if the action is one of the journal's own
     */
    public UUID record(JournalRecord record) throws SQLException, IOException {
        requireForeignAction(record);
        return database.writing(connection -> insert(connection, UUID.randomUUID(), record));
    }

    private static void requireForeignAction(JournalRecord record) {
        if (record.action().startsWith(OWN_ACTIONS)) {
            throw new IllegalArgumentException(
                    "journal record, action: found one of the journal's own, allowed: not journal.*");
        }
    }

    private UUID insert(Connection connection, UUID id, JournalRecord record) throws SQLException {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        random.nextBytes(salt);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id.toString());
            insert.setString(2, record.time().toString());
            insert.setString(3, record.action());
            insert.setString(4, record.actor());
            insert.setString(5, record.reference());
            insert.setString(6, record.subject());
            insert.setString(7, record.detail());
            insert.setBytes(8, salt);
            insert.setString(
                    9, JournalRow.commitment(id.toString(), record, salt).hex());
            insert.executeUpdate();
        } finally {
            Arrays.fill(salt, (byte) 0);
        }
        return id;
    }

    /**
     * Appends the commitment of every committed row without an entry to the ledger, as entries of the row's action and time
     * with the commitment "row", and stores their indices. A run that was interrupted anywhere is completed by the next
     * one, without a second entry.
     *
     * <p>While a group is written, its rows are locked and the ledger is forced. After an interrupted run, and
     * where the ledger has entries after the last one that a row names, the ledger is read as a whole for each 1,000 rows
     * without index.
     *
     * <p>Commits should last: WAL with {@code synchronous=NORMAL} (SQLite) and {@code synchronous_commit=off} (PostgreSQL)
     * may lose the indices of the last rows, as a restored backup does. Rows that are still in the table get them back from
     * the ledger at the next run; entries of rows that are not remain findings.
     *
     * @param ledger the open ledger; a visitor of its {@code replay} must not wait for this method
     * @return what was done
     * @throws SQLException if the database fails; rows may be in the ledger whose indices the next run stores
     * @throws JournalException if values of another type than text stand in the table, so that rows have no order
     * @throws IOException if the ledger cannot be read or written
     * @throws IllegalStateException if the ledger is closed
     */
    public synchronized AnchorReceipt anchor(Ledger ledger) throws SQLException, IOException {
        return new Anchoring(database, ledger).run();
    }

    /**
     * Wipes actor, reference, subject, detail and salt of rows that happened before a time, whatever their action. Id,
     * time, action, commitment and index stay. If anything was wiped, the order itself becomes a row whose subject states the
     * time, the action and the number of wiped rows; so does its entry, and {@link #check} holds the wiped rows against it.
     * Check first: what a changed row would have shown is gone afterwards. Anchor afterwards, in the ledger of the wiped
     * rows: until then they are findings.
     *
     * @param before rows that happened at this time or later are kept
     * @param order who orders it, when, and by which rule, with the action {@link #EXPIRED} and no subject
     * @return how many rows were wiped
     * @throws SQLException if the database fails; then nothing was wiped
     * @throws IOException never otherwise
     * @throws IllegalArgumentException if the order has another action, has a subject, or is older than the time
     */
    public synchronized ExpiryReceipt expire(Instant before, JournalRecord order) throws SQLException, IOException {
        return expire(before, null, order);
    }

    /**
     * Wipes as {@link #expire(Instant, JournalRecord)} does, but only rows of one action.
     *
     * @param before rows that happened at this time or later are kept
     * @param action the action whose rows expire
     * @param order who orders it, when, and by which rule, with the action {@link #EXPIRED} and no subject
     * @return how many rows were wiped
     * @throws SQLException if the database fails; then nothing was wiped
     * @throws IOException never otherwise
     * @throws IllegalArgumentException if the order has another action, has a subject, or is older than the time
     */
    public synchronized ExpiryReceipt expireAction(Instant before, String action, JournalRecord order)
            throws SQLException, IOException {
        return expire(before, action, order);
    }

    private ExpiryReceipt expire(Instant before, @Nullable String action, JournalRecord order)
            throws SQLException, IOException {
        Instant limit = before.truncatedTo(ChronoUnit.SECONDS);
        if (!order.action().equals(EXPIRED)
                || limit.isAfter(order.time())
                || !order.subject().isEmpty()) {
            throw new IllegalArgumentException("expiry: found an order of another action, for a time after it, or with"
                    + " a subject, allowed: " + EXPIRED + " for what was before, without a subject");
        }
        UUID id = UUID.randomUUID();
        return database.exclusively(connection -> {
            long expired;
            try (PreparedStatement update = connection.prepareStatement("UPDATE edusec_journal SET actor = NULL,"
                    + " reference = NULL, subject = NULL, detail = NULL, salt = NULL, expired_at = ?, expired_by = ?"
                    + old(action) + " AND ledger_index IS NOT NULL")) {
                update.setString(1, order.time().toString());
                update.setString(2, id.toString());
                setOld(update, 3, limit.toString(), action);
                expired = update.executeUpdate();
            }
            if (expired > 0) {
                String subject = ExpiryOrder.subject(limit, action, expired);
                insert(
                        connection,
                        id,
                        new JournalRecord(
                                order.time(), EXPIRED, order.actor(), order.reference(), subject, order.detail()));
            }
            return new ExpiryReceipt(expired, countOld(connection, limit.toString(), action));
        });
    }

    private static String old(@Nullable String action) {
        return " WHERE expired_at IS NULL AND happened_at < ?" + (action == null ? "" : " AND action = ?");
    }

    private static void setOld(PreparedStatement statement, int from, String limit, @Nullable String action)
            throws SQLException {
        statement.setString(from, limit);
        if (action != null) {
            statement.setString(from + 1, action);
        }
    }

    private static long countOld(Connection connection, String limit, @Nullable String action) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT count(*) FROM edusec_journal" + old(action))) {
            setOld(query, 1, limit, action);
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /**
     * Compares the rows of a ledger with its entries. Reads only; what is recorded or anchored meanwhile is not judged.
     *
     * @param ledger the ledger file
     * @param key the ledger's public key
     * @return what was found
     * @throws SQLException if the database fails
     * @throws IOException if the file cannot be read; damage is a result, not an exception
     */
    public synchronized JournalCheck check(Path ledger, VerificationKey key) throws SQLException, IOException {
        return Comparison.run(database, ledger, key);
    }
}
