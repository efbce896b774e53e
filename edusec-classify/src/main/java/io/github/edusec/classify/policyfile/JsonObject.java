package io.github.edusec.classify.policyfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A JSON object whose members are asked for by name; what is missing or of the wrong kind becomes a problem and an empty
 * answer, so that reading goes on. Not thread-safe.
 */
public final class JsonObject {
    private final Problems<?> problems;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    JsonObject(Problems<?> problems, JsonNode node) {
        this.problems = problems;
        this.node = node;
    }

    /**
     * Tells whether a member stands in the file.
     *
     * @param key the member's name
     * @return true if it does, whatever its kind
     */
    public boolean has(String key) {
        asked.add(key);
        return node.members().containsKey(key);
    }

    /**
     * Returns a text that must be there and not be blank.
     *
     * @param key the member's name
     * @return the text; empty after a problem
     */
    public Optional<String> string(String key) {
        JsonNode value = member(key, JsonToken.VALUE_STRING, "a text");
        return value == null ? Optional.empty() : text(value);
    }

    /**
     * Returns a text that may be missing.
     *
     * @param key the member's name
     * @return the text; empty if it is missing or after a problem
     */
    public Optional<String> optionalString(String key) {
        return has(key) ? string(key) : Optional.empty();
    }

    /**
     * Returns a text that may be missing or blank and may have line breaks, exactly as it stands in the file.
     *
     * @param key the member's name
     * @return the text; empty if it is missing or after a problem
     */
    public Optional<String> exactString(String key) {
        JsonNode value = has(key) ? node.members().get(key) : null;
        return value == null || isNot(value, JsonToken.VALUE_STRING, "a text")
                ? Optional.empty()
                : Optional.of(value.text());
    }

    /**
     * Returns a truth value that may be missing.
     *
     * @param key the member's name
     * @return the value; empty if it is missing or after a problem
     */
    public Optional<Boolean> optionalFlag(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.members().get(key);
        boolean given = value != null && (value.is(JsonToken.VALUE_TRUE) || value.is(JsonToken.VALUE_FALSE));
        boolean flag = flag(key);
        return given ? Optional.of(flag) : Optional.empty();
    }

    /**
     * Returns the names of all members, for objects whose keys are data.
     *
     * @return the names in the file's order; they count as asked for
     */
    public Set<String> keys() {
        asked.addAll(node.members().keySet());
        return Collections.unmodifiableSet(node.members().keySet());
    }

    /**
     * Returns the object's place.
     *
     * @return for example "entries[3] (line 12, column 5)"
     */
    public String where() {
        return node.where();
    }

