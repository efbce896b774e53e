package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.inspect.SuggestionQuality.Judged;
import io.github.edusec.classify.inspect.SuggestionQuality.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes {@code docs/suggestion-quality.md}. */
final class QualityReport {
    private static final String ELEVEN = "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";
    private static final String SCORES = "TP | FP | FN | precision | recall";

    private final SuggestionQuality lookedAt;
    private final SuggestionQuality heldOut;
    private final SuggestionQuality blind;
    private final StringBuilder out = new StringBuilder(QualityReportText.HEAD);

    private QualityReport(SuggestionQuality lookedAt, SuggestionQuality heldOut, SuggestionQuality blind) {
        this.lookedAt = lookedAt;
        this.heldOut = heldOut;
        this.blind = blind;
    }

    static String of(SuggestionQuality lookedAt, SuggestionQuality heldOut, SuggestionQuality blind) {
        QualityReport report = new QualityReport(lookedAt, heldOut, blind);
        report.documents();
        report.detectors();
        report.classes("first set", lookedAt);
        report.classes("held-out set", heldOut);
        report.classes("blind set", blind);
        report.anyClass();
        report.wrongClasses("first set", lookedAt);
        report.wrongClasses("held-out set", heldOut);
        report.wrongClasses("blind set", blind);
        report.wrongDetectors("first set", lookedAt);
        report.wrongDetectors("held-out set", heldOut);
        report.wrongDetectors("blind set", blind);
        return report.out.toString();
    }

    private void line(Object... parts) {
        for (Object part : parts) {
            out.append(part);
        }
        out.append('\n');
    }

    private void documents() {
        line(
                "\n## Documents: ",
                lookedAt.judged().size(),
                " and ",
                heldOut.judged().size(),
                " held out and ",
                blind.judged().size(),
                " blind\n\"As expected\": of the class that the truth expects, out of how many.\n");
        line(
                "| kind | a record on persons | true class | first: as expected | held out: as expected | blind: as expected |");
        line("|---|---|---|---:|---:|---:|");
        for (String kind : lookedAt.kinds()) {
            String classes = Stream.of(lookedAt.ofKind(kind), heldOut.ofKind(kind), blindOf(kind))
                    .flatMap(List::stream)
                    .map(one -> one.document().importance().code())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            boolean personal = lookedAt.ofKind(kind).get(0).document().personal();
            String cells = asExpected(lookedAt.ofKind(kind)) + " | " + asExpected(heldOut.ofKind(kind)) + " | "
                    + asExpected(blindOf(kind));
            line("| ", kind, " | ", personal ? "yes" : "no", " | ", classes, " | ", cells, " |");
        }
        String cells = Stream.of(lookedAt, heldOut, blind)
                .map(set -> asExpected(set.judged()))
                .collect(Collectors.joining(" | "));
        line("| **all** | | | ", cells, " |");
        line("\nThe exercises of the blind set are of any subject.");
    }

    private List<Judged> blindOf(String kind) {
        return blind.ofKind(kind.replace("（算数）", ""));
    }

    private static String asExpected(List<Judged> judged) {
        return judged.stream().filter(one -> one.suggested() == one.expected()).count() + " of " + judged.size();
    }

    private void detectors() {
        line("\n## Detectors, by document");
        line("TP: contained and found; FP: found but not contained; FN: contained but not found.\n");
        detectors(Certainty.LIKELY);
        line("\nWith remarks (certainty *possible*) counted as well. A postal code is never more than a remark.\n");
        detectors(Certainty.POSSIBLE);
        line("\n### Blind set\n");
        line("| detector | ", SCORES, " | with remarks: ", SCORES, " |");
        line(ELEVEN);
        for (String id : SuggestionQuality.DETECTORS) {
            score("`" + id + "`", blind.score(id, Certainty.LIKELY), blind.score(id, Certainty.POSSIBLE));
        }
    }

    private void detectors(Certainty certainty) {
        scoreHead("detector");
        for (String id : SuggestionQuality.DETECTORS) {
            score("`" + id + "`", lookedAt.score(id, certainty), heldOut.score(id, certainty));
        }
    }

