package io.github.edusec.crypto.jdbc;

import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Transactions of our own on the caller's database; connections go back as they came. Thread-safe if the source is. */
public final class Database {
    private static final System.Logger LOGGER = System.getLogger(Database.class.getName());
    private final DataSource source;
    private final Dialect dialect;
    private final long lock;

    private Database(DataSource source, Dialect dialect, long lock) {
        this.source = source;
        this.dialect = dialect;
        this.lock = lock;
    }

    /**
     * What is done inside a transaction.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @param connection in a transaction; neither to be ended nor to be closed
         * @return what comes of it
         * @throws SQLException if the database refuses; the transaction is rolled back
         * @throws IOException if anything else fails; the transaction is rolled back
         */
        T run(Connection connection) throws SQLException, IOException;
    }

    @FunctionalInterface
    private interface Begin {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Asks a database what it is.
     *
     * @param source gives connections; stays the caller's
     * @param lock the advisory lock that {@link #exclusively} takes where the database has such locks
     * @param failure makes the module's exception of a database that is not supported
     * @param <E> the module's exception
     * @return the database
     * @throws E if it is neither SQLite nor PostgreSQL
     * @throws SQLException if it cannot be asked
     */
    public static <E extends IOException> Database of(DataSource source, long lock, Function<Problem, E> failure)
            throws SQLException, E {
        try (Connection connection = source.getConnection()) {
            return new Database(source, Dialect.of(connection, failure), lock);
        }
    }

    /**
     * Returns which database this is.
     *
     * @return its dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Runs a transaction of which several may run at a time, as far as the database can.
     *
     * @param work what is done; committed at the end, rolled back on any failure
     * @param <T> what comes of it
     * @return what came of it
     * @throws SQLException if the database refuses
     * @throws IOException if the work does
     */
    public <T> T writing(Work<T> work) throws SQLException, IOException {
        return inTransaction(dialect::beginWriting, work);
    }

    /**
     * Runs a transaction of which only one runs at a time, over all processes that use the same lock.
     *
     * @param work what is done; committed at the end, rolled back on any failure
     * @param <T> what comes of it
     * @return what came of it
     * @throws SQLException if the database refuses
     * @throws IOException if the work does
     */
    public <T> T exclusively(Work<T> work) throws SQLException, IOException {
        return inTransaction(connection -> dialect.beginExclusive(connection, lock), work);
    }

    /**
     * Runs a transaction in which all queries see one state of the database.
     *
     * @param work what is read
     * @param <T> what comes of it
     * @return what came of it
     * @throws SQLException if the database refuses
     * @throws IOException if the work does
     */
    public <T> T reading(Work<T> work) throws SQLException, IOException {
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
            LOGGER.log(System.Logger.Level.WARNING, "committed, but the connection was not given back well", e);
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
