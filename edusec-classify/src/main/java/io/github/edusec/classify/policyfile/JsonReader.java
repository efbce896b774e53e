package io.github.edusec.classify.policyfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON policy file into values that know their place. Streaming: nothing is bound by reflection.
 *
 * @param <E> the reading module's exception
 */
public final class JsonReader<E extends IOException> {
    private static final int MAX_DEPTH = 32;
    /** A policy of ten thousand rules has a tenth of this; a file of 16 MiB made of "0," would fill a small heap. */
    private static final int MAX_VALUES = 1_000_000;
    /** The elements of a long array are not held together. */
    private static final int MAX_LONG_ARRAY_VALUES = 3_000_000;

    private static final int MAX_ELEMENT_VALUES = 100_000;

    private static final int MAX_KEY_CHARS = 200;

    private final JsonParser parser;
    private final Problems<E> problems;
    private final String longArray;
    private final int maxValues;
    private int values;
    private int elementValues;

    private JsonReader(JsonParser parser, Problems<E> problems, String longArray, int maxValues) {
        this.parser = parser;
        this.problems = problems;
        this.longArray = longArray;
        this.maxValues = maxValues;
    }

    /**
     * Parses a whole file.
     *
     * @param file the file
     * @param problems takes what is wrong, here and later when the values are asked for
     * @param <E> the reading module's exception
     * @return the file's one object
     * @throws E if the bytes are not well-formed JSON in UTF-8, or not one object
     */
    public static <E extends IOException> JsonObject read(PolicyFile file, Problems<E> problems) throws E {
        return outline(file, "", problems);
    }

    /**
     * Parses a whole file except what stands in one array of its object, for files whose array is long.
     *
     * @param file the file
     * @param array the array's key; its elements are passed over, and the object answers as if there were none
     * @param problems takes what is wrong, here and later when the values are asked for
     * @param <E> the reading module's exception
     * @return the file's one object
     * @throws E if the bytes are not well-formed JSON in UTF-8, or not one object
     */
    public static <E extends IOException> JsonObject outline(PolicyFile file, String array, Problems<E> problems)
            throws E {
        try (JsonParser parser = parser(file, problems)) {
            return new JsonReader<>(parser, problems, array, MAX_VALUES).wellFormed(file.name());
        } catch (JacksonException e) {
            throw malformed(file.name(), e, problems);
        } catch (RuntimeException e) {
            throw problems.fatal(
                    file.name(), "not well-formed JSON", e.getClass().getSimpleName(), "JSON (RFC 8259)");
        }
    }

    /**
     * Reads the objects of one array of the file's object and holds one at a time; {@link #outline} must have accepted the
     * file before.
     *
     * @param file the file
     * @param array the array's key
     * @param problems takes what is wrong, elements that are no objects included
     * @param each takes the objects in order
     * @param <E> the reading module's exception
     * @throws E if the file has too many values
     */
    public static <E extends IOException> void objects(
            PolicyFile file, String array, Problems<E> problems, Consumer<JsonObject> each) throws E {
        try (JsonParser parser = parser(file, problems)) {
            new JsonReader<>(parser, problems, array, MAX_LONG_ARRAY_VALUES).elements(each);
        } catch (JacksonException e) {
            throw malformed(file.name(), e, problems);
        }
    }

    /**
     * Reports a long array that {@link #objects} would refuse.
     *
     * @param file the file's name, for people
     * @param values how many values stand in the array, at any depth
     * @param largest how many of them stand in one element, itself included, at most
     * @param problems takes the problem
     * @param <E> the module's exception
     * @throws E if there are too many values
     */
    public static <E extends IOException> void refuseTooMany(
            String file, long values, long largest, Problems<E> problems) throws E {
        if (values > MAX_LONG_ARRAY_VALUES) {
            throw problems.fatal(file, "too many values", values + " values", "at most " + MAX_LONG_ARRAY_VALUES);
        }
        if (largest > MAX_ELEMENT_VALUES) {
            throw problems.fatal(
                    file, "too many values in one element", largest + " values", "at most " + MAX_ELEMENT_VALUES);
        }
    }

