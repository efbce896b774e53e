package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.LabelResult;
import io.github.edusec.classify.register.RegisterMatch;
import io.github.edusec.examples.demo.DemoFile;
import io.github.edusec.examples.demo.DemoReport;
import io.github.edusec.retention.RetentionDecision;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The demo's results as JSON lines; the fields stand in {@code docs/cli.md} and are never removed. */
final class DemoJson {
    private final DemoReport report;
    private final Locale locale;
    private final PrintStream out;

    DemoJson(DemoReport report, Locale locale, PrintStream out) {
        this.report = report;
        this.locale = locale;
        this.out = out;
    }

    void print() {
        report.files().forEach(this::printFile);
        printSummary();
    }

    private void printFile(DemoFile file) {
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "file");
            line.text("file", file.name());
            line.flag("processed", file.notCopied().isEmpty());
            file.notCopied().ifPresent(reason -> line.text("reason", reason.in(locale)));
            file.match().ifPresent(match -> {
                line.text("importance", match.classification().importance().code());
                line.flag("known", match instanceof RegisterMatch.Found);
                line.text("classReason", match.reason().in(locale));
            });
            file.label().ifPresent(label -> printLabel(line, label));
            file.labelFailure().map(reason -> reason.in(locale)).ifPresent(text -> line.text("labelFailure", text));
            line.flag("takenOut", file.takenOut());
            line.texts("packageNames", file.packageNames());
            file.decision().ifPresent(decision -> printDecision(line, decision));
            file.disposal().ifPresent(disposal -> {
                line.text("disposal", disposal.id());
                line.text("disposalDetail", disposal.text().in(locale));
            });
        }
    }

    private void printLabel(JsonLine line, LabelResult label) {
        line.text("labelledFile", report.root().relativize(label.target()).toString());
        line.texts("labelPlaces", label.places().stream().map(DemoJson::id).toList());
        line.flag("nameShortened", label.nameShortened());
        label.obstacle().map(LabelOutcome.Refused::obstacle).ifPresent(obstacle -> {
            line.text("obstacle", id(obstacle));
            line.text("obstacleReason", obstacle.text().in(locale));
        });
    }

    private void printDecision(JsonLine line, RetentionDecision decision) {
        line.text("decision", decision.id());
        decision.appliedDates()
                .ifPresent(dates ->
                        line.text("disposableFrom", dates.disposableFrom().toString()));
        line.text("explanation", decision.explain(locale));
    }

    private void printSummary() {
        DemoCounts counts = DemoCounts.of(report);
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "summary");
            line.text("out", report.root().toString());
            line.number("files", counts.files());
            line.number("notProcessed", counts.notProcessed());
            line.number("unknownClass", counts.unknown());
            line.number("stamped", counts.stamped());
            line.number("sidecars", counts.sidecars());
            line.number("takenOut", counts.takenOut());
            line.number("kept", counts.kept());
            line.number("held", counts.held());
            line.number("review", counts.review());
            line.number("undetermined", counts.undetermined());
            line.number("due", counts.due());
            line.number("destroyed", counts.destroyed());
            report.taken().ifPresent(taken -> {
                line.text("package", taken.archive().toString());
                line.text("slip", taken.slip().toString());
            });
            report.disposed().ifPresent(disposed -> {
                line.text("manifest", disposed.manifest().toString());
                line.text("level", disposed.lowestLevel().map(DemoJson::id).orElse(null));
                line.text("fileSystem", disposed.fileSystem());
                line.texts("loweredBecause", texts(disposed.lowered()));
                line.texts("notCovered", texts(disposed.notCovered()));
            });
            line.text("ledger", report.ledger().toString());
            line.text("publicKey", report.publicKey().toString());
            line.flag("ledgerVerified", report.verification().isVerified());
        }
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> texts(List<Text> texts) {
        return texts.stream().map(text -> text.in(locale)).toList();
    }
}
