package io.github.edusec.classify.policyfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    private final JsonParser parser;
    private final Problems<E> problems;
    private final String longArray;
    private int values;

    private JsonReader(JsonParser parser, Problems<E> problems, String longArray) {
        this.parser = parser;
        this.problems = problems;
        this.longArray = longArray;
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
            return new JsonReader<>(parser, problems, array).wellFormed(file.name());
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
            new JsonReader<>(parser, problems, array).elements(each);
        } catch (JacksonException e) {
            throw malformed(file.name(), e, problems);
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
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals(longArray);
            if (parser.nextToken() != JsonToken.START_ARRAY || !wanted) {
                parser.skipChildren();
                continue;
            }
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                JsonNode node = value(longArray + "[" + i + "]");
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
        JsonObject root = new JsonObject(problems, object(""));
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

    private JsonNode value(String path) throws E {
        JsonToken token = parser.currentToken();
        if (++values > MAX_VALUES) {
            throw problems.fatal(
                    place(parser.currentTokenLocation()),
                    "too many values",
                    "more than " + MAX_VALUES,
                    "at most " + MAX_VALUES);
        }
        return switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            default -> new JsonNode(where(path), token, parser.getString(), Map.of(), List.of());
        };
    }

    private JsonNode object(String path) throws E {
        String where = where(path);
        Map<String, JsonNode> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String memberPath = path.isEmpty() ? key : path + "." + key;
            String memberWhere = where(memberPath);
            JsonToken token = parser.nextToken();
            boolean passedOver = token == JsonToken.START_ARRAY && memberPath.equals(longArray);
            JsonNode before = members.put(key, passedOver ? emptyArray(memberPath) : value(memberPath));
            if (before != null) {
                problems.add(memberWhere, "the key stands twice", key, "each key once");
            }
        }
        return new JsonNode(where, JsonToken.START_OBJECT, "", members, List.of());
    }

    private JsonNode array(String path) throws E {
        String where = where(path);
        List<JsonNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(path + "[" + elements.size() + "]"));
        }
        return new JsonNode(where, JsonToken.START_ARRAY, "", Map.of(), elements);
    }

    private JsonNode emptyArray(String path) {
        String where = where(path);
        parser.skipChildren();
        return new JsonNode(where, JsonToken.START_ARRAY, "", Map.of(), List.of());
    }

    private String where(String path) {
        String place = place(parser.currentTokenLocation());
        return path.isEmpty() ? place : path + " (" + place + ")";
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
