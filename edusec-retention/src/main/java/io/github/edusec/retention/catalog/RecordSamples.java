package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.RecordFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records that tables, collations and date types like to change. Stateless and thread-safe. */
final class RecordSamples {
    private static final String KIND = "出席簿";
    private static final int FIRST_IDEOGRAPH = 0x4E00;
    private static final String SHARED = "share/名簿/3-1.xlsx";

    private RecordSamples() {}

    static List<CatalogRecord> all() {
        List<CatalogRecord> all = new ArrayList<>();
        // Composed and decomposed, full and half width, cases, spaces: each pair looks or sorts alike somewhere.
        for (String id : List.of(
                "\u304C-1",
                "\u304B\u3099-1",
                "A-1",
                "a-1",
                "Ａ-1",
                "s 1",
                "s  1",
                "s 1 ",
                " s 1",
                "ß-1",
                "ss-1",
                "%",
                "_",
                "x'1",
                "x\"1",
                "x\\1",
                "=1+1",
                "'=1+1",
                "01",
                "1",
                "1e0",
                "null",
                "\uD842\uDFB7-1",
                "\uD83C\uDFEB-1")) {
            all.add(record(id, "at/" + id, SHARED));
        }
        all.add(CatalogRecord.of("bare", new RecordFacts(KIND, Map.of())));
        all.add(full("full", CatalogRecord.MAX_SIZE, Originality.COPY, Medium.PAPER));
        all.add(full("paper", 0L, Originality.ORIGINAL, Medium.PAPER));
        all.add(full("copy", 1L << 40, Originality.COPY, Medium.ELECTRONIC));
        all.add(full(ideographs(CatalogRecord.MAX_TEXT), 1L, Originality.ORIGINAL, Medium.ELECTRONIC));
        all.add(record("several", "z/9", "a/1", "倉庫 3-2", "Z/9", "z/9 "));
        all.add(record(
                "most",
                IntStream.rangeClosed(1, CatalogRecord.MAX_LOCATIONS)
                        .mapToObj(n -> "shelf/" + n)
                        .toArray(String[]::new)));
        all.add(record("longest", ideographs(CatalogRecord.MAX_LOCATION)));
        for (Importance each : Importance.values()) {
            all.add(classified("importance-" + each.name(), new Classification(each, null, null, null, List.of())));
        }
        return List.copyOf(all);
    }

    private static CatalogRecord record(String id, String... locations) {
        RecordFacts facts = new RecordFacts(KIND, Map.of(EventKind.COMPLETED, LocalDate.of(2024, 2, 29)));
        return record(id, facts, null, List.of(locations), null);
    }

    private static CatalogRecord classified(String id, Classification classification) {
        return record(id, new RecordFacts(KIND, Map.of()), null, List.of(), classification);
    }

    private static CatalogRecord record(
            String id,
            RecordFacts facts,
            @Nullable String subject,
            List<String> locations,
            @Nullable Classification classification) {
        return new CatalogRecord(
                id, facts, subject, locations, classification, null, null, Originality.ORIGINAL, Medium.ELECTRONIC);
    }

    private static CatalogRecord full(String id, long size, Originality originality, Medium medium) {
        Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
        // The bounds of the days, where calendars and zones of date types differ from the real ones.
        for (EventKind event : EventKind.values()) {
            events.put(event, events.size() % 2 == 0 ? LocalDate.of(1873, 1, 1) : LocalDate.of(2999, 12, 31));
        }
        return new CatalogRecord(
                id,
                new RecordFacts("指導要録（学籍） \uD842\uDFB7", events),
                " s-77 \u304B\u3099",
                List.of("full/" + SHARED, "z/9"),
                new Classification(Importance.I, Confidentiality.C3, Integrity.I2B, Availability.A2A, List.of()),
                size,
                "0123456789abcdef".repeat(4),
                originality,
                medium);
    }

    /** Each character another one, so that nothing that is stored compressed gets short. */
    private static String ideographs(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (FIRST_IDEOGRAPH + i));
        }
        return text.toString();
    }
}
