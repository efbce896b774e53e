package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.retention.CatalogException;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.RetentionDecision.Due;
import io.github.edusec.retention.RetentionDecision.Held;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.testkit.DatabaseKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class CatalogHoldsTest {
    private final DatabaseKind kind;

    @TempDir
    Path folder;

    private DataSource source;
    private Catalog catalog;

    CatalogHoldsTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        source = kind.empty(folder);
        catalog = Catalog.in(source);
        catalog.schedules().adopt(Records.adopted(Records.city("1", "P5Y")), Records.BY, Records.TIME);
        catalog.put(Records.about(Records.attendance("R1", "2010-03-31"), "p1", "2F/棚1"));
        catalog.put(Records.about(Records.attendance("R2", "2010-03-31"), "p2", "3F/棚1"));
        catalog.put(Records.about(Records.record("R3", "指導要録(指導)", EventKind.GRADUATION, "2012-03-16"), "p1", "2F/棚2"));
    }

    private List<String> due() throws Exception {
        List<String> due = new ArrayList<>();
        catalog.forEachDue(Records.TODAY, (record, decision) -> {
            if (decision instanceof Due) {
                due.add(record.id());
            } else {
                assertThat(decision).isInstanceOf(Held.class);
            }
        });
        assertThat(catalog.due(Records.TODAY).due()).isEqualTo(due.size());
        assertThat(catalog.due(Records.TODAY).held()).isEqualTo(3 - due.size());
        return due;
    }

    @Test
    void a_hold_keeps_a_record_a_person_a_series_or_what_a_query_finds() throws Exception {
        assertThat(due()).containsExactly("R1", "R2", "R3");
        catalog.holds().place(Records.hold("H1", new HoldScope.OfRecord("R2")), Records.TIME);
        assertThat(due()).containsExactly("R1", "R3");
        catalog.holds().place(Records.hold("H2", new HoldScope.OfSubject("p1")), Records.TIME);
        assertThat(due()).isEmpty();
    }

    @Test
    void a_series_that_is_ambiguous_holds_all_it_may_stand_for() throws Exception {
        catalog.holds().place(Records.hold("H1", new HoldScope.OfSeries("指導要録")), Records.TIME);
        assertThat(due()).containsExactly("R1", "R2");
        catalog.holds().place(Records.hold("H2", new HoldScope.OfSeries("出 席 簿")), Records.TIME);
        assertThat(due()).isEmpty();
    }

    @Test
    void a_query_holds_what_is_catalogued_later_too() throws Exception {
        RecordQuery query = new RecordQuery(
                null, "2F/", EventKind.COMPLETED, LocalDate.of(2010, 3, 31), LocalDate.of(2010, 3, 31), null);
        catalog.holds().place(Records.hold("H1", new HoldScope.OfQuery(query)), Records.TIME);
        assertThat(due()).containsExactly("R2", "R3");
        catalog.put(Records.about(Records.attendance("R2", "2010-03-31"), "p2", "2F/棚9"));
        assertThat(due()).containsExactly("R3");
    }

    @Test
    void placing_and_releasing_say_what_is_due_and_purge_nothing() throws Exception {
        CatalogHolds.Changed placed =
                catalog.holds().place(Records.hold("H1", new HoldScope.OfSubject("p1")), Records.TIME);
        assertThat(placed.covered()).isEqualTo(2);
        assertThat(placed.due()).isZero();
        catalog.holds().place(Records.hold("H2", new HoldScope.OfSeries("出席簿")), Records.TIME);
        CatalogHolds.Changed released =
                catalog.holds().release("H1", LocalDate.of(2026, 11, 20), Records.BY, "監査が終結", Records.TIME);
        assertThat(released.hold().hold().endsBefore()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(released.covered()).isEqualTo(2);
        assertThat(released.due()).isEqualTo(1);
        assertThat(catalog.size()).isEqualTo(3);
        assertThat(due()).containsExactly("R3");
    }

    @ParameterizedTest
    @EnumSource(HoldGround.class)
    void each_ground_ends_by_its_own_rule(HoldGround ground) throws Exception {
        Hold hold = new Hold("H1", ground, LocalDate.of(2025, 2, 1), null);
        catalog.holds().place(new RegisteredHold(hold, new HoldScope.OfRecord("R1"), Records.BY, "理由"), Records.TIME);
        LocalDate ended = LocalDate.of(2025, 11, 27);
        catalog.holds().release("H1", ended, Records.BY, "終結", Records.TIME);
        boolean year = ground == HoldGround.APPEAL || ground == HoldGround.DISCLOSURE_REQUEST;
        assertThat(catalog.holds().all().get(0).hold().endsBefore())
                .isEqualTo(year ? LocalDate.of(2026, 11, 28) : LocalDate.of(2025, 11, 28));
        assertThat(due()).contains("R1");
        assertThat(catalog.due(Records.TODAY.minusDays(1)).held()).isEqualTo(year ? 1 : 0);
    }

    @Test
    void the_latest_of_several_holds_wins_and_an_extension_only_lengthens() throws Exception {
        catalog.holds().place(Records.hold("H1", new HoldScope.OfRecord("R1")), Records.TIME);
        catalog.holds().place(Records.hold("H2", new HoldScope.OfSubject("p1")), Records.TIME);
        catalog.holds().release("H1", LocalDate.of(2026, 11, 20), Records.BY, "終結", Records.TIME);
        assertThat(due()).containsExactly("R2");
        catalog.holds().release("H2", LocalDate.of(2026, 11, 20), Records.BY, "終結", Records.TIME);
        assertThat(due()).containsExactly("R1", "R2", "R3");
        catalog.holds().extend("H1", LocalDate.of(2027, 1, 1), Records.BY, "再監査", Records.TIME);
        assertThat(due()).containsExactly("R2", "R3");
        assertThatThrownBy(
                        () -> catalog.holds().extend("H1", LocalDate.of(2026, 12, 31), Records.BY, "短縮", Records.TIME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("later than 2027-01-01");
        assertThat(due()).containsExactly("R2", "R3");
    }

    @Test
    void a_hold_of_an_id_that_is_there_or_not_there_is_refused_and_nothing_changes() throws Exception {
        catalog.holds().place(Records.hold("H1", new HoldScope.OfRecord("R1")), Records.TIME);
        List<RegisteredHold> before = catalog.holds().all();
        assertThatThrownBy(() -> catalog.holds().place(Records.hold("H1", new HoldScope.OfRecord("R2")), Records.TIME))
                .isInstanceOf(CatalogException.class);
        assertThatThrownBy(() -> catalog.holds().release("H2", Records.TODAY, Records.BY, "終結", Records.TIME))
                .isInstanceOf(CatalogException.class);
        assertThat(catalog.holds().all()).isEqualTo(before);
        assertThat(Records.text(source, "SELECT count(*) FROM edusec_journal WHERE action LIKE 'hold.%'"))
                .isEqualTo("1");
    }

    @Test
    void who_why_and_when_stand_in_the_journal_and_the_ledger_commits_to_them() throws Exception {
        catalog.holds().place(Records.hold("H1", new HoldScope.OfRecord("R1")), Records.TIME);
        catalog.holds().release("H1", Records.TODAY, "legal-office", "却下が確定", Records.TIME.plusSeconds(60));
        assertThat(Records.text(
                        source,
                        "SELECT happened_at || ' ' || actor || ' ' || reference || ' ' || detail FROM edusec_journal"
                                + " WHERE action = 'hold.released'"))
                .isEqualTo("2026-11-28T01:03:03Z legal-office H1 ended=2026-11-28\n却下が確定");
        Path file = folder.resolve("ledger.log");
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = Ledger.create(file, "test.example/holds", key)) {
            assertThat(catalog.journal().anchor(ledger).appended()).isEqualTo(3);
            assertThat(catalog.journal().check(file, key.verificationKey()).isSound())
                    .isTrue();
            Records.update(source, "UPDATE edusec_journal SET actor = 'nobody' WHERE action = 'hold.placed'");
            assertThat(catalog.journal().check(file, key.verificationKey()).isSound())
                    .isFalse();
        }
    }

    @Test
    void a_hold_that_cannot_be_read_stops_everything_instead_of_letting_records_go() throws Exception {
        catalog.holds().place(Records.hold("H1", new HoldScope.OfRecord("R1")), Records.TIME);
        Records.update(source, "UPDATE edusec_catalog_hold SET scope = 'planet'");
        assertThatThrownBy(() -> catalog.due(Records.TODAY)).isInstanceOf(CatalogException.class);
        assertThatThrownBy(() -> catalog.forEachDue(Records.TODAY, (record, decision) -> {}))
                .isInstanceOf(CatalogException.class);
        assertThatThrownBy(() -> catalog.holds().index()).isInstanceOf(CatalogException.class);
    }

    /** A rule that gets another id, and an alias that gets a rule of its own, take no record from a hold. */
    @ParameterizedTest
    @ValueSource(strings = {"attendance", "出席簿"})
    void a_later_schedule_takes_no_record_from_a_hold_on_a_series(String series) throws Exception {
        catalog.holds().place(Records.hold("H1", new HoldScope.OfSeries(series)), Records.TIME);
        catalog.holds()
                .place(
                        Records.hold(
                                "H2", new HoldScope.OfQuery(new RecordQuery(series, "3F/", null, null, null, null))),
                        Records.TIME);
        assertThat(due()).containsExactly("R3");
        RetentionSchedule renamed = Records.renamed(Records.city("2", "P5Y"), "attendance", "roll-call");
        assertThat(catalog.schedules().adopt(Records.adopted(renamed), Records.BY, Records.TIME))
                .isInstanceOf(AdoptionResult.Adopted.class);
        assertThat(due()).containsExactly("R3");
        assertThat(HoldIndex.of(catalog.holds().all(), renamed)
                        .on(Records.about(Records.attendance("R2", "2010-03-31"), null, "3F/x")))
                .hasSize(2);
    }

    @Test
    void there_may_be_thousands_of_holds_on_series_and_queries() throws Exception {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO edusec_catalog_hold (id, ground, scope, target, placed, series, placed_by, reason)"
                            + " SELECT ?, 'audit', ?, ?, placed, '', 'x', 'x' FROM edusec_catalog_hold WHERE id = 'H0'")) {
                catalog.holds().place(Records.hold("H0", new HoldScope.OfRecord("none")), Records.TIME);
                for (int i = 1; i < 4_000; i++) {
                    insert.setString(1, "H" + i);
                    insert.setString(2, i % 2 == 0 ? "series" : "query");
                    insert.setString(3, i % 2 == 0 ? "kind " + i : "within=place " + i);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
        assertThat(due()).containsExactly("R1", "R2", "R3");
        catalog.holds().place(Records.hold("last", new HoldScope.OfSeries("出席簿")), Records.TIME);
        assertThat(due()).containsExactly("R3");
    }
}
