package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Importance;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inspection rules' JSON format, version 1. */
final class InspectionJson {
    private static final String FORMAT = "edusec-inspection/";
    private static final int FORMAT_VERSION = 1;
    private static final int MAX_WORDS = 20_000;
    private static final int MAX_WORD_LENGTH = 60;
    private static final int MAX_DISTANCE = 2_000;
    private static final int MAX_COUNT = 1_000_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Problems<PolicyFileException> problems;
    private final Vocabulary.Builder vocabulary = new Vocabulary.Builder();
    private final Set<String> seen = new HashSet<>();
    private int words;

    private InspectionJson(Problems<PolicyFileException> problems) {
        this.problems = problems;
    }

    static InspectionRules parse(PolicyFile file, Problems<PolicyFileException> problems) throws PolicyFileException {
        JsonObject root = JsonReader.read(file, problems);
        return new InspectionJson(problems).rules(root, file);
    }

    private InspectionRules rules(JsonObject root, PolicyFile file) throws PolicyFileException {
        checkFormat(root);
        Optional<String> id = id(root, "id");
        Optional<String> version = root.string("version");
        root.string("source");
        Optional<InspectionRules.Distances> distances = root.object("distances").flatMap(InspectionJson::distances);
        root.objects("vocabulary").forEach(this::vocabulary);
        List<WordGroup> school = groups(root, "school", Topic.SCHOOL);
        List<WordGroup> columns = groups(root, "columns", Topic.COLUMN);
        List<InspectionRule> rules = new ArrayList<>();
        root.objects("rules").forEach(object -> rule(object).ifPresent(rules::add));
        root.refuseUnknown();
        if (words > MAX_WORDS) {
            root.problem("vocabulary", "too many words", String.valueOf(words), "at most " + MAX_WORDS);
        }
        problems.throwIfAny();
        return new InspectionRules(
                new PolicyVersion(id.orElseThrow(), version.orElseThrow(), file.sha256()),
                distances.orElseThrow(),
                vocabulary.build(),
                school,
                columns,
                rules);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private void checkFormat(JsonObject root) throws PolicyFileException {
        String format = root.string("format").orElse("");
        if (!format.isEmpty() && !format.equals(FORMAT + FORMAT_VERSION)) {
            String what = format.matches(FORMAT + "[0-9]{1,9}")
                    ? "a format version this library does not read"
                    : "not a file of inspection rules";
            root.problem("format", what, format, FORMAT + FORMAT_VERSION);
        }
        problems.throwIfAny();
    }

    private static Optional<InspectionRules.Distances> distances(JsonObject object) {
        OptionalInt myNumber = object.integer("myNumber", 1, MAX_DISTANCE);
        OptionalInt label = object.integer("label", 1, MAX_DISTANCE);
        OptionalInt person = object.integer("person", 1, MAX_DISTANCE);
        OptionalInt listRows = object.integer("listRows", 1, MAX_COUNT);
        object.refuseUnknown();
        if (myNumber.isEmpty() || label.isEmpty() || person.isEmpty() || listRows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new InspectionRules.Distances(
                myNumber.getAsInt(), label.getAsInt(), person.getAsInt(), listRows.getAsInt()));
    }

    private void vocabulary(JsonObject object) {
        Optional<Topic> topic = object.string("topic").flatMap(text -> topic(object, text));
        object.string("source");
        List<String> texts = object.strings("words");
        topic.ifPresent(value -> texts.forEach(text -> word(object, text, value, WordGroup.NONE)));
        object.refuseUnknown();
    }

    private static Optional<Topic> topic(JsonObject object, String text) {
        Optional<Topic> topic = Topic.find(text);
        if (topic.isEmpty()) {
            String allowed = Arrays.stream(Topic.values())
                    .map(Topic::id)
                    .filter(id -> Topic.find(id).isPresent())
                    .collect(Collectors.joining(", "));
            object.problem("topic", "no such topic", text, allowed);
        }
        return topic;
    }

    private List<WordGroup> groups(JsonObject root, String key, Topic topic) {
        List<WordGroup> groups = new ArrayList<>();
        for (JsonObject object : root.objects(key)) {
            Optional<String> id = id(object, "id");
            id.ifPresent(value -> once(object, "id", key + " " + value, value));
            Optional<Importance> importance = importance(object);
            Optional<String> source = object.string("source");
            Optional<Text> reason = reason(object);
            object.strings("words").forEach(text -> word(object, text, topic, groups.size()));
            object.refuseUnknown();
            if (id.isPresent() && importance.isPresent() && source.isPresent() && reason.isPresent()) {
                groups.add(new WordGroup(id.get(), importance.get(), source.get(), reason.get()));
            }
        }
        return groups;
    }

    private void word(JsonObject object, String text, Topic topic, int group) {
        String folded = InspectedText.of(text).folded().toString();
        words++;
        if (folded.isBlank() || folded.length() > MAX_WORD_LENGTH) {
            object.problem("words", "not a word", text, "1 to " + MAX_WORD_LENGTH + " characters");
        } else if (once(object, "words", topic + " " + folded, text) && words <= MAX_WORDS) {
            vocabulary.add(text, topic, group);
        }
    }

    private boolean once(JsonObject object, String key, String value, String shown) {
        if (seen.add(value)) {
            return true;
        }
        object.problem(key, "stands twice in these rules", shown, "each id, and each word of a topic, once");
        return false;
    }

    private static Optional<InspectionRule> rule(JsonObject object) {
        Optional<String> detector = id(object, "detector");
        Optional<Certainty> certainty = object.string("certainty").flatMap(text -> certainty(object, text));
        OptionalInt atLeast = object.integer("atLeast", 1, MAX_COUNT);
        Optional<Importance> importance = importance(object);
        Optional<String> source = object.string("source");
        Optional<Text> reason = reason(object);
        object.refuseUnknown();
        if (detector.isEmpty() || certainty.isEmpty() || atLeast.isEmpty() || importance.isEmpty()) {
            return Optional.empty();
        }
        return source.flatMap(clause -> reason.map(text -> new InspectionRule(
                detector.get(), certainty.get(), atLeast.getAsInt(), importance.get(), clause, text)));
    }

    private static Optional<Certainty> certainty(JsonObject object, String text) {
        @Nullable Certainty found = null;
        for (Certainty value : Certainty.values()) {
            if (value.id().equals(text)) {
                found = value;
            }
        }
        if (found == null) {
            object.problem("certainty", "no such certainty", text, "certain, likely, possible");
        }
        return Optional.ofNullable(found);
    }

    private static Optional<Importance> importance(JsonObject object) {
        return object.string("importance").flatMap(text -> {
            try {
                return Optional.of(Importance.parse(text));
            } catch (IllegalArgumentException e) {
                object.problem("importance", "no such class", text, "I, II, III, IV");
                return Optional.empty();
            }
        });
    }

    private static Optional<Text> reason(JsonObject rule) {
        return rule.object("reason").flatMap(object -> {
            Optional<String> ja = object.string("ja");
            Optional<String> en = object.string("en");
            object.refuseUnknown();
            return ja.isEmpty() || en.isEmpty() ? Optional.empty() : Optional.of(new Text(ja.get(), en.get()));
        });
    }

    private static Optional<String> id(JsonObject object, String key) {
        Optional<String> id = object.string(key);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            object.problem(key, "not an id", id.get(), "ASCII letters, digits, '.', '_' and '-', at most 100");
            return Optional.empty();
        }
        return id;
    }
}