    private static <E extends IOException> JsonParser parser(PolicyFile file, Problems<E> problems) throws E {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build()
                .createParser(ObjectReadContext.empty(), file.utf8(problems));
    }

    private static <E extends IOException> E malformed(String otherwise, JacksonException e, Problems<E> problems) {
        TokenStreamLocation location = e.getLocation();
        String where = location == null ? otherwise : place(location);
        return problems.fatal(where, "not well-formed JSON", e.getOriginalMessage(), "JSON (RFC 8259)");
    }

    /** A limit of the parser comes without a place. */
    private JsonObject wellFormed(String name) throws E {
        try {
            return document(name);
        } catch (JacksonException e) {
            throw malformed(place(parser.currentLocation()), e, problems);
        }
    }

    private void elements(Consumer<JsonObject> each) throws E {
        parser.nextToken();
        JsonNode.Step root = step(null, null, 0);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals(longArray);
            if (parser.nextToken() != JsonToken.START_ARRAY || !wanted) {
                parser.skipChildren();
                continue;
            }
            JsonNode.Step array = step(root, longArray, 0);
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                problems.throwIfHopeless();
                elementValues = 0;
                JsonNode node = value(step(array, null, i));
                if (node.is(JsonToken.START_OBJECT)) {
                    each.accept(new JsonObject(problems, node));
                } else {
                    problems.add(node.where(), "wrong kind of value", node.found(), "an object");
                }
            }
        }
    }

    private JsonObject document(String name) throws E {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            String found = first == null ? "an empty file" : JsonNode.describe(first);
            throw problems.fatal(name, "not a policy file", found, "one JSON object");
        }
        JsonObject root = new JsonObject(problems, object(step(null, null, 0)));
        JsonToken after = parser.nextToken();
        if (after != null) {
            throw problems.fatal(
                    place(parser.currentTokenLocation()),
                    "text after the end of the object",
                    JsonNode.describe(after),
                    "nothing");
        }
        return root;
    }

    private JsonNode value(JsonNode.Step step) throws E {
        JsonToken token = parser.currentToken();
        values++;
        elementValues++;
        boolean tooManyInElement = maxValues > MAX_VALUES && elementValues > MAX_ELEMENT_VALUES;
        if (values > maxValues || tooManyInElement) {
            int max = tooManyInElement ? MAX_ELEMENT_VALUES : maxValues;
            throw problems.fatal(
                    place(parser.currentTokenLocation()),
                    tooManyInElement ? "too many values in one element" : "too many values",
                    "more than " + max,
                    "at most " + max);
        }
        return switch (token) {
            case START_OBJECT -> object(step);
            case START_ARRAY -> array(step);
            default -> new JsonNode(step, token, parser.getString(), Map.of(), List.of());
        };
    }

    private JsonNode object(JsonNode.Step step) throws E {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonNode.Step keyStep = step(step, key, 0);
            if (key.length() > MAX_KEY_CHARS) {
                throw problems.fatal(
                        place(parser.currentTokenLocation()),
                        "a key that is too long",
                        key.length() + " characters",
                        "at most " + MAX_KEY_CHARS);
            }
            JsonToken token = parser.nextToken();
            JsonNode.Step member = step(step, key, 0);
            boolean passedOver = token == JsonToken.START_ARRAY && member.isMemberOfRoot(longArray);
            JsonNode before = members.put(key, passedOver ? emptyArray(member) : value(member));
            if (before != null) {
                problems.add(keyStep.where(), "the key stands twice", key, "each key once");
            }
        }
        return new JsonNode(step, JsonToken.START_OBJECT, "", members, List.of());
    }

    private JsonNode array(JsonNode.Step step) throws E {
        List<JsonNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(step(step, null, elements.size())));
        }
        return new JsonNode(step, JsonToken.START_ARRAY, "", Map.of(), elements);
    }

    private JsonNode emptyArray(JsonNode.Step step) {
        parser.skipChildren();
        return new JsonNode(step, JsonToken.START_ARRAY, "", Map.of(), List.of());
    }

    private JsonNode.Step step(JsonNode.@Nullable Step before, @Nullable String key, int index) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new JsonNode.Step(before, key, index, location.getLineNr(), location.getColumnNr());
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