    /**
     * Returns a whole number that must be there.
     *
     * @param key the member's name
     * @param min the least value allowed
     * @param max the greatest value allowed
     * @return the number; empty after a problem
     */
    public OptionalInt integer(String key, int min, int max) {
        JsonNode value = member(key, JsonToken.VALUE_NUMBER_INT, "a whole number");
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value.text());
            if (number >= min && number <= max) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // longer than an int: out of range, as below
        }
        problems.add(value.where(), "out of range", value.text(), min + " to " + max);
        return OptionalInt.empty();
    }

    /**
     * Returns a whole number beyond the range of {@code int} that must be there.
     *
     * @param key the member's name
     * @param min the least value allowed
     * @param max the greatest value allowed
     * @return the number; empty after a problem
     */
    public OptionalLong longInteger(String key, long min, long max) {
        JsonNode value = member(key, JsonToken.VALUE_NUMBER_INT, "a whole number");
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value.text());
            if (number >= min && number <= max) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            // longer than a long: out of range, as below
        }
        problems.add(value.where(), "out of range", value.text(), min + " to " + max);
        return OptionalLong.empty();
    }

    /**
     * Returns a truth value; missing means false.
     *
     * @param key the member's name
     * @return the value; false after a problem
     */
    public boolean flag(String key) {
        JsonNode value = has(key) ? node.members().get(key) : null;
        if (value == null || value.is(JsonToken.VALUE_FALSE)) {
            return false;
        }
        if (!value.is(JsonToken.VALUE_TRUE)) {
            problems.add(value.where(), "wrong kind of value", value.found(), "true or false");
            return false;
        }
        return true;
    }

    /**
     * Returns an object that must be there.
     *
     * @param key the member's name
     * @return the object; empty after a problem
     */
    public Optional<JsonObject> object(String key) {
        JsonNode value = member(key, JsonToken.START_OBJECT, "an object");
        return value == null ? Optional.empty() : Optional.of(new JsonObject(problems, value));
    }

    /**
     * Returns an object that may be missing.
     *
     * @param key the member's name
     * @return the object; empty if it is missing or after a problem
     */
    public Optional<JsonObject> optionalObject(String key) {
        return has(key) ? object(key) : Optional.empty();
    }

    /**
     * Returns an array of objects that must be there.
     *
     * @param key the member's name
     * @return the objects in order; those of another kind are left out after a problem
     */
    public List<JsonObject> objects(String key) {
        List<JsonObject> out = new ArrayList<>();
        for (JsonNode element : elements(key)) {
            if (isKind(element, JsonToken.START_OBJECT, "an object")) {
                out.add(new JsonObject(problems, element));
            }
        }
        return out;
    }

    /**
     * Returns an array of non-blank texts that must be there.
     *
     * @param key the member's name
     * @return the texts in order; those of another kind are left out after a problem
     */
    public List<String> strings(String key) {
        List<String> out = new ArrayList<>();
        for (JsonNode element : elements(key)) {
            if (isKind(element, JsonToken.VALUE_STRING, "a text")) {
                text(element).ifPresent(out::add);
            }
        }
        return out;
    }

    /**
     * Tells whether a member is an array with nothing in it, which is hardly what its author meant.
     *
     * @param key the member's name
     * @return true if it is; false if it is missing, of another kind or has elements, right or wrong
     */
    public boolean isEmptyArray(String key) {
        JsonNode value = node.members().get(key);
        return value != null
                && value.is(JsonToken.START_ARRAY)
                && value.elements().isEmpty();
    }

    /**
     * Returns an array of texts that may be missing; they may be blank and have line breaks, exactly as in the file.
     *
     * @param key the member's name
     * @return the texts in order; those of another kind are left out after a problem
     */
    public List<String> exactStrings(String key) {
        List<String> out = new ArrayList<>();
        JsonNode value = has(key) ? node.members().get(key) : null;
        if (value == null || isNot(value, JsonToken.START_ARRAY, "an array")) {
            return out;
        }
        for (JsonNode element : value.elements()) {
            if (!isNot(element, JsonToken.VALUE_STRING, "a text")) {
                out.add(element.text());
            }
        }
        return out;
    }

    /**
     * Adds a problem at a member, or at this object where the member is missing.
     *
     * @param key the member's name
     * @param what what is wrong
     * @param found what was found
     * @param allowed what would have been right
     */
    public void problem(String key, String what, String found, String allowed) {
        JsonNode value = node.members().get(key);
        problems.add(value == null ? node.where() : value.where(), what, found, allowed);
    }

    /** Adds a problem for each member nobody asked for: a misspelt key must not silently switch a rule off. */
    public void refuseUnknown() {
        node.members().forEach((key, value) -> {
            if (!asked.contains(key)) {
                problems.add(value.where(), "unknown key", key, String.join(", ", new TreeSet<>(asked)));
            }
        });
    }

    private List<JsonNode> elements(String key) {
        JsonNode value = member(key, JsonToken.START_ARRAY, "an array");
        return value == null ? List.of() : value.elements();
    }

    private @Nullable JsonNode member(String key, JsonToken kind, String allowed) {
        asked.add(key);
        JsonNode value = node.members().get(key);
        if (value == null) {
            problems.add(node.where(), "\"" + key + "\" is missing", "nothing", allowed);
            return null;
        }
        return isKind(value, kind, allowed) ? value : null;
    }

    private boolean isKind(JsonNode value, JsonToken kind, String allowed) {
        if (value.is(kind)) {
            return true;
        }
        problems.add(value.where(), "wrong kind of value", value.found(), allowed);
        return false;
    }

    /** Where any text may stand, what stands there instead is not shown: it may be a name or a number of a person. */
    private boolean isNot(JsonNode value, JsonToken kind, String allowed) {
        if (!value.is(kind)) {
            problems.add(value.where(), "wrong kind of value", JsonNode.describe(value.token()), allowed);
        }
        return !value.is(kind);
    }

    private Optional<String> text(JsonNode value) {
        if (value.text().isBlank() || value.text().codePoints().anyMatch(JsonObject::isNoText)) {
            problems.add(value.where(), "a blank text or a control character", value.found(), "one line of text");
            return Optional.empty();
        }
        return Optional.of(value.text());
    }

    /** Half a character, which JSON can escape, could not be written back in UTF-8. */
    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