    private void scoreHead(String what) {
        line("| ", what, " | first: ", SCORES, " | held out: ", SCORES, " |");
        line(ELEVEN);
    }

    private void score(String name, Score first, Score second) {
        line("| ", name, " | ", cells(first), " | ", cells(second), " |");
    }

    private static String cells(Score score) {
        return score.right() + " | " + score.wrong() + " | " + score.missed() + " | " + score.precision() + " | "
                + score.recall();
    }

    private void classes(String set, SuggestionQuality quality) {
        line("\n## Classes, ", set, ": truth (rows) and suggestion (columns)");
        line("| truth | I | II | III | IV | none |\n|---|---:|---:|---:|---:|---:|");
        for (boolean personal : new boolean[] {true, false}) {
            for (Importance truth : Importance.values()) {
                row(quality, personal, truth);
            }
        }
    }

    private void anyClass() {
        line("\nIs it a record on persons at all (any class suggested)?\n");
        scoreHead("");
        score("any class", lookedAt.anyClass(), heldOut.anyClass());
        line("\n| | blind: ", SCORES, " |\n|---|---:|---:|---:|---:|---:|");
        line("| any class | ", cells(blind.anyClass()), " |");
    }

    private void row(SuggestionQuality quality, boolean personal, Importance truth) {
        List<@Nullable Importance> columns = new ArrayList<>(List.of(Importance.values()));
        columns.add(null);
        List<Long> counts = columns.stream()
                .map(column -> quality.count(personal, truth, column))
                .toList();
        if (counts.stream().anyMatch(count -> count > 0)) {
            String cells = counts.stream().map(String::valueOf).collect(Collectors.joining(" | "));
            line("| ", truth.code(), personal ? ", on persons" : ", other paper", " | ", cells, " |");
        }
    }

    private void wrongClasses(String set, SuggestionQuality quality) {
        line("\n## Wrong classes, ", set, ": ", quality.wrongClass().size());
        line("| kind | expected | suggested | by single findings of | documents |\n|---|---|---|---|---|");
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Judged one : quality.wrongClass()) {
            String row = one.document().kind() + " | " + code(one.expected()) + " | " + code(one.suggested()) + " | "
                    + one.carriers();
            add(rows, row, one);
        }
        write(rows);
    }

    private static String code(@Nullable Importance importance) {
        return importance == null ? "none" : importance.code();
    }

    private void wrongDetectors(String set, SuggestionQuality quality) {
        line("\n## Wrong findings, ", set);
        line(
                "Evidence is masked as the library masks it. Postal codes, which are never more than remarks, are listed only where nothing was found.\n");
        line("| detector | kind | expected | got | first evidence | documents |\n|---|---|---|---|---|---|");
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String id : SuggestionQuality.DETECTORS) {
            for (Judged one : quality.wronglyFound(id)) {
                add(rows, row(id, one, "nothing", "found", one.evidence(id)), one);
            }
            for (Judged one : quality.missed(id)) {
                boolean remark = one.found(id, Certainty.POSSIBLE);
                if (!remark || !id.equals("postal-code")) {
                    add(rows, row(id, one, "found", remark ? "a remark only" : "nothing", ""), one);
                }
            }
        }
        write(rows);
    }

    private static String row(String detector, Judged one, String expected, String got, String evidence) {
        String cell = evidence.replace("|", "\\|").replaceAll("\\s", " ");
        return "`" + detector + "` | " + one.document().kind() + " | " + expected + " | " + got + " | " + cell;
    }

    private static void add(Map<String, List<String>> rows, String row, Judged one) {
        rows.computeIfAbsent(row, key -> new ArrayList<>()).add(one.document().id());
    }

    private void write(Map<String, List<String>> rows) {
        rows.forEach((row, documents) -> line("| ", row, " | ", shortened(documents), " |"));
    }

    /** Joins documents of one kind: the first with its whole id, the others with their numbers. */
    private static String shortened(List<String> documents) {
        return documents.get(0)
                + documents.stream()
                        .skip(1)
                        .map(id -> ", " + id.substring(id.lastIndexOf('-') + 1))
                        .collect(Collectors.joining());
    }
}
