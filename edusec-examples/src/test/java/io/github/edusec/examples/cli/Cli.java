package io.github.edusec.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One command run in this process, with what it printed. */
record Cli(int exit, String out, String err) {
    static Cli run(Object... arguments) {
        return run(Locale.ENGLISH, arguments);
    }

    static Cli run(Locale locale, Object... arguments) {
        return reading(new byte[0], locale, arguments);
    }

    /** With something on standard input. */
    static Cli reading(byte[] in, Locale locale, Object... arguments) {
        return run(in, null, locale, arguments);
    }

    /** With a home that the environment names. */
    static Cli at(Path home, Object... arguments) {
        return run(new byte[0], home.toString(), Locale.ENGLISH, arguments);
    }

    private static Cli run(byte[] in, @Nullable String home, Locale locale, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        Console console = new Console(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                home);
        int exit = Main.run(console, locale, texts);
        return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The JSON objects printed, one per line; lists are lists of strings, everything else is text. */
    List<Map<String, Object>> json() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (String line : out.lines().toList()) {
            try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
                objects.add(object(parser));
            }
        }
        return objects;
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> fields = new LinkedHashMap<>();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                List<String> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(parser.getString());
                }
                fields.put(name, values);
            } else {
                fields.put(name, parser.getString());
            }
        }
        return fields;
    }
}
