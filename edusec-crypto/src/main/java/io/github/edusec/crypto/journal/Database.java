package io.github.edusec.crypto.journal;

import io.github.edusec.crypto.JournalException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions of our own on the caller's database; connections go back as they came. Thread-safe if the source is. */
final class Database {
    private static final System.Logger LOGGER = System.getLogger(Database.class.getName());
    private final DataSource source;
    private final Dialect dialect;

    private Database(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    /** What is done inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException, IOException;
    }

    @FunctionalInterface
    private interface Begin {
        void on(Connection connection) throws SQLException;
    }

    static Database of(DataSource source) throws SQLException, JournalException {
        try (Connection connection = source.getConnection()) {
            return new Database(source, Dialect.of(connection));
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Several of these may run at a time, as far as the database can. */
    <T> T writing(Work<T> work) throws SQLException, IOException {
        return inTransaction(dialect::beginWriting, work);
    }

    /** Only one such transaction runs at a time, over all processes; committed at the end, rolled back on any failure. */
    <T> T exclusively(Work<T> work) throws SQLException, IOException {
        return inTransaction(dialect::beginExclusive, work);
    }

    /** All queries see one state of the database. */
    <T> T reading(Work<T> work) throws SQLException, IOException {
        return inTransaction(dialect::beginReading, work);
    }

    private <T> T inTransaction(Begin begin, Work<T> work) throws SQLException, IOException {
        Connection connection = source.getConnection();
        T result;
        try {
            result = committed(connection, begin, work);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            attempt(connection::close, e);
            throw e;
        }
        afterCommit(connection::close);
        return result;
    }

    private <T> T committed(Connection connection, Begin begin, Work<T> work) throws SQLException, IOException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        T result;
        try {
            begin.on(connection);
            result = work.run(connection);
            dialect.commit(connection);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            // A pool may not notice that a transaction is still open, so it is ended here whatever happened.
            attempt(() -> dialect.rollback(connection), e);
            attempt(() -> restore(connection, autoCommit, isolation), e);
            throw e;
        }
        afterCommit(() -> restore(connection, autoCommit, isolation));
        return result;
    }

    /** What is committed stays so: a caller who was told of a failure would do it again. */
    private static void afterCommit(Step step) {
        try {
            step.take();
        } catch (SQLException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING, "journal: committed, but the connection was not given back well", e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws SQLException;
    }

    private static void attempt(Step step, Throwable reason) {
        try {
            step.take();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void restore(Connection connection, boolean autoCommit, int isolation) throws SQLException {
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(autoCommit);
    }
}
