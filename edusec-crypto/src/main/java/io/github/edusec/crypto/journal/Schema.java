package io.github.edusec.crypto.journal;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.JournalException;
import io.github.edusec.crypto.NewerFormatException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The journal's tables and their versions ("edusec-journal" of {@code docs/formats.md}). */
final class Schema {
    /** The statements that lead from version n to n + 1 stand at n; those of a released version never change. */
    private static final List<List<String>> MIGRATIONS = List.of(List.of(
            """
            CREATE TABLE IF NOT EXISTS edusec_journal (
              id {text} NOT NULL PRIMARY KEY{istext:id},
              happened_at {text} NOT NULL{istext:happened_at},
              action {text} NOT NULL,
              actor {text},
              reference {text},
              subject {text},
              detail {text},
              salt {bytes},
              commitment {text} NOT NULL,
              claim {text},
              ledger {text},
              ledger_index {number},
              expired_at {text},
              expired_by {text})""",
            "CREATE INDEX IF NOT EXISTS edusec_journal_entry ON edusec_journal (ledger, ledger_index)",
            "CREATE INDEX IF NOT EXISTS edusec_journal_commitment ON edusec_journal (commitment)",
            "CREATE INDEX IF NOT EXISTS edusec_journal_waiting ON edusec_journal (happened_at, id)"
                    + " WHERE ledger_index IS NULL",
            "CREATE INDEX IF NOT EXISTS edusec_journal_claim ON edusec_journal (claim) WHERE claim IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS edusec_journal_expiry ON edusec_journal (expired_by)"
                    + " WHERE expired_by IS NOT NULL"));

    private static final int VERSION = MIGRATIONS.size();
    private static final Set<String> COLUMNS = Set.of(
            "id",
            "happened_at",
            "action",
            "actor",
            "reference",
            "subject",
            "detail",
            "salt",
            "commitment",
            "claim",
            "ledger",
            "ledger_index",
            "expired_at",
            "expired_by");

    private Schema() {}

    /** Creates or migrates what is older; an account that may not create tables can use a journal that is up to date. */
    static void prepare(Database database) throws SQLException, IOException {
        long found = database.reading(connection -> version(connection, database.dialect()));
        if (found < VERSION) {
            database.exclusively(connection -> migrate(connection, database.dialect()));
        }
        database.reading(Schema::requireColumns);
    }

    private static long migrate(Connection connection, Dialect dialect) throws SQLException, IOException {
        Dialect.execute(
                connection,
                dialect.ddl("CREATE TABLE IF NOT EXISTS edusec_journal_version (version {number} NOT NULL)"));
        long found = version(connection, dialect);
        for (List<String> migration : MIGRATIONS.subList((int) found, VERSION)) {
            Dialect.execute(connection, dialect.ddl(migration.get(0)));
            // Before anything else: a table of that name may be another program's, and then all of this is rolled back.
            requireColumns(connection);
            for (String statement : migration.subList(1, migration.size())) {
                Dialect.execute(connection, dialect.ddl(statement));
            }
        }
        Dialect.execute(connection, "DELETE FROM edusec_journal_version");
        Dialect.execute(connection, "INSERT INTO edusec_journal_version (version) VALUES (" + VERSION + ")");
        return VERSION;
    }

    /** Returns 0 for a database without a journal, and for one whose creation was left halfway by another program. */
    private static long version(Connection connection, Dialect dialect) throws SQLException, IOException {
        if (!exists(connection, dialect)) {
            return 0;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT version FROM edusec_journal_version");
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                return 0;
            }
            long found = rows.getLong(1);
            if (found < 1 || rows.next()) {
                throw new JournalException(new Problem(
                        "table edusec_journal_version",
                        "not a journal's version",
                        found < 1 ? Long.toString(found) : "more than one row",
                        "one row, 1 to " + VERSION));
            }
            if (found > VERSION) {
                throw new NewerFormatException("table edusec_journal", Long.toString(found), Integer.toString(VERSION));
            }
            return found;
        }
    }

    private static boolean exists(Connection connection, Dialect dialect) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(dialect.versionTableQuery());
                ResultSet rows = query.executeQuery()) {
            return rows.next();
        }
    }

    private static int requireColumns(Connection connection) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM edusec_journal WHERE 1 = 0");
                ResultSet rows = query.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            Set<String> missing = new TreeSet<>(COLUMNS);
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                missing.remove(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
            }
            if (!missing.isEmpty()) {
                throw new JournalException(new Problem(
                        "table edusec_journal",
                        "not the journal's table",
                        "no column " + String.join(", ", missing),
                        "the columns of version " + VERSION));
            }
            return columns.getColumnCount();
        }
    }
}
