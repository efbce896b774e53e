package io.github.edusec.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The databases that every promise of tables is tried on; drivers and servers are the using module's test dependencies. */
public enum DatabaseKind {
    SQLITE {
        @Override
        public DataSource empty(Path folder) throws SQLException {
            return sqlite(folder.resolve("host.sqlite"));
        }
    },
    POSTGRESQL {
        @Override
        public DataSource empty(Path folder) throws SQLException {
            boolean binaries = System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
            if (!binaries) {
                System.err.println("SKIPPED: the tests have a PostgreSQL for Linux on amd64 only");
                Assumptions.abort("no PostgreSQL");
            }
            DataSource source = Server.RUNNING.getPostgresDatabase();
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA public CASCADE");
                statement.execute("CREATE SCHEMA public");
            }
            return source;
        }
    };

    /**
     * Gives a database without tables.
     *
     * @param folder for a database that is a file
     * @return connections to it
     * @throws SQLException if it does not answer
     */
    public abstract DataSource empty(Path folder) throws SQLException;

    /**
     * Opens an SQLite file. It keeps its mode, and only one connection sets it: SQLite waits for no other one while it switches.
     *
     * @param file made if it does not exist
     * @return connections to it
     * @throws SQLException if it is no database
     */
    public static DataSource sqlite(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(60_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
        }
        return source;
    }

    /** Started when it is first needed; it ends with the tests' process. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new AssertionError("PostgreSQL did not start", e);
            }
        }
    }
}
