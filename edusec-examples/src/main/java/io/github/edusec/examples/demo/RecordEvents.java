package io.github.edusec.examples.demo;

import io.github.edusec.classify.Problem;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.JapaneseDates;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.ScheduleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The events and holds of records, from a small CSV: file, kind, event, date. All problems are reported at once. */
final class RecordEvents {
    private static final String[] COLUMNS = {"file", "kind", "event", "date"};
    private static final String[] JAPANESE_COLUMNS = {"ファイル", "記録種別", "事象", "日付"};
    private static final String HOLD = "hold";
    private static final long MAX_BYTES = 16L << 20;

    private final Map<String, Facts> byFile = new HashMap<>();

    private RecordEvents() {}

    private static final class Facts {
        private String kind = "";
        private final Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
        private final List<Hold> holds = new ArrayList<>();
    }

    static RecordEvents none() {
        return new RecordEvents();
    }

    static RecordEvents read(Path file) throws IOException {
        List<Problem> problems = new ArrayList<>();
        RecordEvents events = new RecordEvents();
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (CSVParser parser = CSVParser.parse(text(file), format)) {
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() == 1) {
                    checkHeader(row, problems);
                } else {
                    events.add(row, problems);
                }
            }
        } catch (java.io.UncheckedIOException | IllegalArgumentException malformed) {
            problems.add(new Problem("the file", "not a CSV", "a quoting error", "RFC 4180"));
        }
        if (!problems.isEmpty()) {
            throw new ScheduleException(String.valueOf(file.getFileName()), problems);
        }
        return events;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ScheduleException(
                    String.valueOf(file.getFileName()),
                    List.of(new Problem("the file", "too large", Files.size(file) + " bytes", MAX_BYTES + " bytes")));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new ScheduleException(
                    String.valueOf(file.getFileName()),
                    List.of(new Problem("the file", "not readable", "bytes that are not UTF-8", "UTF-8")));
        }
    }

    private static void checkHeader(CSVRecord row, List<Problem> problems) {
        String found = String.join(",", row.toList());
        if (!found.equals(String.join(",", COLUMNS)) && !found.equals(String.join(",", JAPANESE_COLUMNS))) {
            problems.add(new Problem("line 1", "wrong columns", found, String.join(",", COLUMNS)));
        }
    }

    private void add(CSVRecord row, List<Problem> problems) {
        String where = "row " + row.getRecordNumber();
        if (row.size() != COLUMNS.length) {
            problems.add(new Problem(where, "wrong number of columns", row.size() + "", COLUMNS.length + ""));
            return;
        }
        Facts facts = byFile.computeIfAbsent(key(row.get(0)), name -> new Facts());
        String kind = row.get(1).strip();
        if (!kind.isEmpty() && !facts.kind.isEmpty() && !kind.equals(facts.kind)) {
            problems.add(new Problem(where + ", column kind", "another kind for the same file", kind, facts.kind));
        } else if (!kind.isEmpty()) {
            facts.kind = kind;
        }
        String event = row.get(2).strip().toLowerCase(Locale.ROOT);
        if (event.isEmpty()) {
            return;
        }
        Optional<LocalDate> date = date(where, row.get(3), problems);
        if (date.isEmpty()) {
            return;
        }
        if (event.equals(HOLD)) {
            String id = "hold-" + row.getRecordNumber();
            facts.holds.add(new Hold(id, HoldGround.DISCLOSURE_REQUEST, date.get(), null));
            return;
        }
        try {
            facts.events.merge(EventKind.parse(event), date.get(), (first, second) -> {
                problems.add(new Problem(where + ", column event", "a second date for the same event", event, "one"));
                return first;
            });
        } catch (IllegalArgumentException unknown) {
            problems.add(new Problem(where + ", column event", "unknown event", event, "an event id, or " + HOLD));
        }
    }

    private static Optional<LocalDate> date(String where, String text, List<Problem> problems) {
        try {
            return Optional.of(JapaneseDates.parse(text));
        } catch (java.time.DateTimeException | IllegalArgumentException wrong) {
            problems.add(new Problem(where + ", column date", "not a date", text, "2024-03-31 or 令和6年3月31日"));
            return Optional.empty();
        }
    }

    /** What is known of a record; without a row of its own, the kind is only the given guess and no event is known. */
    RecordFacts facts(String file, String guessedKind) {
        Facts facts = byFile.get(key(file));
        return facts == null
                ? new RecordFacts(guessedKind, Map.of())
                : new RecordFacts(facts.kind.isEmpty() ? guessedKind : facts.kind, facts.events);
    }

    List<Hold> holds(String file) {
        Facts facts = byFile.get(key(file));
        return facts == null ? List.of() : List.copyOf(facts.holds);
    }

    private static String key(String file) {
        return Normalizer.normalize(file.strip(), Normalizer.Form.NFC);
    }
}
