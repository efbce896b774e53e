package io.github.edusec.classify.label;

import io.github.edusec.classify.LimitExceededException;
import io.github.edusec.classify.MalformedFileException;
import io.github.edusec.classify.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * The label of a file in a JSON file beside it, format {@code edusec-label-sidecar/1}; the same content gives the same bytes.
 *
 * @param file the name of the file it belongs to
 * @param size the file's bytes when it was labelled
 * @param sha256 the hash of these bytes, 64 lower-case hexadecimal digits
 * @param label the label
 */
record SidecarFile(String file, long size, String sha256, Label label) {
    private static final String FORMAT_ID = "edusec-label-sidecar/";
    private static final int VERSION = 1;
    static final int MAX_BYTES = 64 << 10;
    private static final String PARTS = "format, file, size, sha256, label";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Returns the JSON text in UTF-8, with line feeds and without a byte-order mark. */
    byte[] toJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(new Indented(), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT_ID + VERSION);
            json.writeStringProperty("file", file);
            json.writeNumberProperty("size", size);
            json.writeStringProperty("sha256", sha256);
            json.writeObjectPropertyStart("label");
            LabelProperties.of(label).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    /**
     * Reads a sidecar strictly: every field once, no others, nothing behind.
     *
     * @throws MalformedFileException if it is anything else, or of a newer version
     * @throws LimitExceededException if it is over 64 KiB
     */
    static SidecarFile read(Path sidecar) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(sidecar)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        return parse(ByteBuffer.wrap(bytes));
    }

    /** Reads the bytes of a sidecar in the same way. */
    static SidecarFile parse(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() > MAX_BYTES) {
            throw new LimitExceededException("sidecar", "bytes", bytes.remaining(), MAX_BYTES);
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), decode(bytes))) {
            return parse(json);
        } catch (JacksonException e) {
            throw new MalformedFileException(new Problem("sidecar", "it is no JSON text", "other text", "JSON"), e);
        }
    }

    private static String decode(ByteBuffer bytes) throws MalformedFileException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFileException(new Problem("sidecar", "it is no UTF-8", "other bytes", "UTF-8"), e);
        }
    }

    /** Refuses a sidecar that was written for another file; normal forms count as one name, since some disks change them. */
    SidecarFile of(String name) throws MalformedFileException {
        if (!Normalizer.normalize(file, Normalizer.Form.NFC).equals(Normalizer.normalize(name, Normalizer.Form.NFC))) {
            throw new MalformedFileException(
                    new Problem("sidecar", "it belongs to a file of another name", "another name", "this file's name"));
        }
        return this;
    }

    private static SidecarFile parse(JsonParser json) throws MalformedFileException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> pairs = null;
        long size = -1;
        expect(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "format", "file", "sha256" -> texts.put(name, string(json, value));
                case "size" -> size = size(json, value);
                case "label" -> pairs = pairs(json, value);
                default -> expect(isNewer(texts.get("format")));
            }
            if (name.equals("format")) {
                refuseOtherVersion(texts.get(name));
            }
        }
        expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        String file = texts.get("file");
        String sha256 = texts.get("sha256");
        expect(texts.containsKey("format") && size >= 0);
        if (file == null || pairs == null || sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw malformed();
        }
        Label label = LabelProperties.read("sidecar", pairs).orElseThrow(SidecarFile::malformed);
        return new SidecarFile(file, size, sha256, label);
    }

    private static Map<String, String> pairs(JsonParser json, @Nullable JsonToken start) throws MalformedFileException {
        expect(start == JsonToken.START_OBJECT);
        Map<String, String> pairs = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            expect(name.startsWith(LabelProperties.PREFIX));
            pairs.put(name, string(json, json.nextToken()));
        }
        expect(json.currentToken() == JsonToken.END_OBJECT);
        return pairs;
    }

    private static String string(JsonParser json, @Nullable JsonToken value) throws MalformedFileException {
        expect(value == JsonToken.VALUE_STRING);
        return json.getString();
    }

    private static long size(JsonParser json, @Nullable JsonToken value) throws MalformedFileException {
        expect(value == JsonToken.VALUE_NUMBER_INT && json.getString().length() <= 18);
        long size = json.getLongValue();
        expect(size >= 0);
        return size;
    }

    private static void refuseOtherVersion(@Nullable String format) throws MalformedFileException {
        if (isNewer(format)) {
            throw LabelProperties.unusable(
                    "sidecar", "the format is of a newer version", String.valueOf(format), FORMAT_ID + VERSION, true);
        }
        expect((FORMAT_ID + VERSION).equals(format));
    }

    private static boolean isNewer(@Nullable String format) {
        return format != null
                && format.startsWith(FORMAT_ID)
                && format.substring(FORMAT_ID.length()).matches("[2-9]|[1-9][0-9]{1,8}");
    }

    private static void expect(boolean condition) throws MalformedFileException {
        if (!condition) {
            throw malformed();
        }
    }

    private static MalformedFileException malformed() {
        return new MalformedFileException(new Problem(
                "sidecar", "a field is missing, twice, unknown or of a wrong kind", "other content", PARTS));
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
