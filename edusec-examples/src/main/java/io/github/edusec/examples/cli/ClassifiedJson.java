package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.inspect.Coverage;
import io.github.edusec.classify.inspect.CoverageGap;
import io.github.edusec.classify.inspect.Finding;
import io.github.edusec.classify.inspect.Suggestion;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A classified file as JSON: an object for each finding, then one for the file. */
final class ClassifiedJson {
    private ClassifiedJson() {}

    static void print(ClassifiedFile classified, Locale locale, PrintStream out) {
        Suggestion content = classified.byContent();
        content.findings().forEach(finding -> finding(classified, finding, locale, out));
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "classification");
            line.text("file", classified.file().toString());
            line.text("importance", code(classified.counts()));
            line.text("proposed", code(classified.proposed()));
            line.flag("determined", classified.isDetermined());
            line.text("name", classified.nameState());
            line.text(
                    "nameImportance",
                    classified.nameState().equals("unknown")
                            ? null
                            : code(classified.byName().classification()));
            line.text("nameReason", classified.byName().reason().in(locale));
            line.text("register", classified.byName().register().toString());
            line.text("suggested", code(content.suggested()));
            line.text("suggestion", content.explain().in(locale));
            line.texts(
                    "findings",
                    content.counts().entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .toList());
            coverage(line, classified);
            line.text("coverageText", content.coverage().text().in(locale));
            line.text("rules", content.rules().toString());
            line.text("rulesSha256", content.rules().sha256());
        }
    }

    private static void finding(ClassifiedFile classified, Finding finding, Locale locale, PrintStream out) {
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "finding");
            line.text("file", classified.file().toString());
            line.text("detector", finding.detector());
            line.text("certainty", finding.certainty().id());
            line.text("evidence", finding.evidence().masked());
            line.number("line", finding.line());
            line.number("column", finding.column());
            line.text(
                    "suggests",
                    finding.suggests() == null ? null : finding.suggests().code());
            line.text("reason", finding.reason().in(locale));
        }
    }

    private static void coverage(JsonLine line, ClassifiedFile classified) {
        Coverage coverage = classified.byContent().coverage();
        if (coverage instanceof Coverage.Full full) {
            line.text("coverage", "full");
            line.number("characters", full.characters());
        } else if (coverage instanceof Coverage.Partial partial) {
            line.text("coverage", "partial");
            line.number("characters", partial.characters());
        } else {
            line.text("coverage", "not-inspected");
        }
        line.text("gap", classified.gap().map(CoverageGap::id).orElse(null));
    }

    private static @Nullable String code(@Nullable Classification classification) {
        return classification == null ? null : classification.importance().code();
    }
}
