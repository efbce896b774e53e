package io.github.edusec.classify.policyfile;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonToken;

/** A JSON value with its place; {@code text} is a scalar's text, the collections are empty where they do not apply. */
record JsonNode(String where, JsonToken token, String text, Map<String, JsonNode> members, List<JsonNode> elements) {
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
}
