package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionDecision.Due;
import io.github.edusec.retention.RetentionDecision.Held;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.testkit.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What SQL counts is what Java decides, on both databases; and a hold never makes anything due. */
class HoldLawsTest {
    private static Path folder = Path.of("");
    private static final Map<DatabaseKind, DataSource> SOURCES = new HashMap<>();

    @BeforeContainer
    static void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("hold-laws");
        for (DatabaseKind kind : DatabaseKind.values()) {
            DataSource source = kind.empty(folder);
            SOURCES.put(kind, source);
            Catalog.in(source);
        }
    }

    @AfterContainer
    static void close() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void sql_counts_what_java_decides(
            @ForAll DatabaseKind kind,
            @ForAll("records") List<CatalogRecord> records,
            @ForAll("holds") List<RegisteredHold> holds,
            @ForAll boolean adopted,
            @ForAll("days") LocalDate day)
            throws SQLException, IOException {
        DataSource source = Objects.requireNonNull(SOURCES.get(kind));
        for (String table : List.of("record", "location", "hold", "adoption")) {
            Records.update(source, "DELETE FROM edusec_catalog_" + table);
        }
        Catalog catalog = Catalog.in(source);
        RetentionSchedule schedule = Records.city("1", "P5Y");
        for (CatalogRecord record : records) {
            catalog.put(record);
        }
        if (adopted) {
            catalog.schedules().adopt(Records.adopted(schedule), Records.BY, Records.TIME);
        }
        Set<String> ids = new HashSet<>();
        for (RegisteredHold hold : holds) {
            if (ids.add(hold.hold().id())) {
                catalog.holds().place(hold, Records.TIME);
            }
        }
        long due = 0;
        long held = 0;
        long visited = 0;
        HoldIndex index = HoldIndex.of(catalog.holds().all(), schedule);
        for (CatalogRecord record : Records.all(catalog)) {
            RetentionDecision decision = schedule.decide(record.facts(), index.on(record), day);
            due += decision instanceof Due ? 1 : 0;
            boolean over = !(schedule.decide(record.facts(), List.of(), day) instanceof RetentionDecision.KeepUntil)
                    && decision.appliedDates().isPresent();
            held += decision instanceof Held && over ? 1 : 0;
            visited += over ? 1 : 0;
        }
        DueCounts counts = catalog.due(day);
        assertThat(counts.due()).isEqualTo(adopted ? due : 0);
        assertThat(counts.held()).isEqualTo(adopted ? held : 0);
        List<String> seen = new ArrayList<>();
        catalog.forEachDue(day, (record, decision) -> seen.add(record.id()));
        assertThat(seen).hasSize((int) (adopted ? visited : 0));
    }

    @Property(tries = 500)
    void one_more_hold_never_makes_a_record_due(
            @ForAll("records") List<CatalogRecord> records,
            @ForAll("holds") List<RegisteredHold> holds,
            @ForAll("days") LocalDate day)
            throws IOException {
        RetentionSchedule schedule = Records.city("1", "P5Y");
        HoldIndex all = HoldIndex.of(holds, schedule);
        HoldIndex fewer = HoldIndex.of(holds.subList(0, holds.size() / 2), schedule);
        for (CatalogRecord record : records) {
            assertThat(all.on(record)).containsAll(fewer.on(record)).doesNotHaveDuplicates();
            if (schedule.decide(record.facts(), all.on(record), day) instanceof Due) {
                assertThat(schedule.decide(record.facts(), fewer.on(record), day))
                        .isInstanceOf(Due.class);
            }
        }
    }

    @Property(tries = 500)
    void a_query_survives_its_text(@ForAll("scopes") HoldScope scope) {
        assertThat(HoldScope.parse(scope.id(), scope.target())).isEqualTo(scope);
    }

    @Property(tries = 500)
    void events_survive_their_text(@ForAll("events") Map<EventKind, LocalDate> events) {
        assertThat(EventsText.read(EventsText.write(events))).isEqualTo(events);
    }

    @Provide
    Arbitrary<Map<EventKind, LocalDate>> events() {
        return Arbitraries.maps(Arbitraries.of(EventKind.class), Records.days());
    }

    @Provide
    Arbitrary<HoldScope> scopes() {
        return Records.scopes();
    }

    @Provide
    Arbitrary<List<CatalogRecord>> records() {
        return Records.records();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Records.days();
    }

    @Provide
    Arbitrary<List<RegisteredHold>> holds() {
        Arbitrary<RegisteredHold> one = Combinators.combine(
                        Arbitraries.integers().between(1, 1_000_000),
                        Arbitraries.of(HoldGround.class),
                        Records.days(),
                        Arbitraries.integers().between(0, 6_000).injectNull(0.5),
                        Records.scopes())
                .as((id, ground, placed, length, scope) -> new RegisteredHold(
                        new Hold("H" + id, ground, placed, length == null ? null : placed.plusDays(length)),
                        scope,
                        Records.BY,
                        "理由"));
        return one.list().uniqueElements(each -> each.hold().id()).ofMaxSize(4);
    }
}
