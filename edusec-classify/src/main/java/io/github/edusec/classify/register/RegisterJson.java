package io.github.edusec.classify.register;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.CsvRows;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the register's JSON format, version 1. */
final class RegisterJson {
    static final String FORMAT = "format";
    static final String ID = "id";
    static final String VERSION = "version";
    static final String ENTRIES = "entries";
    /** In the register the names of the author's own columns, in an entry their texts. */
    static final String OWN = "own";

    private static final long MAX_COUNT = 999_999_999_999_999L;

    private RegisterJson() {}

    static AssetRegister parse(PolicyFile file, Problems<PolicyFileException> problems) throws PolicyFileException {
        JsonObject root = JsonReader.outline(file, ENTRIES, problems);
        checkFormat(root, problems);
        Optional<String> id = root.string(ID);
        Optional<String> version = root.string(VERSION);
        id.ifPresent(text -> checkText(root, ID, text));
        version.ifPresent(text -> checkText(root, VERSION, text));
        List<String> own = root.exactStrings(OWN);
        Set<String> names = new HashSet<>();
        own.forEach(name -> {
            if (checkOwnName(root, name) && !names.add(name)) {
                root.problem(OWN, "the column stands twice", name, "each column once");
            }
        });
        root.objects(ENTRIES);
        root.refuseUnknown();
        RegisterBuilder builder = new RegisterBuilder(problems);
        JsonReader.objects(file, ENTRIES, problems, object -> builder.add(row(object)));
        problems.throwIfAny();
        return builder.register(
                new PolicyVersion(
                        id.orElseThrow().strip(), version.orElseThrow().strip(), file.sha256()),
                own);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private static void checkFormat(JsonObject root, Problems<PolicyFileException> problems)
            throws PolicyFileException {
        String format = root.string(FORMAT).orElse("");
        String readable = RegisterBuilder.FORMAT + RegisterBuilder.FORMAT_VERSION;
        if (!format.isEmpty() && !format.equals(readable)) {
            root.problem(FORMAT, RegisterBuilder.formatProblem(format), format, readable);
        }
        problems.throwIfAny();
    }

    private static boolean checkOwnName(JsonObject object, String name) {
        boolean right = !name.isBlank()
                && name.equals(name.strip())
                && CellText.isOneLine(name)
                && name.length() <= CsvRows.MAX_NAME_CHARS;
        if (!right) {
            object.problem(
                    OWN,
                    "no name for a column",
                    name,
                    "text without spaces around it, at most " + CsvRows.MAX_NAME_CHARS + " characters");
        }
        return right;
    }

    private static Row row(JsonObject object) {
        Map<RegisterColumn, String> texts = new LinkedHashMap<>();
        Map<RegisterColumn, List<String>> lists = new LinkedHashMap<>();
        for (RegisterColumn column : RegisterColumn.values()) {
            if (column == RegisterColumn.ALIASES || column == RegisterColumn.RESTRICTIONS) {
                List<String> list = object.exactStrings(column.key());
                list.forEach(text -> checkText(object, column.key(), text));
                lists.put(column, list);
            } else {
                texts.put(column, text(object, column));
            }
        }
        Map<String, String> own = new LinkedHashMap<>();
        object.optionalObject(OWN).ifPresent(columns -> {
            for (String name : columns.keys()) {
                String text = columns.exactString(name).orElse("");
                checkText(columns, name, text);
                if (checkOwnName(object, name)) {
                    own.put(name, text);
                }
            }
        });
        object.refuseUnknown();
        return new Row(object, texts, lists, own);
    }

    private static String text(JsonObject object, RegisterColumn column) {
        String key = column.key();
        if (column.isDetail() && !column.isText()) {
            if (!column.isCount()) {
                return object.optionalFlag(key).map(column::written).orElse("");
            }
            return object.has(key)
                    ? object.longInteger(key, 0, MAX_COUNT).stream()
                            .mapToObj(Long::toString)
                            .findFirst()
                            .orElse("")
                    : "";
        }
        String text = object.exactString(key).orElse("");
        checkText(object, key, text);
        return column == RegisterColumn.CONFIDENCE ? mark(text) : text;
    }

    private static void checkText(JsonObject object, String key, String text) {
        if (!CellText.isAllowed(text)) {
            object.problem(
                    key, "a control character or half of a character", CellText.wrongCharacter(text), "printable text");
        }
    }

    /** Returns a confidence's word in JSON. */
    static String word(SourceConfidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    private static String mark(String word) {
        return Arrays.stream(SourceConfidence.values())
                .filter(value -> word(value).equals(word))
                .map(SourceConfidence::mark)
                .findFirst()
                .orElse(word);
    }

    private record Row(
            JsonObject object,
            Map<RegisterColumn, String> texts,
            Map<RegisterColumn, List<String>> lists,
            Map<String, String> own)
            implements RegisterRow {
        @Override
        public String text(RegisterColumn column) {
            return texts.getOrDefault(column, "");
        }

        @Override
        public List<String> texts(RegisterColumn column) {
            return lists.getOrDefault(column, List.of());
        }

        @Override
        public String place() {
            return object.where();
        }

        @Override
        public void problem(RegisterColumn column, String what, String found, String allowed) {
            object.problem(column.key(), what, found, allowed);
        }
    }
}
