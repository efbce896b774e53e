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
    private interface Step {
        void on(Connection connection) throws SQLException;
    }

    private record Bounds(Step begin, Step commit, Step rollback) {}

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

    /**
     * For many short queries that together take long. Where readers hold up writers each has a transaction of its own, so
     * the state may change between them; elsewhere they see one state.
     */
    <T> T querying(Work<T> work) throws SQLException, IOException {
        Bounds none = new Bounds(connection -> connection.setAutoCommit(true), connection -> {}, connection -> {});
        return dialect.readersHoldUpWriters() ? within(none, work) : reading(work);
    }

    private <T> T inTransaction(Step begin, Work<T> work) throws SQLException, IOException {
        return within(new Bounds(begin, dialect::commit, dialect::rollback), work);
    }

    private <T> T within(Bounds bounds, Work<T> work) throws SQLException, IOException {
        Connection connection = source.getConnection();
        T result;
        try {
            result = committed(connection, bounds, work);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            attempt(connection::close, e);
            throw e;
        }
        afterCommit(connection::close);
        return result;
    }

    private <T> T committed(Connection connection, Bounds bounds, Work<T> work) throws SQLException, IOException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        T result;
        try {
            bounds.begin().on(connection);
            result = work.run(connection);
            bounds.commit().on(connection);
        } catch (SQLException | IOException | RuntimeException | Error e) {
            // A pool may not notice that a transaction is still open, so it is ended here whatever happened.
            attempt(() -> bounds.rollback().on(connection), e);
            attempt(() -> restore(connection, autoCommit, isolation), e);
            throw e;
        }
        afterCommit(() -> restore(connection, autoCommit, isolation));
        return result;
    }

    /** What is committed stays so: a caller who was told of a failure would do it again. */
    private static void afterCommit(Last step) {
        try {
            step.take();
        } catch (SQLException e) {
            LOGGER.log(System.Logger.Level.WARNING, "journal: done, but the connection was not given back well", e);
        }
    }

    @FunctionalInterface
    private interface Last {
        void take() throws SQLException;
    }

    private static void attempt(Last step, Throwable reason) {
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
