package io.github.edusec.crypto.journal;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.JournalException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two databases do differently: types, looking for a table, and transactions. */
enum Dialect {
    SQLITE(
            "SQLite",
            "TEXT",
            "BLOB",
            "INTEGER",
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'edusec_journal_version'") {
        @Override
        String ddl(String statement) {
            // A column of type TEXT takes a BLOB too, which sorts after all texts.
            return super.ddl(statement.replaceAll("\\{istext:(\\w+)}", " CHECK (typeof($1) = 'text')"));
        }

        /**
         * Immediate, since a transaction that reads before it writes fails where another one wrote in between; JDBC has no
         * way to ask for that.
         */
        @Override
        void beginWriting(Connection connection) throws SQLException {
            connection.setAutoCommit(true);
            execute(connection, "BEGIN IMMEDIATE");
        }

        @Override
        void beginExclusive(Connection connection) throws SQLException {
            beginWriting(connection);
        }

        @Override
        void beginReading(Connection connection) throws SQLException {
            connection.setAutoCommit(true);
            execute(connection, "BEGIN");
        }

        @Override
        void commit(Connection connection) throws SQLException {
            execute(connection, "COMMIT");
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            execute(connection, "ROLLBACK");
        }

        @Override
        void place(Connection connection, @Nullable String claim, @Nullable String ledger, List<Place> rows)
                throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE edusec_journal SET claim = ?, ledger = ?, ledger_index = ? WHERE id = ?")) {
                for (Place row : rows) {
                    update.setString(1, claim);
                    update.setString(2, ledger);
                    update.setObject(3, row.index());
                    update.setString(4, row.id());
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    },

    POSTGRESQL(
            "PostgreSQL",
            // Byte order, whatever the database's collation says.
            "TEXT COLLATE \"C\"",
            "BYTEA",
            "BIGINT",
            "SELECT 1 WHERE to_regclass('edusec_journal_version') IS NOT NULL") {
        @Override
        void beginWriting(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }

        /** The lock is advisory: rows can be recorded meanwhile, but only one process anchors, expires or migrates. */
        @Override
        void beginExclusive(Connection connection) throws SQLException {
            beginWriting(connection);
            execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
            execute(connection, BY_INDEX);
        }

        @Override
        void beginReading(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(connection, BY_INDEX);
        }

        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            connection.rollback();
        }

        /** One statement for all rows: a batch takes half as long again. */
        @Override
        void place(Connection connection, @Nullable String claim, @Nullable String ledger, List<Place> rows)
                throws SQLException {
            Array ids = connection.createArrayOf(
                    "text", rows.stream().map(Place::id).toArray());
            Array indices = connection.createArrayOf(
                    "bigint", rows.stream().map(Place::index).toArray());
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE edusec_journal SET claim = ?, ledger = ?, ledger_index = placed.index"
                            + " FROM unnest(?, ?) AS placed (id, index) WHERE edusec_journal.id = placed.id")) {
                update.setString(1, claim);
                update.setString(2, ledger);
                update.setArray(3, ids);
                update.setArray(4, indices);
                update.executeUpdate();
            } finally {
                ids.free();
                indices.free();
            }
        }
    };

    /** "edusecjl" in ASCII, so that it hardly collides with another program's. */
    private static final long LOCK = 0x6564757365636A6CL;

    /**
     * Every statement of ours is served by an index, in its order. The planner does not know that before the table's
     * statistics are made, and they are not after a burst of rows; it would read and sort all rows for each page.
     */
    private static final String BY_INDEX = "SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off;"
            + " SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    private final String product;
    private final String textType;
    private final String bytesType;
    private final String numberType;
    private final String versionTableQuery;

    Dialect(String product, String textType, String bytesType, String numberType, String versionTableQuery) {
        this.product = product;
        this.textType = textType;
        this.bytesType = bytesType;
        this.numberType = numberType;
        this.versionTableQuery = versionTableQuery;
    }

    static Dialect of(Connection connection) throws SQLException, JournalException {
        String found = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(each -> each.product.equals(found))
                .findFirst()
                .orElseThrow(() ->
                        new JournalException(new Problem("database", "not supported", found, "SQLite, PostgreSQL")));
    }

    /** Replaces the names of types in a statement. */
    String ddl(String statement) {
        return statement
                .replaceAll("\\{istext:\\w+}", "")
                .replace("{text}", textType)
                .replace("{bytes}", bytesType)
                .replace("{number}", numberType);
    }

    String versionTableQuery() {
        return versionTableQuery;
    }

    /** With SQLite's rollback journal; which one it has may change at any time. */
    boolean readersHoldUpWriters() {
        return this == SQLITE;
    }

    abstract void beginWriting(Connection connection) throws SQLException;

    abstract void beginExclusive(Connection connection) throws SQLException;

    abstract void beginReading(Connection connection) throws SQLException;

    abstract void commit(Connection connection) throws SQLException;

    abstract void rollback(Connection connection) throws SQLException;

    /** Sets claim, ledger and index of rows; those that are gone are left out. */
    abstract void place(Connection connection, @Nullable String claim, @Nullable String ledger, List<Place> rows)
            throws SQLException;

    /**
     * An index for a row.
     *
     * @param id the row's id
     * @param index the index, or null for none
     */
    record Place(String id, @Nullable Long index) {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
