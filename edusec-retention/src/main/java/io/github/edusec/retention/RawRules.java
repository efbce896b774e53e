package io.github.edusec.retention;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.KindName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Judges the rules of one schedule, whatever form they were written in; what is wrong goes to their parts. */
final class RawRules {
    static final String FORMAT = "edusec-retention-schedule/";
    static final int FORMAT_VERSION = 1;
    static final String ID_ALLOWED = "ASCII letters, digits, '.', '_' and '-', at most 100";
    /** What stands between names in a cell: Japanese input methods write the full-width sign. */
    static final String SEPARATORS = "|｜";

    private static final String TWICE = "stands twice in this schedule";
    private static final String UNVERIFIED_ALLOWED = "high or medium, or say why it is \"unverified\"";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Map<String, RawPart> rules = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    private RawRules() {}

    /** Returns the rules that are right. */
    static List<RetentionRule> judge(List<RawPart> parts) {
        return new RawRules().rules(parts);
    }

    static String formatProblem(String format) {
        return format.matches(FORMAT + "[0-9]{1,9}")
                ? "a format version this library does not read"
                : "not a retention schedule";
    }

    private List<RetentionRule> rules(List<RawPart> parts) {
        List<RetentionRule> all = new ArrayList<>();
        parts.forEach(part -> rule(part).ifPresent(all::add));
        // Of a rule that is wrong itself nobody can say whether it is there.
        if (all.size() == parts.size()) {
            checkChanges(all);
        }
        return all;
    }

