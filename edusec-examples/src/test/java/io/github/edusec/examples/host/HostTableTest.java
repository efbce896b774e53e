package io.github.edusec.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.catalog.CatalogRecord;
import io.github.edusec.retention.catalog.Medium;
import io.github.edusec.retention.catalog.Originality;
import io.github.edusec.retention.catalog.RecordSourceContract;
import io.github.edusec.testkit.DatabaseKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTableTest {
    @TempDir
    Path folder;

    private DataSource database;

    @BeforeEach
    void makeTheTable() throws SQLException {
        database = DatabaseKind.sqlite(folder.resolve("school.db"));
        try (Connection connection = database.getConnection();
                PreparedStatement table = connection.prepareStatement(HostTable.TABLE)) {
            table.execute();
        }
    }

    @Test
    void theTableKeepsTheContract() throws SQLException {
        HostTable source = new HostTable(database);
        assertThat(RecordSourceContract.violationsWhenEmpty(source)).isEmpty();

        List<CatalogRecord> stored = RecordSourceContract.samples().stream()
                .filter(HostTableTest::fits)
                .toList();
        assertThat(stored).hasSizeGreaterThan(20);
        for (CatalogRecord record : stored) {
            insert(record);
        }
        assertThat(RecordSourceContract.violations(source, stored)).isEmpty();
    }

    @Test
    void theProgramPrintsWhatWouldBeDue() throws Exception {
        insert(graduated("R-1", "2005-03-31"));
        insert(graduated("R-2", "2025-03-31"));

        assertThat(printed("2026-04-01")).containsExactly("R-1");
        assertThat(printed("2045-03-31")).containsExactly("R-1");
        assertThat(printed("2045-04-01")).containsExactly("R-1", "R-2");
    }

    private List<String> printed(String day) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            HostTable.main(new String[] {folder.resolve("school.db").toString(), day});
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static CatalogRecord graduated(String id, String day) {
        return CatalogRecord.of(id, new RecordFacts("指導要録（学籍）", Map.of(EventKind.GRADUATION, LocalDate.parse(day))));
    }

    /** Says whether the table has a column for all that a record says. */
    private static boolean fits(CatalogRecord record) {
        return record.locations().size() <= 2
                && Set.of(EventKind.COMPLETED, EventKind.GRADUATION)
                        .containsAll(record.facts().events().keySet())
                && record.classification() == null
                && record.size() == null
                && record.sha256() == null
                && record.originality() == Originality.ORIGINAL
                && record.medium() == Medium.ELECTRONIC;
    }

    private void insert(CatalogRecord record) throws SQLException {
        List<String> places = record.locations();
        try (Connection connection = database.getConnection();
                PreparedStatement row =
                        connection.prepareStatement("INSERT INTO pupil_record VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            row.setString(1, record.id());
            row.setString(2, record.facts().kind());
            row.setString(3, record.subject());
            row.setString(4, places.isEmpty() ? null : places.get(0));
            row.setString(5, places.size() < 2 ? null : places.get(1));
            row.setString(6, day(record, EventKind.COMPLETED));
            row.setString(7, day(record, EventKind.GRADUATION));
            row.executeUpdate();
        }
    }

    private static @Nullable String day(CatalogRecord record, EventKind event) {
        return record.facts().day(event).map(LocalDate::toString).orElse(null);
    }
}
