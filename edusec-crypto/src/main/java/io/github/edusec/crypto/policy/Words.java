package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands in many places of a policy file: ids, texts, words of a closed set, arrays. */
final class Words {
    /** The built-in policy has a tenth of this; a hostile one must not make each decision long. */
    private static final int MAX_ELEMENTS = 200;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Words() {}

    static Optional<String> id(JsonObject object) {
        Optional<String> id = object.string("id");
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            object.problem("id", "not an id", id.get(), "ASCII letters, digits, '.', '_' and '-', at most 100");
            return Optional.empty();
        }
        return id;
    }

    /** Reads an id that no other object of the array may have. */
    static Optional<String> newId(JsonObject object, String array, Set<String> seen) {
        Optional<String> id = id(object);
        id.filter(value -> !seen.add(value))
                .ifPresent(value ->
                        object.problem("id", "the id stands twice in \"" + array + "\"", value, "each id once"));
        return id;
    }

    static Optional<Text> text(JsonObject object, String key) {
        return object.object(key).flatMap(Words::text);
    }

    static Optional<Text> optionalText(JsonObject object, String key) {
        return object.optionalObject(key).flatMap(Words::text);
    }

    private static Optional<Text> text(JsonObject object) {
        Optional<String> ja = object.string("ja");
        Optional<String> en = object.string("en");
        object.refuseUnknown();
        return ja.isEmpty() || en.isEmpty() ? Optional.empty() : Optional.of(new Text(ja.get(), en.get()));
    }

    static <E> Optional<E> constant(JsonObject object, String key, E[] values, Function<E, String> idOf) {
        Optional<String> word = object.string(key);
        Optional<E> found = word.flatMap(id -> Arrays.stream(values)
                .filter(value -> idOf.apply(value).equals(id))
                .findFirst());
        if (word.isPresent() && found.isEmpty()) {
            String allowed = Arrays.stream(values).map(idOf).collect(Collectors.joining(", "));
            object.problem(key, "no such value", word.get(), allowed);
        }
        return found;
    }

    /** Reads an array of objects; an empty one is a mistake, since its author meant something by it. */
    static List<JsonObject> some(JsonObject object, String key) {
        refuseEmpty(object, key);
        return atMost(object, key, object.objects(key));
    }

    /** As {@link #some}, for texts of which each may stand once. */
    static List<String> someOnce(JsonObject object, String key) {
        refuseEmpty(object, key);
        List<String> words = new ArrayList<>();
        for (String word : atMost(object, key, object.strings(key))) {
            if (words.contains(word)) {
                object.problem(key, "a word stands twice", word, "each word once");
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static void refuseEmpty(JsonObject object, String key) {
        if (object.isEmptyArray(key)) {
            object.problem(key, "an empty list", "nothing", "one or more");
        }
    }

    private static <T> List<T> atMost(JsonObject object, String key, List<T> values) {
        if (values.size() <= MAX_ELEMENTS) {
            return values;
        }
        object.problem(key, "too many", Integer.toString(values.size()), "at most " + MAX_ELEMENTS);
        return values.subList(0, MAX_ELEMENTS);
    }

    /** Names what is defined, for problems about what is not. */
    static String allowed(Iterable<?> defined) {
        List<String> names = new ArrayList<>();
        defined.forEach(each -> names.add(each.toString()));
        return names.isEmpty() ? "define one first" : String.join(", ", names);
    }
}
