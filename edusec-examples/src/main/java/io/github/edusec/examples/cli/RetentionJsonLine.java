package io.github.edusec.examples.cli;

import io.github.edusec.retention.ChangeOfKind;
import io.github.edusec.retention.MissingFact;
import io.github.edusec.retention.RetentionDates;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionRule;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One retention decision as JSON. */
final class RetentionJsonLine {
    private RetentionJsonLine() {}

    static void print(String kind, RetentionDecision decision, Locale locale, PrintStream out) {
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "retention-decision");
            line.text("kind", kind);
            line.text("decision", decision.id());
            line.text("schedule", decision.schedule().id());
            line.text("scheduleVersion", decision.schedule().version());
            line.text("scheduleSha256", decision.schedule().sha256());
            decision.appliedRule().ifPresent(rule -> writeRule(line, rule));
            if (decision instanceof RetentionDecision.ByRule byRule) {
                writeChange(line, byRule.applied().change());
            }
            decision.appliedDates().ifPresent(dates -> writeDates(line, dates));
            if (decision instanceof RetentionDecision.Undetermined undetermined
                    && undetermined.missing() instanceof MissingFact.AmbiguousKind ambiguous) {
                line.texts("candidates", ids(ambiguous.candidates()));
            }
            line.text("explanation", decision.explain(locale));
        }
    }

    private static List<String> ids(List<RetentionRule> rules) {
        return rules.stream().map(RetentionRule::id).toList();
    }

    private static void writeRule(JsonLine line, RetentionRule rule) {
        line.text("rule", rule.id());
        line.text("ruleSource", rule.source());
        line.text("period", rule.period().code());
        line.text("disposition", rule.disposition().id());
        line.flag("startAssumed", rule.startAssumed());
        line.flag("doubtful", rule.doubt() != null);
    }

    private static void writeChange(JsonLine line, @Nullable ChangeOfKind change) {
        if (change != null) {
            line.text("changedFrom", change.from().id());
            line.text("changedBy", change.event().id());
            line.text("changedOn", change.on().toString());
        }
    }

    private static void writeDates(JsonLine line, RetentionDates dates) {
        line.text("event", dates.event().id());
        line.text("eventDate", dates.eventDate().toString());
        line.text("ruleDisposableFrom", dates.ruleDisposableFrom().toString());
        RetentionDates.Counted statute = dates.statute();
        if (statute != null) {
            line.text("statutoryEvent", statute.event().id());
            line.text("statutoryEventDate", statute.eventDate().toString());
            line.text("statutoryDisposableFrom", statute.disposableFrom().toString());
        }
        line.text("lastKeptDay", dates.lastKeptDay().toString());
        line.text("disposableFrom", dates.disposableFrom().toString());
    }
}
