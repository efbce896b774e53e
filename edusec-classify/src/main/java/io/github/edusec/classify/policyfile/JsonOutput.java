package io.github.edusec.classify.policyfile;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Writes one JSON policy file: UTF-8, indented by two spaces, lines ending in LF on every machine. What is not closed in the
 * order in which it was opened throws a runtime exception. Not thread-safe.
 */
public final class JsonOutput {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonGenerator json;

    /** Opens the file's one object. */
    public JsonOutput() {
        json = new JsonFactory().createGenerator(new Indented(), out, JsonEncoding.UTF8);
        json.writeStartObject();
    }

    /**
     * Writes a text.
     *
     * @param key the member's name
     * @param value the text
     */
    public void text(String key, String value) {
        json.writeStringProperty(key, value);
    }

    /**
     * Writes a whole number.
     *
     * @param key the member's name
     * @param value the number
     */
    public void number(String key, long value) {
        json.writeNumberProperty(key, value);
    }

    /**
     * Writes a truth value.
     *
     * @param key the member's name
     * @param value the value
     */
    public void flag(String key, boolean value) {
        json.writeBooleanProperty(key, value);
    }

    /**
     * Writes an array of texts.
     *
     * @param key the member's name
     * @param values the texts in order
     */
    public void texts(String key, List<String> values) {
        json.writeArrayPropertyStart(key);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /**
     * Opens an object as a member of an object.
     *
     * @param key the member's name
     */
    public void openObject(String key) {
        json.writeObjectPropertyStart(key);
    }

    /** Opens an object as an element of an array. */
    public void openObject() {
        json.writeStartObject();
    }

    /** Closes an object. */
    public void closeObject() {
        json.writeEndObject();
    }

    /**
     * Opens an array as a member of an object.
     *
     * @param key the member's name
     */
    public void openArray(String key) {
        json.writeArrayPropertyStart(key);
    }

    /** Closes an array. */
    public void closeArray() {
        json.writeEndArray();
    }

    /**
     * Closes the file's object; nothing can be written afterwards.
     *
     * @return the file's bytes, with a line end behind the object
     */
    public byte[] finish() {
        json.writeEndObject();
        json.close();
        out.write('\n');
        return out.toByteArray();
    }

    /** Jackson takes the printer from the context; the default one would write this machine's line ends. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators separators =
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
            return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }
}
