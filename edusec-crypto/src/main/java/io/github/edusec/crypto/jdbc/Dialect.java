package io.github.edusec.crypto.jdbc;

import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the two databases do differently: types, looking for a table, and transactions. Immutable and thread-safe. */
public enum Dialect {
    /** SQLite. */
    SQLITE(
            "SQLite",
            "TEXT",
            "BLOB",
            "INTEGER",
            // ISO dates sort as days do.
            "TEXT",
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?") {
        @Override
        public String ddl(String statement) {
            // A column of type TEXT takes a BLOB too, which sorts after all texts.
            return super.ddl(
                    statement.replace("{hashed} ", "").replaceAll("\\{istext:(\\w+)}", " CHECK (typeof($1) = 'text')"));
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
        void beginExclusive(Connection connection, long lock) throws SQLException {
            beginWriting(connection);
        }

        @Override
        public void setDay(PreparedStatement statement, int index, @Nullable LocalDate day) throws SQLException {
            statement.setString(index, day == null ? null : day.toString());
        }

        @Override
        public @Nullable LocalDate day(ResultSet row, int index) throws SQLException {
            String day = row.getString(index);
            return day == null ? null : LocalDate.parse(day);
        }

        @Override
        void beginReading(Connection connection) throws SQLException {
            connection.setAutoCommit(true);
            execute(connection, "BEGIN");
        }

        /** There is one writer at a time anyway. */
        @Override
        public void share(Connection connection, long lock) {}

        @Override
        public void lock(Connection connection, long lock) {}

        @Override
        public void lock(Connection connection, long lock, String key) {}

        @Override
        public String lockRows(String alias) {
            return "";
        }

        @Override
        public String position(String part, String text) {
            return "instr(" + text + ", " + part + ")";
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

    /** PostgreSQL. */
    POSTGRESQL(
            "PostgreSQL",
            // Byte order, whatever the database's collation says.
            "TEXT COLLATE \"C\"",
            "BYTEA",
            "BIGINT",
            "DATE",
            "SELECT 1 WHERE to_regclass(?) IS NOT NULL") {
        @Override
        void beginWriting(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }

        /** The lock is advisory: other transactions go on meanwhile, but for those that take the same lock. */
        @Override
        void beginExclusive(Connection connection, long lock) throws SQLException {
            beginWriting(connection);
            execute(connection, "SELECT pg_advisory_xact_lock(" + lock + ")");
        }

        @Override
        public void setDay(PreparedStatement statement, int index, @Nullable LocalDate day) throws SQLException {
            if (day == null) {
                statement.setNull(index, Types.DATE);
            } else {
                statement.setObject(index, day);
            }
        }

        @Override
        public @Nullable LocalDate day(ResultSet row, int index) throws SQLException {
            return row.getObject(index, LocalDate.class);
        }

        @Override
        void beginReading(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }

        @Override
        public void share(Connection connection, long lock) throws SQLException {
            // A snapshot that is older than the lock would not see what was committed under it.
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                throw new IllegalStateException(
                        "transaction: found an isolation other than READ COMMITTED, allowed on PostgreSQL: that one");
            }
            execute(connection, "SELECT pg_advisory_xact_lock_shared(" + lock + ")");
        }

        @Override
        public void lock(Connection connection, long lock) throws SQLException {
            execute(connection, "SELECT pg_advisory_xact_lock(" + lock + ")");
        }

        @Override
        public void lock(Connection connection, long lock, String key) throws SQLException {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, " + lock + "))")) {
                query.setString(1, key);
                query.execute();
            }
        }

        @Override
        public String lockRows(String alias) {
            return " FOR UPDATE OF " + alias;
        }

        @Override
        public String position(String part, String text) {
            return "strpos(" + text + ", " + part + ")";
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

    private final String product;
    private final String textType;
    private final String bytesType;
    private final String numberType;
    private final String dayType;
    private final String tableQuery;

    Dialect(String product, String textType, String bytesType, String numberType, String dayType, String tableQuery) {
        this.product = product;
        this.textType = textType;
        this.bytesType = bytesType;
        this.numberType = numberType;
        this.dayType = dayType;
        this.tableQuery = tableQuery;
    }

    static <E extends IOException> Dialect of(Connection connection, Function<Problem, E> failure)
            throws SQLException, E {
        String found = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(each -> each.product.equals(found))
                .findFirst()
                .orElseThrow(
                        () -> failure.apply(new Problem("database", "not supported", found, "SQLite, PostgreSQL")));
    }

    /**
     * Replaces the names of types in a statement.
     *
     * @param statement with {text}, {bytes}, {number}, {day}, {istext:COLUMN} and, of an index for equality only, {hashed}
     * @return the statement in this database's SQL
     */
    public String ddl(String statement) {
        return statement
                .replaceAll("\\{istext:\\w+}", "")
                .replace("{hashed}", "USING hash")
                .replace("{text}", textType)
                .replace("{bytes}", bytesType)
                .replace("{number}", numberType)
                .replace("{day}", dayType);
    }

    boolean hasTable(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(tableQuery)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * Sets a parameter of a column of type {day}.
     *
     * @param statement the statement
     * @param index the parameter, from 1
     * @param day the day, or null
     * @throws SQLException if the driver refuses it
     */
    public abstract void setDay(PreparedStatement statement, int index, @Nullable LocalDate day) throws SQLException;

    /**
     * Reads a column of type {day}.
     *
     * @param row the row
     * @param index the column, from 1
     * @return the day, or null
     * @throws SQLException if the column holds no day
     */
    public abstract @Nullable LocalDate day(ResultSet row, int index) throws SQLException;

    /**
     * Keeps what {@link Database#exclusively} does under the same lock from running until the transaction ends.
     *
     * @param connection in a transaction that writes
     * @param lock the advisory lock
     * @throws IllegalStateException if the transaction would not see what was committed before it got the lock
     * @throws SQLException if the database refuses
     */
    public abstract void share(Connection connection, long lock) throws SQLException;

    /**
     * Lets only one transaction at a time go on from here, until it ends.
     *
     * @param connection in a transaction that writes
     * @param lock the advisory lock
     * @throws SQLException if the database refuses
     */
    public abstract void lock(Connection connection, long lock) throws SQLException;

    /**
     * As {@link #lock(Connection, long)}, but for one key only.
     *
     * @param connection in a transaction that writes
     * @param lock tells this use of keys from others
     * @param key the key
     * @throws SQLException if the database refuses
     */
    public abstract void lock(Connection connection, long lock, String key) throws SQLException;

    /**
     * Makes the end of a query that keeps others from changing the rows it finds.
     *
     * @param alias the table's alias in the query
     * @return the end, empty where a writer is alone anyway
     */
    public abstract String lockRows(String alias);

    /**
     * Makes the expression that finds a text in another.
     *
     * @param part an expression
     * @param text an expression
     * @return an expression: the place of the first character in characters, from 1, or 0
     */
    public abstract String position(String part, String text);

    abstract void beginWriting(Connection connection) throws SQLException;

    abstract void beginExclusive(Connection connection, long lock) throws SQLException;

    abstract void beginReading(Connection connection) throws SQLException;

    abstract void commit(Connection connection) throws SQLException;

    abstract void rollback(Connection connection) throws SQLException;

    /**
     * Executes a statement without parameters.
     *
     * @param connection the connection
     * @param sql the statement
     * @throws SQLException if it fails
     */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
