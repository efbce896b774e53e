package io.github.edusec.crypto.journal;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.JournalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

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
        }

        @Override
        void beginReading(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }

        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            connection.rollback();
        }
    };

    /** "edusecjl" in ASCII, so that it hardly collides with another program's. */
    private static final long LOCK = 0x6564757365636A6CL;

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

    abstract void beginWriting(Connection connection) throws SQLException;

    abstract void beginExclusive(Connection connection) throws SQLException;

    abstract void beginReading(Connection connection) throws SQLException;

    abstract void commit(Connection connection) throws SQLException;

    abstract void rollback(Connection connection) throws SQLException;

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
