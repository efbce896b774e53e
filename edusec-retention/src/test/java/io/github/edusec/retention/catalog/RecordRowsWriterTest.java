package io.github.edusec.retention.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.policyfile.OneLine;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.time.api.Dates;

class RecordRowsWriterTest {
    @Property(tries = 300)
    void whatIsWrittenIsReadBackEqual(@ForAll("records") List<CatalogRecord> records) throws IOException {
        assertThat(read(write(records))).isEqualTo(records);
    }

    @Example
    void awkwardAndLongestRecordsAreReadBackEqual() throws IOException {
        List<CatalogRecord> records = new ArrayList<>(RecordSourceContract.samples());
        String[] longest = IntStream.range(0, CatalogRecord.MAX_LOCATIONS)
                .mapToObj(n -> "\"".repeat(CatalogRecord.MAX_LOCATION - 3) + (100 + n))
                .toArray(String[]::new);
        records.add(Records.about(Records.attendance("longest of all", "2020-03-31"), "s", longest));

        assertThat(read(write(records))).isEqualTo(records);
    }

    @Example
    void noCellIsAFormula() throws IOException {
        CatalogRecord record =
                Records.about(Records.record("=1+1", "@sum", EventKind.CREATED, "2020-03-31"), "＋1", "-1", "+2");
        String text = write(List.of(record));

        assertThat(text).startsWith("id,kind,subject,locations,importance,");
        assertThat(text.lines().skip(1).findFirst()).hasValue("'=1+1,'@sum,'＋1,\"'-1");
        assertThat(read(text)).containsExactly(record);
    }

    @Provide
    Arbitrary<List<CatalogRecord>> records() {
        Arbitrary<Map<EventKind, LocalDate>> events = Arbitraries.maps(
                        Arbitraries.of(EventKind.class),
                        Dates.dates().between(LocalDate.of(1873, 1, 1), LocalDate.of(2999, 12, 31)))
                .ofMaxSize(EventKind.values().length);
        Arbitrary<Classification> classes = Combinators.combine(
                        Arbitraries.of(Importance.class),
                        Arbitraries.of(Confidentiality.class).injectNull(0.3),
                        Arbitraries.of(Integrity.class).injectNull(0.3),
                        Arbitraries.of(Availability.class).injectNull(0.3))
                .as((importance, confidentiality, integrity, availability) ->
                        new Classification(importance, confidentiality, integrity, availability, List.of()));
        Arbitrary<RecordFacts> facts = Combinators.combine(texts(), events).as(RecordFacts::new);
        return Combinators.combine(
                        texts(),
                        facts,
                        texts().injectNull(0.3),
                        texts().list().ofMaxSize(4),
                        classes.injectNull(0.3),
                        Arbitraries.longs().between(0, CatalogRecord.MAX_SIZE).injectNull(0.3),
                        Arbitraries.of("0123456789abcdef".repeat(4)).injectNull(0.3),
                        Combinators.combine(Arbitraries.of(Originality.class), Arbitraries.of(Medium.class))
                                .as(Map::entry))
                .as((id, fact, subject, places, classification, size, sha256, form) -> new CatalogRecord(
                        id, fact, subject, places, classification, size, sha256, form.getKey(), form.getValue()))
                .list()
                .ofMaxSize(5);
    }

    /** What CSV, spreadsheets and the reader treat in a way of their own comes often. */
    private static Arbitrary<String> texts() {
        Arbitrary<Integer> points = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of("'\"=+-@＝＋－＠,;{ \u3000a1".chars().boxed().toList())),
                Tuple.of(1, Arbitraries.integers().between(0x20, 0x10FFFF)));
        return points.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(all -> all.stream().map(Character::toString).reduce("", String::concat))
                .filter(RecordRowsWriterTest::isText);
    }

    private static boolean isText(String text) {
        return !text.isBlank() && OneLine.fits(text, CatalogRecord.MAX_TEXT);
    }

    private static String write(List<CatalogRecord> records) throws IOException {
        StringBuilder out = new StringBuilder();
        RecordRowsWriter writer = new RecordRowsWriter(out);
        for (CatalogRecord record : records) {
            writer.write(record);
        }
        return out.toString();
    }

    private static List<CatalogRecord> read(String text) throws IOException {
        Path file = Files.createTempFile("records", ".csv");
        List<CatalogRecord> records = new ArrayList<>();
        try (RecordRows rows = RecordRows.open(Files.writeString(file, text))) {
            for (RecordFeed.Row row = rows.next(); row != null; row = rows.next()) {
                assertThat(row).isInstanceOf(RecordFeed.Row.Good.class);
                records.add(((RecordFeed.Row.Good) row).record());
            }
        } finally {
            Files.delete(file);
        }
        return records;
    }
}
