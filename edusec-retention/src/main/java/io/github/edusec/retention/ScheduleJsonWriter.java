package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the schedule's JSON format, version 1, in one form for the same rules: what is not stated is left out. */
final class ScheduleJsonWriter {
    private final JsonOutput json = new JsonOutput();

    private ScheduleJsonWriter() {}

    static byte[] bytes(String id, String version, String source, List<RetentionRule> rules) {
        return new ScheduleJsonWriter().schedule(id, version, source, rules);
    }

    private byte[] schedule(String id, String version, String source, List<RetentionRule> rules) {
        json.text("format", RawRules.FORMAT + RawRules.FORMAT_VERSION);
        json.text("id", id);
        json.text("version", version);
        json.text("source", source);
        json.openArray("rules");
        rules.forEach(this::rule);
        json.closeArray();
        return json.finish();
    }

    private void rule(RetentionRule rule) {
        json.openObject();
        json.text("id", rule.id());
        json.texts("names", rule.names());
        String description = rule.description();
        if (description != null) {
            json.text("description", description);
        }
        json.text("period", rule.period().code());
        start(rule);
        StatutoryMinimum statutory = rule.statutory();
        if (statutory != null) {
            statutory(statutory);
        }
        if (rule.disposition() != Disposition.DESTROY) {
            json.text("disposition", rule.disposition().id());
        }
        changes(rule.changes());
        json.text("source", rule.source());
        if (rule.confidence() != Confidence.HIGH) {
            json.text("confidence", rule.confidence().id());
        }
        text("unverified", rule.unverified());
        text("doubtful", rule.doubt());
        text("note", rule.note());
        json.closeObject();
    }

    /** A rule without start events is a permanent one of which the file states no start. */
    private void start(RetentionRule rule) {
        if (rule.startEvents().isEmpty()) {
            return;
        }
        json.openObject("start");
        json.text("rule", rule.start().id());
        events(rule.startEvents());
        assumed(rule.startAssumed());
        json.closeObject();
    }

    private void statutory(StatutoryMinimum minimum) {
        json.openObject("statutory");
        if (minimum.period() instanceof RetentionPeriod.Years years) {
            json.number("years", years.count());
        } else {
            json.text("period", minimum.period().code());
        }
        if (minimum.start() != StartRule.ByYear.DAY_AFTER_EVENT) {
            json.text("start", minimum.start().id());
        }
        if (!minimum.events().isEmpty()) {
            events(minimum.events());
        }
        assumed(minimum.startAssumed());
        json.text("clause", minimum.clause());
        json.closeObject();
    }

    private void changes(List<RetentionRule.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        json.openArray("changes");
        for (RetentionRule.Change change : changes) {
            json.openObject();
            json.text("event", change.event().id());
            json.text("rule", change.rule());
            json.closeObject();
        }
        json.closeArray();
    }

    private void events(List<EventKind> events) {
        json.texts("events", events.stream().map(EventKind::id).toList());
    }

    private void assumed(boolean assumed) {
        if (assumed) {
            json.flag("assumed", true);
        }
    }

    private void text(String key, @Nullable Text text) {
        if (text != null) {
            json.openObject(key);
            json.text("ja", text.ja());
            json.text("en", text.en());
            json.closeObject();
        }
    }
}
