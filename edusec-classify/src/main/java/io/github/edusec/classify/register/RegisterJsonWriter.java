package io.github.edusec.classify.register;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.Problems;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes the register's JSON format, version 1: what is not stated is left out. */
final class RegisterJsonWriter {
    private RegisterJsonWriter() {}

    /**
     * Writes JSON.
     *
     * @throws PolicyFileException if the file would be refused when it is read
     */
    static byte[] bytes(RegisterContent content) throws PolicyFileException {
        LongSummaryStatistics values =
                content.entries().stream().mapToLong(RegisterJsonWriter::values).summaryStatistics();
        JsonReader.refuseTooMany(
                content.id(), values.getSum(), values.getMax(), new Problems<>(content.id(), PolicyFileException::new));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(new Indented(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty(RegisterJson.FORMAT, RegisterBuilder.FORMAT + RegisterBuilder.FORMAT_VERSION);
            json.writeStringProperty(RegisterJson.ID, content.id());
            json.writeStringProperty(RegisterJson.VERSION, content.version());
            if (!content.ownColumns().isEmpty()) {
                array(json, RegisterJson.OWN, content.ownColumns());
            }
            json.writeArrayPropertyStart(RegisterJson.ENTRIES);
            content.entries().forEach(entry -> entry(json, entry));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** Returns how many values reading an entry counts. */
    private static long values(RegisterEntry entry) {
        int own = entry.details().own().size();
        return 1
                + Arrays.stream(RegisterColumn.values())
                        .filter(column -> !entry.text(column).isEmpty())
                        .count()
                + entry.aliases().size()
                + entry.classification().restrictions().size()
                + (own == 0 ? 0 : own + 1);
    }

    private static void entry(JsonGenerator json, RegisterEntry entry) {
        json.writeStartObject();
        for (RegisterColumn column : RegisterColumn.values()) {
            if (!entry.text(column).isEmpty()) {
                member(json, entry, column);
            }
        }
        Map<String, String> own = entry.details().own();
        if (!own.isEmpty()) {
            json.writeObjectPropertyStart(RegisterJson.OWN);
            own.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void member(JsonGenerator json, RegisterEntry entry, RegisterColumn column) {
        String key = column.key();
        AssetDetails details = entry.details();
        switch (column) {
            case ALIASES -> array(json, key, entry.aliases());
            case RESTRICTIONS ->
                array(
                        json,
                        key,
                        entry.classification().restrictions().stream()
                                .map(Object::toString)
                                .toList());
            case IMPORTANCE ->
                json.writeStringProperty(
                        key, entry.classification().importance().code());
            case CONFIDENCE -> json.writeStringProperty(key, RegisterJson.word(entry.confidence()));
            case COUNT -> json.writeNumberProperty(key, details.count().orElseThrow());
            case PERSONAL_DATA, SPECIAL_CARE_DATA, ENCRYPTION ->
                json.writeBooleanProperty(key, details.text(column).equals(column.written(true)));
            default -> json.writeStringProperty(key, entry.text(column));
        }
    }

    private static void array(JsonGenerator json, String key, List<String> texts) {
        json.writeArrayPropertyStart(key);
        texts.forEach(json::writeString);
        json.writeEndArray();
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
