package io.github.edusec.examples.cli;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** One JSON object on one line of standard output; printed when closed. A null value leaves the field out. */
final class JsonLine implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintStream out;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    JsonLine(PrintStream out) {
        this.out = out;
        this.json = FACTORY.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), text);
        json.writeStartObject();
    }

    void text(String field, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(field, value);
        }
    }

    void flag(String field, boolean value) {
        json.writeBooleanProperty(field, value);
    }

    void number(String field, long value) {
        json.writeNumberProperty(field, value);
    }

    void texts(String field, List<String> values) {
        json.writeArrayPropertyStart(field);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    @Override
    public void close() {
        json.writeEndObject();
        json.close();
        out.println(text);
    }
}