    private Optional<RetentionRule> rule(RawPart object) {
        Optional<String> id = id(object);
        id.ifPresent(value -> once(object, "id", KindName.normalize(value), value));
        List<String> kinds = names(object);
        Optional<RetentionPeriod> period = period(object);
        boolean permanent =
                period.filter(RetentionPeriod.Permanent.class::isInstance).isPresent();
        Optional<Start> start = start(object, permanent);
        Optional<StatutoryMinimum> statutory =
                object.optionalObject("statutory").flatMap(this::statutory);
        Optional<Disposition> disposition = one(object, "disposition", Disposition::parse, Disposition.ids());
        List<RetentionRule.Change> changes = changes(object);
        Optional<String> source = object.string("source");
        Optional<Confidence> confidence = one(object, "confidence", Confidence::parse, Confidence.ids());
        Optional<Text> unverified = text(object, "unverified");
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
        checkUntilEvent(object, period.get(), start.get());
        if (confidence.filter(Confidence.LOW::equals).isPresent() && !object.has("unverified")) {
            object.problem(
                    "confidence", "a rule that nobody read, but in force", Confidence.LOW.id(), UNVERIFIED_ALLOWED);
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
                disposition.orElse(Disposition.DESTROY),
                changes,
                source.get(),
                confidence.orElse(Confidence.HIGH),
                unverified.orElse(null),
                doubt.orElse(null),
                note.orElse(null)));
    }

    private List<String> names(RawPart object) {
        List<String> kinds = object.strings("names");
        if (object.isEmptyList("names")) {
            object.problem("names", "a rule without a name", "none", "one or more");
        }
        Set<String> own = new HashSet<>();
        for (String name : kinds) {
            String key = KindName.normalize(name);
            if (key.isEmpty()) {
                object.problem("names", "a name without letters", name, "letters or digits");
            } else if (name.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0)) {
                object.problem("names", "a name with the sign between names", name, "no | or ｜");
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
    private void once(RawPart rule, String member, String key, String shown) {
        RawPart before = rules.putIfAbsent(key, rule);
        if (before != null && before != rule) {
            rule.problem(member, TWICE, shown, "each id and name once");
        }
    }

    private static Optional<RetentionPeriod> period(RawPart object) {
        return object.string("period").flatMap(text -> {
            try {
                return Optional.of(RetentionPeriod.parse(text));
            } catch (IllegalArgumentException e) {
                object.problem("period", "no such period", text, RetentionPeriod.UntilEvent.allowed());
                return Optional.empty();
            }
        });
    }

    private Optional<Start> start(RawPart rule, boolean permanent) {
        if (permanent && !rule.has("start")) {
            return Optional.of(new Start(StartRule.ByYear.APRIL_1_AFTER_FISCAL_YEAR, Set.of(), false));
        }
        return rule.object("start").flatMap(object -> {
            Optional<StartRule> startRule = object.string("rule").flatMap(text -> startRule(object, "rule", text));
            Set<EventKind> events = events(object);
            boolean assumed = object.flag("assumed");
            object.refuseUnknown();
            return startRule.map(value -> new Start(value, events, assumed));
        });
    }

    private static Optional<StartRule> startRule(RawPart object, String key, String text) {
        try {
            return Optional.of(StartRule.parse(text));
        } catch (IllegalArgumentException e) {
            object.problem(key, "no such start rule", text, StartRule.ByYear.allowed());
            return Optional.empty();
        }
    }

    private static Set<EventKind> events(RawPart object) {
        Set<EventKind> events = new LinkedHashSet<>();
        List<String> texts = object.strings("events");
        if (object.isEmptyList("events")) {
            object.problem("events", "no event starts the period", "none", "one or more of " + EventKind.ids());
        }
        for (String text : texts) {
            if (event(object, "events", text).filter(each -> !events.add(each)).isPresent()) {
                object.problem("events", "the event stands twice", text, "each event once");
            }
        }
        return events;
    }

    private static Optional<EventKind> event(RawPart object, String key, String text) {
        try {
            return Optional.of(EventKind.parse(text));
        } catch (IllegalArgumentException e) {
            object.problem(key, "no such event", text, EventKind.ids());
            return Optional.empty();
        }
    }

    /** Such a period must not be over before its event. */
    private static void checkUntilEvent(RawPart rule, RetentionPeriod period, Start start) {
        if (!(period instanceof RetentionPeriod.UntilEvent)) {
            return;
        }
        if (start.rule() == StartRule.ByYear.APRIL_1_OF_FISCAL_YEAR) {
            rule.problem(
                    "start",
                    "a period until an event that would end before it",
                    start.rule().id(),
                    "another rule");
        }
        if (period == RetentionPeriod.UntilEvent.IN_USE && !start.events().equals(Set.of(EventKind.OUT_OF_USE))) {
            rule.problem(
                    "start",
                    "in use until another event",
                    String.join(", ", start.events().stream().map(EventKind::id).toList()),
                    EventKind.OUT_OF_USE.id());
        }
    }

    private static <T> Optional<T> one(RawPart rule, String key, Function<String, T> parse, String allowed) {
        return rule.optionalString(key).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException e) {
                rule.problem(key, "no such value", text, allowed);
                return Optional.empty();
            }
        });
    }

    private List<RetentionRule.Change> changes(RawPart rule) {
        List<RetentionRule.Change> changes = new ArrayList<>();
        Set<EventKind> events = new HashSet<>();
        for (RawPart object : rule.has("changes") ? rule.objects("changes") : List.<RawPart>of()) {
            Optional<EventKind> event = object.string("event").flatMap(text -> event(object, "event", text));
            Optional<String> to = id(object, "rule");
            object.refuseUnknown();
            event.filter(kind -> !events.add(kind))
                    .ifPresent(kind -> object.problem("event", "the event stands twice", kind.id(), "each event once"));
            if (event.isPresent() && to.isPresent()) {
                changes.add(new RetentionRule.Change(event.get(), to.get()));
                links.add(new Link(object, to.get()));
            }
        }
        return changes;
    }

    /** Whoever follows a change of kind must arrive at a rule, and not come back. */
    private void checkChanges(List<RetentionRule> all) {
        Map<String, RetentionRule> byId = new HashMap<>();
        all.forEach(rule -> byId.put(rule.id(), rule));
        links.removeIf(link -> {
            boolean unknown = !byId.containsKey(link.to());
            if (unknown) {
                link.object().problem("rule", "no such rule in this schedule", link.to(), "the id of a rule");
            }
            return unknown;
        });
        // What leads to an end is taken away until nothing more does; what is left leads in circles.
        boolean more = true;
        while (more) {
            more = byId.values()
                    .removeIf(rule -> rule.changes().stream().noneMatch(change -> byId.containsKey(change.rule())));
        }
        links.stream()
                .filter(link -> byId.containsKey(link.to()))
                .forEach(link -> link.object()
                        .problem("rule", "the changes of kind lead in a circle", link.to(), "a rule that does not"));
    }

    private Optional<StatutoryMinimum> statutory(RawPart object) {
        Optional<RetentionPeriod> period = minimum(object);
        Optional<StartRule> start = object.has("start")
                ? object.string("start").flatMap(text -> startRule(object, "start", text))
                : Optional.of(StartRule.ByYear.DAY_AFTER_EVENT);
        Set<EventKind> events = object.has("events") ? events(object) : Set.of();
        boolean assumed = object.flag("assumed");
        Optional<String> clause = object.string("clause");
        object.refuseUnknown();
        return period.isEmpty() || start.isEmpty() || clause.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StatutoryMinimum(period.get(), start.get(), assumed, List.copyOf(events), clause.get()));
    }

    private static Optional<RetentionPeriod> minimum(RawPart part) {
        Optional<RetentionPeriod> period =
                part.has("period") ? period(part) : part.years().map(RetentionPeriod::parse);
        if (period.orElse(null) instanceof RetentionPeriod.Permanent permanent) {
            part.problem(
                    "period", "a minimum that never ends", permanent.code(), "a period that ends, or a permanent rule");
            return Optional.empty();
        }
        return period;
    }

    private static Optional<Text> text(RawPart rule, String key) {
        return rule.optionalObject(key).flatMap(object -> {
            Optional<String> ja = object.string("ja");
            Optional<String> en = object.string("en");
            object.refuseUnknown();
            return ja.isEmpty() || en.isEmpty() ? Optional.empty() : Optional.of(new Text(ja.get(), en.get()));
        });
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static Optional<String> id(RawPart object) {
        return id(object, "id");
    }

    private static Optional<String> id(RawPart object, String key) {
        Optional<String> id = object.string(key);
        if (id.isPresent() && !isId(id.get())) {
            object.problem(key, "not an id", id.get(), ID_ALLOWED);
            return Optional.empty();
        }
        return id;
    }

    /** A change of kind, and where it stands in the file. */
    private record Link(RawPart object, String to) {}

    private record Start(StartRule rule, Set<EventKind> events, boolean assumed) {}
}
