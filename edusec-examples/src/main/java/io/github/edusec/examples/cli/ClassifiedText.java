package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.inspect.Finding;
import java.io.PrintStream;
import java.util.Locale;

/** A classified file for people. */
final class ClassifiedText {
    private ClassifiedText() {}

    static void print(ClassifiedFile classified, Locale locale, PrintStream out) {
        out.println(Printable.line(classified.file().toString()));
        Classification proposed = classified.proposed();
        out.println("  "
                + (proposed == null
                                ? new Text(
                                        "提案なし（人が決めるまで最も重い分類として扱います）",
                                        "no proposal; the most severe class counts until a person decides")
                                : new Text(
                                        "提案: " + proposed.importance().label(),
                                        "proposal: class "
                                                + proposed.importance().code()))
                        .in(locale)
                + waiting(classified, locale));
        out.println("  " + new Text("名称: ", "name: ").in(locale)
                + Printable.line(classified.byName().reason().in(locale)));
        out.println("  " + new Text("内容: ", "content: ").in(locale)
                + Printable.line(classified.byContent().explain().in(locale)));
        for (Finding finding : classified.byContent().findings()) {
            out.println("    " + finding.line() + ":" + finding.column() + " " + finding.detector() + " ["
                    + finding.certainty().id() + "] "
                    + Printable.line(finding.evidence().masked()) + "  "
                    + Printable.line(finding.reason().in(locale)));
        }
    }

    private static String waiting(ClassifiedFile classified, Locale locale) {
        Classification proposed = classified.proposed();
        if (proposed == null || proposed.importance() == classified.counts().importance()) {
            return "";
        }
        Text why = classified.isDetermined()
                ? new Text("", "")
                : new Text("内容のすべては調べられませんでした。", "not all of the content was seen; ");
        return new Text(
                        "（" + why.ja() + "人が確定するまでは"
                                + classified.counts().importance().label() + "として扱います）",
                        " (" + why.en() + "until a person confirms it: class "
                                + classified.counts().importance().code() + ")")
                .in(locale);
    }
}
