package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CatalogTest {
    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private DataSource source;
    private Catalog catalog;

    CatalogTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        source = kind.empty(folder);
        catalog = Catalog.in(source);
    }

    private void adopt(String period) throws SQLException, IOException {
        catalog.schedules().adopt(Records.adopted(Records.city("1", period)), Records.BY, Records.TIME);
    }

    private String stored(String id, String column) throws SQLException {
        return Records.text(source, "SELECT " + column + " FROM edusec_catalog_record WHERE id = '" + id + "'");
    }

    @Test
    void a_record_is_found_as_it_was_put_by_its_id_and_its_places() throws Exception {
        CatalogRecord one = Records.about(Records.attendance("R1", "2020-03-31"), "p1", "2F/棚1", "a/x_y.pdf");
        CatalogRecord two = Records.about(Records.attendance("R2", "2021-03-31"), null, "a/x_y.pdf");
        catalog.put(one);
        catalog.put(two);
        assertThat(catalog.find("R1")).contains(one);
        assertThat(catalog.find("r1")).isEmpty();
        assertThat(catalog.at("a/x_y.pdf")).containsExactlyInAnyOrder(one, two);
        assertThat(catalog.at("2F/棚1")).containsExactly(one);
        assertThat(catalog.at("a/xzy.pdf")).isEmpty();
        assertThat(Records.all(catalog)).containsExactly(one, two);
        assertThat(catalog.size()).isEqualTo(2);
    }

    @Test
    void a_record_that_is_put_again_replaces_what_was_known() throws Exception {
        adopt("P5Y");
        catalog.put(Records.about(Records.attendance("R1", "2020-03-31"), "p1", "old/1", "old/2"));
        assertThat(stored("R1", "disposable_from")).isEqualTo("2025-04-01");
        CatalogRecord moved = Records.about(Records.attendance("R1", "2022-03-31"), null, "new");
        catalog.put(moved);
        assertThat(Records.all(catalog)).containsExactly(moved);
        assertThat(catalog.at("old/1")).isEmpty();
        assertThat(stored("R1", "disposable_from")).isEqualTo("2027-04-01");
    }

    @Test
    void a_record_stands_or_falls_with_the_callers_transaction() throws Exception {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            catalog.put(connection, Records.attendance("R1", "2020-03-31"));
            connection.rollback();
            catalog.put(connection, Records.attendance("R2", "2020-03-31"));
            connection.commit();
        }
        assertThat(Records.all(catalog)).extracting(CatalogRecord::id).containsExactly("R2");
    }

    @Test
    void until_a_schedule_is_adopted_nothing_is_due() throws Exception {
        catalog.put(Records.attendance("R1", "1990-03-31"));
        assertThat(catalog.due(Records.TODAY)).isEqualTo(new DueCounts(Records.TODAY, 0, 0, 0, 0, 0));
        catalog.forEachDue(Records.TODAY, (record, decision) -> {
            throw new AssertionError("due without a schedule: " + record);
        });
        adopt("P5Y");
        assertThat(catalog.due(Records.TODAY).due()).isEqualTo(1);
    }

    @Test
    void what_is_due_transferred_looked_at_and_kept_is_counted_and_visited() throws Exception {
        adopt("P5Y");
        catalog.put(Records.attendance("due", "2020-03-31"));
        catalog.put(Records.attendance("first day", "2021-03-31"));
        catalog.put(Records.attendance("not yet", "2022-03-31"));
        catalog.put(Records.record("album", "卒業アルバム", EventKind.COMPLETED, "2010-03-31"));
        catalog.put(Records.record("survey", "調査書", EventKind.COMPLETED, "2010-03-31"));
        catalog.put(Records.record("history", "沿革誌", EventKind.CREATED, "1950-03-31"));
        catalog.put(Records.record("ambiguous", "指導要録", EventKind.GRADUATION, "1950-03-31"));
        catalog.put(CatalogRecord.of("no event", new RecordFacts("出席簿", Map.of())));
        LocalDate first = LocalDate.of(2026, 4, 1);
        assertThat(catalog.due(first)).isEqualTo(new DueCounts(first, 2, 0, 1, 1, 0));
        assertThat(catalog.due(first.minusDays(1)).due()).isEqualTo(1);
        List<String> seen = new ArrayList<>();
        catalog.forEachDue(first, (record, decision) -> seen.add(record.id() + "=" + decision.id()));
        assertThat(seen).containsExactly("album=transfer", "due=due", "first day=due", "survey=review");
    }

    @Test
    void an_exception_of_a_visitor_ends_the_visit_and_is_passed_on() throws Exception {
        catalog.put(Records.attendance("R1", "2020-03-31"));
        assertThatThrownBy(() -> catalog.forEach(record -> {
                    throw new IOException("enough");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("enough");
        assertThat(catalog.size()).isEqualTo(1);
    }

    @Test
    void records_can_be_looked_up_while_others_are_visited() throws Exception {
        catalog.put(Records.about(Records.attendance("R1", "2020-03-31"), null, "a"));
        catalog.put(Records.about(Records.attendance("R2", "2020-03-31"), null, "a"));
        List<Integer> found = new ArrayList<>();
        catalog.forEach(record -> found.add(catalog.at("a").size()));
        assertThat(found).containsExactly(2, 2);
    }

    @Test
    void a_newer_version_of_the_tables_is_refused_and_left_alone() throws Exception {
        Records.update(source, "UPDATE edusec_catalog_version SET version = 2");
        assertThatThrownBy(() -> Catalog.in(source)).isInstanceOf(NewerFormatException.class);
        assertThat(Records.text(source, "SELECT version FROM edusec_catalog_version"))
                .isEqualTo("2");
    }

    @Test
    void a_table_of_another_program_is_refused_and_nothing_is_made() throws Exception {
        DataSource other = kind.empty(Files.createDirectory(folder.resolve("other")));
        Records.update(other, "CREATE TABLE edusec_catalog_hold (name TEXT)");
        assertThatThrownBy(() -> Catalog.in(other))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("edusec_catalog_hold")
                .hasMessageContaining("no column");
    }

    @Test
    void a_row_that_is_none_of_ours_is_named_and_stops_the_reading() throws Exception {
        adopt("P5Y");
        catalog.put(Records.attendance("R1", "2020-03-31"));
        Records.update(source, "UPDATE edusec_catalog_record SET events = ' completed=soon'");
        assertThatThrownBy(() -> Records.all(catalog))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("edusec_catalog_record");
        assertThatThrownBy(() ->
                        catalog.schedules().adopt(Records.adopted(Records.city("2", "P6Y")), Records.BY, Records.TIME))
                .isInstanceOf(CatalogException.class);
    }

    @Test
    void another_event_changes_what_is_stored() throws Exception {
        adopt("P5Y");
        CatalogRecord none = CatalogRecord.of("R1", new RecordFacts("出席簿", Map.of()));
        catalog.put(none);
        assertThat(stored("R1", "outcome")).isEqualTo("undetermined");
        catalog.put(none.withFacts(new RecordFacts("出席簿", Map.of(EventKind.COMPLETED, LocalDate.of(2020, 3, 31)))));
        assertThat(stored("R1", "outcome")).isEqualTo("destroy");
        assertThat(stored("R1", "disposable_from")).isEqualTo("2025-04-01");
    }

    @Test
    void a_connection_that_may_not_see_the_schedule_that_decides_is_refused() throws Exception {
        try (Connection connection = source.getConnection()) {
            assertThatThrownBy(() -> catalog.put(connection, Records.attendance("R1", "2020-03-31")))
                    .isInstanceOf(IllegalStateException.class);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            if (kind == DatabaseKind.POSTGRESQL) {
                assertThatThrownBy(() -> catalog.put(connection, Records.attendance("R1", "2020-03-31")))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("READ COMMITTED");
            } else {
                catalog.put(connection, Records.attendance("R1", "2020-03-31"));
            }
            connection.rollback();
        }
        assertThat(catalog.size()).isZero();
    }

    /** Neither a mixture of two nor a refusal: the one that came last stands. */
    @Test
    void two_that_put_one_record_at_a_time_leave_one_of_both() throws Exception {
        CatalogRecord one = Records.about(Records.attendance("R1", "2020-03-31"), "p1", "A");
        CatalogRecord two = Records.about(Records.attendance("R1", "2021-03-31"), "p2", "B", "C");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 30; round++) {
                Future<?> first = threads.submit(() -> {
                    catalog.put(one);
                    return null;
                });
                Future<?> second = threads.submit(() -> {
                    catalog.put(two);
                    return null;
                });
                first.get();
                second.get();
                assertThat(catalog.find("R1").orElseThrow()).isIn(one, two);
                if (round % 2 == 0) {
                    Records.update(source, "DELETE FROM edusec_catalog_location");
                    Records.update(source, "DELETE FROM edusec_catalog_record");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
