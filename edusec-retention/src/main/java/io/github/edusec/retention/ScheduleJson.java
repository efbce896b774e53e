package io.github.edusec.retention;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.KindName;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The schedule's JSON format, version 1. */
final class ScheduleJson {
    private static final String FORMAT = "edusec-retention-schedule/";
    private static final int FORMAT_VERSION = 1;
    private static final String TWICE = "stands twice in this schedule";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Problems<ScheduleException> problems;
    private final Map<String, JsonObject> rules = new HashMap<>();

    private ScheduleJson(Problems<ScheduleException> problems) {
        this.problems = problems;
    }

    static RetentionSchedule parse(PolicyFile file, Problems<ScheduleException> problems) throws ScheduleException {
        JsonObject root = JsonReader.read(file, problems);
        return new ScheduleJson(problems).schedule(root, file);
    }

    private RetentionSchedule schedule(JsonObject root, PolicyFile file) throws ScheduleException {
        checkFormat(root);
        Optional<String> id = id(root);
        Optional<String> version = root.string("version");
        Optional<String> source = root.string("source");
        List<RetentionRule> rules = new ArrayList<>();
        List<JsonObject> objects = root.objects("rules");
        if (root.has("rules") && objects.isEmpty()) {
            root.problem("rules", "a schedule without rules", "none", "one or more");
        }
        objects.forEach(object -> rule(object).ifPresent(rules::add));
        root.refuseUnknown();
        problems.throwIfAny();
        return new RetentionSchedule(
                new PolicyVersion(id.orElseThrow(), version.orElseThrow(), file.sha256()), source.orElseThrow(), rules);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private void checkFormat(JsonObject root) throws ScheduleException {
        String format = root.string("format").orElse("");
        if (!format.isEmpty() && !format.equals(FORMAT + FORMAT_VERSION)) {
            String what = format.matches(FORMAT + "[0-9]{1,9}")
                    ? "a format version this library does not read"
                    : "not a retention schedule";
            root.problem("format", what, format, FORMAT + FORMAT_VERSION);
        }
        problems.throwIfAny();
    }

    private Optional<RetentionRule> rule(JsonObject object) {
        Optional<String> id = id(object);
        id.ifPresent(value -> once(object, "id", KindName.normalize(value), value));
        List<String> kinds = names(object);
        Optional<RetentionPeriod> period = period(object);
        boolean permanent =
                period.filter(RetentionPeriod.Permanent.class::isInstance).isPresent();
        Optional<Start> start = start(object, permanent);
        Optional<StatutoryMinimum> statutory =
                object.optionalObject("statutory").flatMap(this::statutory);
        Optional<String> source = object.string("source");
        Optional<String> description = object.optionalString("description");
        Optional<Text> doubt = text(object, "doubtful");
        Optional<Text> note = text(object, "note");
        object.refuseUnknown();
        if (id.isEmpty() || kinds.isEmpty() || period.isEmpty() || start.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        if (start.get().events().isEmpty() && !permanent) {
            return Optional.empty();
        }
        return Optional.of(new RetentionRule(
                id.get(),
                kinds,
                description.orElse(null),
                period.get(),
                start.get().rule(),
                List.copyOf(start.get().events()),
                start.get().assumed(),
                statutory.orElse(null),
                source.get(),
                doubt.orElse(null),
                note.orElse(null)));
    }

    private List<String> names(JsonObject object) {
        List<String> kinds = object.strings("names");
        if (kinds.isEmpty()) {
            object.problem("names", "a rule without a name", "none", "one or more");
        }
        Set<String> own = new HashSet<>();
        for (String name : kinds) {
            String key = KindName.normalize(name);
            if (key.isEmpty()) {
                object.problem("names", "a name without letters", name, "letters or digits");
            } else {
                boolean again = !own.add(key);
                if (again) {
                    object.problem("names", TWICE, name, "each id and name once");
                } else {
                    once(object, "names", key, name);
                }
            }
        }
        return kinds;
    }

    /** Ids and names are looked up alike, so no two rules may share one; a rule's id may be its own name. */
    private void once(JsonObject rule, String member, String key, String shown) {
        JsonObject before = rules.putIfAbsent(key, rule);
        if (before != null && before != rule) {
            rule.problem(member, TWICE, shown, "each id and name once");
        }
    }

    private static Optional<RetentionPeriod> period(JsonObject object) {
        return object.string("period").flatMap(text -> {
            try {
                return Optional.of(RetentionPeriod.parse(text));
            } catch (IllegalArgumentException e) {
                object.problem("period", "no such period", text, "permanent, P1Y to P200Y");
                return Optional.empty();
            }
        });
    }

    private Optional<Start> start(JsonObject rule, boolean permanent) {
        if (permanent && !rule.has("start")) {
            return Optional.of(new Start(StartRule.APRIL_1_AFTER_FISCAL_YEAR, Set.of(), false));
        }
        return rule.object("start").flatMap(object -> {
            Optional<StartRule> startRule = object.string("rule").flatMap(text -> startRule(object, text));
            Set<EventKind> events = events(object);
            boolean assumed = object.flag("assumed");
            object.refuseUnknown();
            return startRule.map(value -> new Start(value, events, assumed));
        });
    }

    private static Optional<StartRule> startRule(JsonObject object, String text) {
        for (StartRule value : StartRule.values()) {
            if (value.id().equals(text)) {
                return Optional.of(value);
            }
        }
        String allowed = Arrays.stream(StartRule.values()).map(StartRule::id).collect(Collectors.joining(", "));
        object.problem("rule", "no such start rule", text, allowed);
        return Optional.empty();
    }

    private static Set<EventKind> events(JsonObject object) {
        Set<EventKind> events = new LinkedHashSet<>();
        List<String> texts = object.strings("events");
        if (object.has("events") && texts.isEmpty()) {
            object.problem("events", "no event starts the period", "none", "one or more of " + EventKind.ids());
        }
        for (String text : texts) {
            try {
                if (!events.add(EventKind.parse(text))) {
                    object.problem("events", "the event stands twice", text, "each event once");
                }
            } catch (IllegalArgumentException e) {
                object.problem("events", "no such event", text, EventKind.ids());
            }
        }
        return events;
    }

    private Optional<StatutoryMinimum> statutory(JsonObject object) {
        OptionalInt years = object.integer("years", 1, 200);
        Optional<String> clause = object.string("clause");
        object.refuseUnknown();
        return years.isEmpty() || clause.isEmpty()
                ? Optional.empty()
                : Optional.of(new StatutoryMinimum(new RetentionPeriod.Years(years.getAsInt()), clause.get()));
    }

    private static Optional<Text> text(JsonObject rule, String key) {
        return rule.optionalObject(key).flatMap(object -> {
            Optional<String> ja = object.string("ja");
            Optional<String> en = object.string("en");
            object.refuseUnknown();
            return ja.isEmpty() || en.isEmpty() ? Optional.empty() : Optional.of(new Text(ja.get(), en.get()));
        });
    }

    private static Optional<String> id(JsonObject object) {
        Optional<String> id = object.string("id");
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            object.problem("id", "not an id", id.get(), "ASCII letters, digits, '.', '_' and '-', at most 100");
            return Optional.empty();
        }
        return id;
    }

    private record Start(StartRule rule, Set<EventKind> events, boolean assumed) {}
}
