package io.github.edusec.classify.policyfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A JSON value with its place; {@code text} is a scalar's text, the collections are empty where they do not apply.
 *
 * @param step how its parent leads to it
 */
record JsonNode(Step step, JsonToken token, String text, Map<String, JsonNode> members, List<JsonNode> elements) {
    /** Returns the value's place, for example "entries[3].name (line 12, column 5)". */
    String where() {
        return step.where();
    }

    boolean is(JsonToken wanted) {
        return token == wanted;
    }

    String found() {
        return switch (token) {
            case VALUE_STRING -> "\"" + text + "\"";
            case START_OBJECT, START_ARRAY -> describe(token);
            default -> text;
        };
    }

    static String describe(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> token.name();
        };
    }

    /**
     * A key or an index, with the step before it. The path is put together only when a problem is reported: as a text at
     * every value it would take many times the file's size.
     *
     * @param before the parent's step, or null at the root
     * @param key the key, or null in an array or at the root
     * @param index the index in an array
     */
    record Step(@Nullable Step before, @Nullable String key, int index, int line, int column) {
        /** A longer path is read by nobody, and would leave no room for the line and column behind it. */
        private static final int MAX_PATH_CHARS = 200;

        String where() {
            String place = "line " + line + ", column " + column;
            String path = path();
            return path.isEmpty() ? place : path + " (" + place + ")";
        }

        boolean isMemberOfRoot(String name) {
            return name.equals(key) && before != null && before.before == null;
        }

        private String path() {
            Deque<Step> steps = new ArrayDeque<>();
            for (Step step = this; step != null && step.before != null; step = step.before) {
                steps.push(step);
            }
            StringBuilder path = new StringBuilder();
            for (Step step : steps) {
                if (step.key == null) {
                    path.append('[').append(step.index).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.key);
                }
            }
            return path.length() > MAX_PATH_CHARS ? path.substring(0, MAX_PATH_CHARS) + "…" : path.toString();
        }
    }
}
