package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.time.api.Dates;
import org.jspecify.annotations.Nullable;

/** Records, holds and schedules of a city that is made up. */
final class Records {
    static final Instant TIME = Instant.parse("2026-11-28T01:02:03Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    static final String BY = "records-office";

    private static final String RULE = """
            {"id":"%s","names":["%s"],"period":"%s","start":{"rule":"april-1-after-fiscal-year","events":["%s"]},
             "source":"○○市 文書管理規程 別表"%s}""";

    private Records() {}

    /** Kinds: 出席簿 (5 years), 学籍 (20 years after graduation), 沿革誌 (permanent), 調査書 (to be reviewed). */
    static RetentionSchedule city(String version, String attendancePeriod) throws IOException {
        String rules = String.join(
                ",\n",
                RULE.formatted("attendance", "出席簿", attendancePeriod, "completed", ""),
                RULE.formatted("register-enrolment", "指導要録(学籍)", "P20Y", "graduation", ""),
                RULE.formatted("register-teaching", "指導要録(指導)", "P5Y", "graduation", ""),
                "{\"id\":\"history\",\"names\":[\"沿革誌\"],\"period\":\"permanent\",\"source\":\"別表\"}",
                RULE.formatted("survey", "調査書", "P1Y", "completed", ",\"disposition\":\"review\""),
                RULE.formatted("album", "卒業アルバム", "P3Y", "completed", ",\"disposition\":\"transfer\""));
        String json = "{\"format\":\"edusec-retention-schedule/1\",\"id\":\"city\",\"version\":\"" + version
                + "\",\"source\":\"○○市\",\"rules\":[" + rules + "]}";
        return RetentionSchedule.parse("city", json.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    }

    /** The same schedule, in which a rule has another id. */
    static RetentionSchedule renamed(RetentionSchedule schedule, String from, String to) throws IOException {
        String json = new String(schedule.content(), StandardCharsets.UTF_8);
        return RetentionSchedule.parse(
                "city",
                json.replace("\"id\":\"" + from + "\"", "\"id\":\"" + to + "\"").getBytes(StandardCharsets.UTF_8),
                Limits.DEFAULT);
    }

    static AdoptedSchedule adopted(RetentionSchedule schedule) {
        return new AdoptedSchedule(schedule, new Adoption("○○市教育委員会", LocalDate.of(2026, 4, 1), "8教総第12号"));
    }

    static CatalogRecord record(String id, String kind, EventKind event, String day) {
        return CatalogRecord.of(id, new RecordFacts(kind, Map.of(event, LocalDate.parse(day))));
    }

    static CatalogRecord attendance(String id, String completed) {
        return record(id, "出席簿", EventKind.COMPLETED, completed);
    }

    static CatalogRecord about(CatalogRecord record, @Nullable String subject, String... locations) {
        return new CatalogRecord(
                record.id(),
                record.facts(),
                subject,
                List.of(locations),
                record.classification(),
                record.size(),
                record.sha256(),
                record.originality(),
                record.medium());
    }

    static RegisteredHold hold(String id, HoldScope scope) {
        return new RegisteredHold(
                new Hold(id, HoldGround.AUDIT, LocalDate.of(2026, 11, 1), null), scope, BY, "住民監査請求のため");
    }

    static List<CatalogRecord> all(RecordSource source) throws SQLException, IOException {
        List<CatalogRecord> all = new ArrayList<>();
        source.forEach(all::add);
        return all;
    }

    static String text(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    static int update(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    static Arbitrary<LocalDate> days() {
        return Dates.dates().between(LocalDate.of(2000, 1, 1), LocalDate.of(2035, 12, 31));
    }

    /** Records with few different kinds, subjects and places, so that holds meet them. */
    static Arbitrary<List<CatalogRecord>> records() {
        Arbitrary<Map<EventKind, LocalDate>> events = Arbitraries.maps(
                        Arbitraries.of(EventKind.CREATED, EventKind.COMPLETED, EventKind.GRADUATION), days())
                .ofMaxSize(3)
                .map(map -> map.isEmpty() ? map : new EnumMap<>(map));
        Arbitrary<CatalogRecord> one = Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        kinds(),
                        events,
                        Arbitraries.of("p1", "p2", "p3").injectNull(0.3),
                        Arbitraries.of("2F/棚1", "2F/棚2", "a/x_y.pdf", "a/x%y.pdf", "🏫/か")
                                .list()
                                .ofMaxSize(3),
                        classes(),
                        Arbitraries.longs().between(0, 1L << 40).injectNull(0.2))
                .as((id, kind, map, subject, places, classification, size) -> new CatalogRecord(
                        "R" + id,
                        new RecordFacts(kind, map),
                        subject,
                        places,
                        classification,
                        size,
                        size == null ? null : "ab".repeat(32),
                        id % 5 == 0 ? Originality.COPY : Originality.ORIGINAL,
                        id % 7 == 0 ? Medium.PAPER : Medium.ELECTRONIC));
        return one.list().ofMaxSize(12);
    }

    static Arbitrary<String> kinds() {
        return Arbitraries.of("出席簿", "attendance", "指導要録", "指導要録（学籍）", "沿革誌", "調査書", "卒業アルバム", "名前のない種類");
    }

    private static Arbitrary<@Nullable Classification> classes() {
        return Arbitraries.of(Importance.values())
                .map(each -> new Classification(each, Confidentiality.C2B, Integrity.I2B, Availability.A2A, List.of()))
                .injectNull(0.3);
    }

    static Arbitrary<HoldScope> scopes() {
        Arbitrary<HoldScope> record = Arbitraries.integers().between(1, 40).map(id -> new HoldScope.OfRecord("R" + id));
        Arbitrary<HoldScope> subject = Arbitraries.of("p1", "p2", "p4").map(HoldScope.OfSubject::new);
        Arbitrary<HoldScope> series = kinds().map(HoldScope.OfSeries::new);
        Arbitrary<HoldScope> query = Combinators.combine(
                        kinds().injectNull(0.5),
                        Arbitraries.of("2F/", "a/x_", "a/x%y.pdf", "🏫", "b").injectNull(0.5),
                        Arbitraries.of(EventKind.COMPLETED, EventKind.GRADUATION)
                                .injectNull(0.5),
                        days(),
                        Arbitraries.integers().between(0, 8_000),
                        Arbitraries.of(Importance.values()).injectNull(0.5))
                .as((kind, within, event, from, length, atLeast) -> new HoldScope.OfQuery(new RecordQuery(
                        kind,
                        within,
                        event,
                        event == null ? null : from,
                        event == null ? null : from.plusDays(length),
                        kind == null && within == null && event == null && atLeast == null ? Importance.II : atLeast)));
        return Arbitraries.oneOf(record, subject, series, query);
    }
}
