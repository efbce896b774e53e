package io.github.edusec.classify.register;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.policyfile.JsonOutput;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.Problems;
import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.Map;

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
        JsonOutput json = new JsonOutput();
        json.text(RegisterJson.FORMAT, RegisterBuilder.FORMAT + RegisterBuilder.FORMAT_VERSION);
        json.text(RegisterJson.ID, content.id());
        json.text(RegisterJson.VERSION, content.version());
        if (!content.ownColumns().isEmpty()) {
            json.texts(RegisterJson.OWN, content.ownColumns());
        }
        json.openArray(RegisterJson.ENTRIES);
        content.entries().forEach(entry -> entry(json, entry));
        json.closeArray();
        return json.finish();
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

    private static void entry(JsonOutput json, RegisterEntry entry) {
        json.openObject();
        for (RegisterColumn column : RegisterColumn.values()) {
            if (!entry.text(column).isEmpty()) {
                member(json, entry, column);
            }
        }
        Map<String, String> own = entry.details().own();
        if (!own.isEmpty()) {
            json.openObject(RegisterJson.OWN);
            own.forEach(json::text);
            json.closeObject();
        }
        json.closeObject();
    }

    private static void member(JsonOutput json, RegisterEntry entry, RegisterColumn column) {
        String key = column.key();
        AssetDetails details = entry.details();
        switch (column) {
            case ALIASES -> json.texts(key, entry.aliases());
            case RESTRICTIONS ->
                json.texts(
                        key,
                        entry.classification().restrictions().stream()
                                .map(Object::toString)
                                .toList());
            case IMPORTANCE ->
                json.text(key, entry.classification().importance().code());
            case CONFIDENCE -> json.text(key, RegisterJson.word(entry.confidence()));
            case COUNT -> json.number(key, details.count().orElseThrow());
            case PERSONAL_DATA, SPECIAL_CARE_DATA, ENCRYPTION ->
                json.flag(key, details.text(column).equals(column.written(true)));
            default -> json.text(key, entry.text(column));
        }
    }
}
