package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of the schedule's CSV format: the Japanese name, and the path at which JSON has the same. */
enum ScheduleColumn {
    ID("規則ID", "id"),
    NAMES("名称", "names"),
    DESCRIPTION("内容", "description"),
    PERIOD("保存期間", "period"),
    START("起算日", "start.rule"),
    EVENTS("起算事由", "start.events"),
    ASSUMED("起算の推定", "start.assumed"),
    STATUTORY_PERIOD("法定期間", "statutory.period"),
    STATUTORY_START("法定起算日", "statutory.start"),
    STATUTORY_EVENTS("法定起算事由", "statutory.events"),
    STATUTORY_ASSUMED("法定起算の推定", "statutory.assumed"),
    CLAUSE("法令の条項", "statutory.clause"),
    DISPOSITION("満了時の措置", "disposition"),
    CHANGES("種別の変更", "changes"),
    SOURCE("根拠", "source"),
    CONFIDENCE("確度", "confidence"),
    UNVERIFIED_JA("未確認", "unverified.ja"),
    UNVERIFIED_EN("未確認（英語）", "unverified.en"),
    DOUBTFUL_JA("疑義", "doubtful.ja"),
    DOUBTFUL_EN("疑義（英語）", "doubtful.en"),
    NOTE_JA("注", "note.ja"),
    NOTE_EN("注（英語）", "note.en");

    /** What every schedule needs a column for; the others may be missing as a whole. */
    static final List<ScheduleColumn> REQUIRED = List.of(ID, NAMES, PERIOD, SOURCE);

    private final String ja;
    private final String path;

    ScheduleColumn(String ja, String path) {
        this.ja = ja;
        this.path = path;
    }

    static List<String> allNames() {
        return Arrays.stream(values())
                .flatMap(column -> column.names().stream())
                .toList();
    }

    static Optional<ScheduleColumn> at(String path) {
        return Arrays.stream(values())
                .filter(column -> column.path.equals(path))
                .findFirst();
    }

    /** Returns the columns of a part, for example of "statutory". */
    static Stream<ScheduleColumn> under(String part) {
        return Arrays.stream(values()).filter(column -> column.path.startsWith(part + "."));
    }

    String ja() {
        return ja;
    }

    /** Returns both names, either of which a file may use. */
    List<String> names() {
        return List.of(ja, path);
    }

    /** Returns what the rule's cell says; empty for what is not stated. */
    String text(RetentionRule rule) {
        StatutoryMinimum minimum = rule.statutory();
        boolean started = !rule.startEvents().isEmpty();
        return switch (this) {
            case ID -> rule.id();
            case NAMES -> String.join("|", rule.names());
            case DESCRIPTION -> orEmpty(rule.description());
            case PERIOD -> rule.period().code();
            case START -> started ? rule.start().id() : "";
            case EVENTS -> events(rule.startEvents());
            case ASSUMED -> flag(rule.startAssumed());
            case STATUTORY_PERIOD -> minimum == null ? "" : minimum.period().code();
            case STATUTORY_START -> minimum == null ? "" : minimum.start().id();
            case STATUTORY_EVENTS -> minimum == null ? "" : events(minimum.events());
            case STATUTORY_ASSUMED -> minimum == null ? "" : flag(minimum.startAssumed());
            case CLAUSE -> minimum == null ? "" : minimum.clause();
            case DISPOSITION -> rule.disposition().id();
            case CHANGES ->
                rule.changes().stream()
                        .map(change -> change.event().id() + ">" + change.rule())
                        .collect(Collectors.joining("|"));
            case SOURCE -> rule.source();
            case CONFIDENCE -> rule.confidence().id();
            case UNVERIFIED_JA -> ja(rule.unverified());
            case UNVERIFIED_EN -> en(rule.unverified());
            case DOUBTFUL_JA -> ja(rule.doubt());
            case DOUBTFUL_EN -> en(rule.doubt());
            case NOTE_JA -> ja(rule.note());
            case NOTE_EN -> en(rule.note());
        };
    }

    private static String events(List<EventKind> events) {
        return events.stream().map(EventKind::id).collect(Collectors.joining("|"));
    }

    private static String flag(boolean value) {
        return value ? "true" : "";
    }

    private static String ja(@Nullable Text text) {
        return text == null ? "" : text.ja();
    }

    private static String en(@Nullable Text text) {
        return text == null ? "" : text.en();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
