package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of one kind that a policy file defines and its rules may use. */
final class Vocabulary {
    /** Real policies have a tenth of this; a hostile one must not make each decision long. */
    private static final int MAX_WORDS = 200;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final String name;
    private final Map<String, Term> terms = new LinkedHashMap<>();

    /** Reads the array of that name; a missing one is empty. */
    Vocabulary(JsonObject root, String name) {
        this.name = name;
        if (root.has(name)) {
            WordList.atMost(root, name, root.objects(name), MAX_WORDS).forEach(this::add);
        }
    }

    private void add(JsonObject object) {
        Optional<String> id = id(object);
        Optional<String> ja = object.string("ja");
        Optional<String> en = object.string("en");
        object.refuseUnknown();
        if (id.isPresent() && ja.isPresent() && en.isPresent()) {
            Term before = terms.putIfAbsent(id.get(), new Term(id.get(), new Text(ja.get(), en.get())));
            if (before != null) {
                object.problem("id", "the id stands twice in \"" + name + "\"", id.get(), "each id once");
            }
        }
    }

    /** Reads a list of ids of this vocabulary; a missing member is an empty list. */
    List<Term> list(JsonObject object, String key) {
        List<Term> found = new ArrayList<>();
        if (object.has(key)) {
            WordList.once(object, key).forEach(id -> find(object, key, id).ifPresent(found::add));
        }
        return found;
    }

    /** As {@link #list}, but at least one must stand there. */
    List<Term> required(JsonObject object, String key) {
        List<Term> found = list(object, key);
        if (!object.has(key) || object.isEmptyArray(key)) {
            object.problem(key, "nothing of \"" + name + "\" is named", "none", allowed());
        }
        return found;
    }

    Optional<Term> find(JsonObject object, String key, String id) {
        Term term = terms.get(id);
        if (term == null) {
            object.problem(key, "not defined in \"" + name + "\"", id, allowed());
        }
        return Optional.ofNullable(term);
    }

    private String allowed() {
        return terms.isEmpty() ? "define one first" : String.join(", ", terms.keySet());
    }

    static Optional<String> id(JsonObject object) {
        Optional<String> id = object.string("id");
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            object.problem("id", "not an id", id.get(), "ASCII letters, digits, '.', '_' and '-', at most 100");
            return Optional.empty();
        }
        return id;
    }

    static Optional<Text> text(JsonObject object, String key) {
        return object.object(key).flatMap(Vocabulary::text);
    }

    static Optional<Text> optionalText(JsonObject object, String key) {
        return object.optionalObject(key).flatMap(Vocabulary::text);
    }

    private static Optional<Text> text(JsonObject object) {
        Optional<String> ja = object.string("ja");
        Optional<String> en = object.string("en");
        object.refuseUnknown();
        return ja.isEmpty() || en.isEmpty() ? Optional.empty() : Optional.of(new Text(ja.get(), en.get()));
    }
}
