package io.github.edusec.classify.scheme;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Members that several sections of a scheme file have. What is wrong with one is already a problem, so that reading goes on
 * with a placeholder which never leaves the reader.
 */
final class Fields {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** Real schemes have a tenth of this. */
    private static final int MAX_ELEMENTS = 200;

    private static final Text MISSING = new Text("?", "?");

    private Fields() {}

    static Text text(JsonObject object, String key) {
        return object.object(key).map(Fields::text).orElse(MISSING);
    }

    static Optional<Text> optionalText(JsonObject object, String key) {
        return object.optionalObject(key).map(Fields::text);
    }

    static List<Text> optionalTexts(JsonObject object, String key) {
        return optionalObjects(object, key).stream().map(Fields::text).toList();
    }

    static String string(JsonObject object, String key) {
        return object.string(key).orElse("?");
    }

    static List<String> optionalStrings(JsonObject object, String key) {
        return object.has(key) ? atMost(object, key, object.strings(key)) : List.of();
    }

    static List<JsonObject> optionalObjects(JsonObject object, String key) {
        return object.has(key) ? objects(object, key) : List.of();
    }

    static List<JsonObject> objects(JsonObject object, String key) {
        return atMost(object, key, object.objects(key));
    }

    static Optional<String> id(JsonObject object, String key) {
        Optional<String> id = object.string(key);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            object.problem(key, "not an id", id.get(), "ASCII letters, digits, '.', '_' and '-', at most 100");
            return Optional.empty();
        }
        return id;
    }

    /** Rows are looked up one by one, so a hostile file may not have any number of them. */
    static <T> List<T> atMost(JsonObject object, String key, List<T> values) {
        if (values.size() <= MAX_ELEMENTS) {
            return values;
        }
        object.problem(key, "too many", Integer.toString(values.size()), "at most " + MAX_ELEMENTS);
        return values.subList(0, MAX_ELEMENTS);
    }

    /** An axis of this file by its id. */
    static Optional<SchemeAxis> axis(JsonObject object, String key, List<SchemeAxis> axes) {
        return object.string(key).flatMap(id -> {
            Optional<SchemeAxis> found =
                    axes.stream().filter(axis -> axis.id().equals(id)).findFirst();
            if (found.isEmpty()) {
                String allowed =
                        String.join(", ", axes.stream().map(SchemeAxis::id).toList());
                object.problem(key, "no such axis in this scheme", id, allowed);
            }
            return found;
        });
    }

    /** A level of an axis by its code. */
    static Optional<SchemeLevel> level(JsonObject object, String key, SchemeAxis axis) {
        return object.string(key).flatMap(code -> {
            Optional<SchemeLevel> found = axis.level(code);
            if (found.isEmpty()) {
                object.problem(key, "no such level on axis " + axis.id(), code, axis.codes());
            }
            return found;
        });
    }

    private static Text text(JsonObject object) {
        Text text = new Text(string(object, "ja"), string(object, "en"));
        object.refuseUnknown();
        return text;
    }
}
