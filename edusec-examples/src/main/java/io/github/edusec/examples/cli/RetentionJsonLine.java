package io.github.edusec.examples.cli;

import io.github.edusec.retention.ChangeOfKind;
import io.github.edusec.retention.MissingFact;
import io.github.edusec.retention.RetentionDates;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionRule;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

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
                writeChange(line, byRule.applied().changes());
            }
            decision.appliedDates().ifPresent(dates -> writeDates(line, dates));
            if (decision instanceof RetentionDecision.Undetermined undetermined
                    && undetermined.missing() instanceof MissingFact.AmbiguousKind ambiguous) {
                line.texts("candidates", ids(ambiguous.candidates()));
            }
            line.texts("facts", facts(decision));
            line.text("explanation", decision.explain(locale));
        }
    }

    private static List<String> ids(List<RetentionRule> rules) {
        return rules.stream().map(RetentionRule::id).toList();
    }

    private static List<String> facts(RetentionDecision decision) {
        return decision.facts().entrySet().stream()
                .map(fact -> fact.getKey().id() + "=" + fact.getValue())
                .toList();
    }

    private static void writeRule(JsonLine line, RetentionRule rule) {
        line.text("rule", rule.id());
        line.text("ruleSource", rule.source());
        line.text("period", rule.period().code());
        line.text("disposition", rule.disposition().id());
        line.flag("startAssumed", rule.startAssumed());
        line.flag("doubtful", rule.doubt() != null);
    }

    /** The last change is the one by which the record came under the rule; those before it are among the facts. */
    private static void writeChange(JsonLine line, List<ChangeOfKind> changes) {
        if (!changes.isEmpty()) {
            ChangeOfKind last = changes.get(changes.size() - 1);
            line.text("changedFrom", last.from().id());
            line.text("changedBy", last.event().id());
            line.text("changedOn", last.on().toString());
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
