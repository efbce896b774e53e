package io.github.edusec.crypto.journal;

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

/** The databases that every promise of the journal is tried on. */
enum DatabaseKind {
    SQLITE {
        @Override
        DataSource empty(Path folder) throws SQLException {
            return sqlite(folder.resolve("host.sqlite"));
        }
    },
    POSTGRESQL {
        @Override
        DataSource empty(Path folder) throws SQLException {
            boolean binaries = System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
            if (!binaries) {
                System.err.println("SKIPPED: the tests have a PostgreSQL for Linux on amd64 only");
                Assumptions.abort("no PostgreSQL");
            }
            DataSource source = Server.RUNNING.getPostgresDatabase();
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS edusec_journal, edusec_journal_version, host");
            }
            return source;
        }
    };

    /** Gives a database without tables. */
    abstract DataSource empty(Path folder) throws SQLException;

    /** The file keeps its mode, and only one connection sets it: SQLite waits for no other one while it switches. */
    static DataSource sqlite(Path file) throws SQLException {
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
