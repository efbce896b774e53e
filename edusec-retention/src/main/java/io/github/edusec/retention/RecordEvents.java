package io.github.edusec.retention;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.policyfile.CsvRow;
import io.github.edusec.classify.policyfile.CsvSheet;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of what happened to which document, as a school clerk keeps it in a spreadsheet.
 *
 * <p>CSV in UTF-8 (with or without byte order mark) or CP932 with the columns 文書 and 種別 and one column per event, headed
 * by its Japanese name (作成, 完結, 卒業, …; see {@link EventKind}) or its id; likewise one column per hold ground (監査・検査, 訴訟, …
 * or {@code audit}, {@code litigation}, …) with the day the hold was placed. A cell holds a date in any form
 * {@link JapaneseDates} reads, or nothing. A hold of this table has no end. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RecordEvents {
    private static final String DOCUMENT = "文書";
    private static final String KIND = "種別";

    private final Map<String, RecordFacts> facts;
    private final Map<String, List<Hold>> holds;

    private RecordEvents(Map<String, RecordFacts> facts, Map<String, List<Hold>> holds) {
        this.facts = Collections.unmodifiableMap(facts);
        this.holds = Map.copyOf(holds);
    }

    /**
     * Returns a table without rows.
     *
     * @return the empty table
     */
    public static RecordEvents none() {
        return new RecordEvents(Map.of(), Map.of());
    }

    /**
     * Reads a table.
     *
     * @param file the file
     * @param limits bounds the file's size
     * @return the table
     * @throws ScheduleException if the file is wrong or too large, with all its problems
     * @throws IOException if it cannot be read
     */
    public static RecordEvents read(Path file, Limits limits) throws IOException {
        Problems<ScheduleException> problems = new Problems<>(PolicyFile.nameOf(file), ScheduleException::new);
        CsvSheet sheet = CsvSheet.read(
                PolicyFile.read(file, limits.maxPolicyFileBytes(), problems),
                List.of(DOCUMENT, KIND),
                dateColumns(),
                problems);
        Map<String, RecordFacts> facts = new LinkedHashMap<>();
        Map<String, List<Hold>> holds = new HashMap<>();
        for (CsvRow row : sheet.rows()) {
            String document = row.requiredText(DOCUMENT);
            RecordFacts before = facts.putIfAbsent(key(document), new RecordFacts(row.requiredText(KIND), events(row)));
            if (before != null) {
                row.problem(DOCUMENT, "the document stands twice", "the name of an earlier line", "each document once");
            }
            holds.put(key(document), holds(row, holds.size() + 1));
        }
        problems.throwIfAny();
        return new RecordEvents(facts, holds);
    }

    /**
     * Returns what is known of a document.
     *
     * @param document its name as the table has it; Unicode normalization form makes no difference
     * @return the facts; empty if the table doesn't name it
     */
    public Optional<RecordFacts> of(String document) {
        return Optional.ofNullable(facts.get(key(document)));
    }

    /**
     * Returns the holds on a document.
     *
     * @param document its name as the table has it; Unicode normalization form makes no difference
     * @return the holds, empty if there are none; their ids name the row, not the document
     */
    public List<Hold> holds(String document) {
        return holds.getOrDefault(key(document), List.of());
    }

    /**
     * Returns the documents the table names.
     *
     * @return their names in NFC, in the table's order
     */
    public Set<String> documents() {
        return facts.keySet();
    }

    private static Map<EventKind, LocalDate> events(CsvRow row) {
        Map<EventKind, LocalDate> events = new EnumMap<>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            for (String column : List.of(kind.label().ja(), kind.id())) {
                String text = row.text(column);
                if (!text.isEmpty()) {
                    day(row, column, text).ifPresent(day -> {
                        if (events.put(kind, day) != null) {
                            row.problem(column, "the event stands in two columns", text, "one date per event");
                        }
                    });
                }
            }
        }
        return events;
    }

    private static List<Hold> holds(CsvRow row, int number) {
        List<Hold> holds = new ArrayList<>();
        for (HoldGround ground : HoldGround.values()) {
            for (String column : List.of(ground.label().ja(), ground.id())) {
                String text = row.text(column);
                if (!text.isEmpty()) {
                    String id = "row-" + number + "-" + ground.id();
                    day(row, column, text).ifPresent(day -> holds.add(new Hold(id, ground, day, null)));
                }
            }
        }
        return List.copyOf(holds);
    }

    private static Optional<LocalDate> day(CsvRow row, String column, String text) {
        try {
            return Optional.of(JapaneseDates.parse(text));
        } catch (IllegalArgumentException e) {
            row.problem(column, "no such day", text, JapaneseDates.ALLOWED);
            return Optional.empty();
        }
    }

    private static List<String> dateColumns() {
        List<String> columns = new ArrayList<>();
        for (HoldGround ground : HoldGround.values()) {
            columns.add(ground.label().ja());
            columns.add(ground.id());
        }
        for (EventKind kind : EventKind.values()) {
            columns.add(kind.label().ja());
            columns.add(kind.id());
        }
        return columns;
    }

    private static String key(String document) {
        return Normalizer.normalize(document, Normalizer.Form.NFC);
    }
}
