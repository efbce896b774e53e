package io.github.edusec.crypto.jdbc;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.NewerFormatException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Some tables and their versions: a table NAME_version says which version the others have. A value: immutable and
 * thread-safe.
 *
 * @param name what the tables are called together, for example "edusec_journal"
 * @param migrations the statements that lead from version n to n + 1 stand at n, those on tables before those on indices; of
 *     a released version they never change
 * @param columns the columns that each table has in the newest version; a table may have more
 * @param failure makes the module's exception of tables that are not these
 * @since 0.1.0
 */
public record Schema(
        String name,
        List<List<String>> migrations,
        Map<String, Set<String>> columns,
        Function<Problem, ? extends IOException> failure) {
    /**
     * Copies the lists.
     *
     * @param name a table's name
     * @param migrations at least one
     * @param columns at least one table
     * @param failure not null
     */
    public Schema {
        migrations = migrations.stream().map(List::copyOf).toList();
        columns = Map.copyOf(columns);
    }

    private int newest() {
        return migrations.size();
    }

    private String versionTable() {
        return name + "_version";
    }

    /**
     * Creates or migrates what is older; an account that may not create tables can use those that are up to date.
     *
     * @param database the database
     * @throws NewerFormatException if a newer library made the tables; nothing is changed then
     * @throws SQLException if the database refuses
     * @throws IOException if a table of one of these names is none of ours
     */
    public void prepare(Database database) throws SQLException, IOException {
        long found = database.reading(connection -> version(connection, database.dialect()));
        if (found < newest()) {
            database.exclusively(connection -> migrate(connection, database.dialect()));
        }
        database.reading(this::requireColumns);
    }

    private int migrate(Connection connection, Dialect dialect) throws SQLException, IOException {
        Dialect.execute(
                connection,
                dialect.ddl("CREATE TABLE IF NOT EXISTS " + versionTable() + " (version {number} NOT NULL)"));
        long found = version(connection, dialect);
        for (List<String> migration : migrations.subList((int) found, newest())) {
            boolean checked = false;
            for (String statement : migration) {
                // Before any index: a table of that name may be another program's, and then all of this is rolled back.
                if (!checked && !isOnTable(statement)) {
                    requireColumns(connection);
                    checked = true;
                }
                Dialect.execute(connection, dialect.ddl(statement));
            }
        }
        Dialect.execute(connection, "DELETE FROM " + versionTable());
        Dialect.execute(connection, "INSERT INTO " + versionTable() + " (version) VALUES (" + newest() + ")");
        return newest();
    }

    private static boolean isOnTable(String statement) {
        return statement.startsWith("CREATE TABLE") || statement.startsWith("ALTER TABLE");
    }

    /** Returns 0 for a database without these tables, and for one whose creation was left halfway by another program. */
    private long version(Connection connection, Dialect dialect) throws SQLException, IOException {
        if (!dialect.hasTable(connection, versionTable())) {
            return 0;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT version FROM " + versionTable());
                ResultSet rows = query.executeQuery()) {
            if (!rows.next()) {
                return 0;
            }
            long found = rows.getLong(1);
            if (found < 1 || rows.next()) {
                throw failure.apply(new Problem(
                        "table " + versionTable(),
                        "not a version",
                        found < 1 ? Long.toString(found) : "more than one row",
                        "one row, 1 to " + newest()));
            }
            if (found > newest()) {
                throw new NewerFormatException("table " + name, Long.toString(found), Integer.toString(newest()));
            }
            return found;
        }
    }

    private int requireColumns(Connection connection) throws SQLException, IOException {
        for (Map.Entry<String, Set<String>> table : columns.entrySet()) {
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT * FROM " + table.getKey() + " WHERE 1 = 0");
                    ResultSet rows = query.executeQuery()) {
                Set<String> missing = new TreeSet<>(table.getValue());
                ResultSetMetaData found = rows.getMetaData();
                for (int i = 1; i <= found.getColumnCount(); i++) {
                    missing.remove(found.getColumnLabel(i).toLowerCase(Locale.ROOT));
                }
                if (!missing.isEmpty()) {
                    throw failure.apply(new Problem(
                            "table " + table.getKey(),
                            "not the table it should be",
                            "no column " + String.join(", ", missing),
                            "the columns of version " + newest()));
                }
            }
        }
        return columns.size();
    }
}
