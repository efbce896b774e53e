package io.github.edusec.classify.label;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The mapping table's JSON format, version 1. */
final class MsipMapJson {
    private static final String FORMAT = "edusec-msip-map/";
    private static final int FORMAT_VERSION = 1;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Problems<PolicyFileException> problems;
    private final Set<String> seen = new HashSet<>();

    private MsipMapJson(Problems<PolicyFileException> problems) {
        this.problems = problems;
    }

    static MsipMap parse(PolicyFile file, Problems<PolicyFileException> problems) throws PolicyFileException {
        return new MsipMapJson(problems).map(JsonReader.read(file, problems), file);
    }

    private MsipMap map(JsonObject root, PolicyFile file) throws PolicyFileException {
        checkFormat(root);
        Optional<String> id = root.string("id");
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            root.problem("id", "not an id", id.get(), "ASCII letters, digits, '.', '_' and '-', at most 100");
        }
        Optional<String> version = root.string("version");
        List<JsonObject> objects = root.objects("labels");
        if (root.has("labels") && objects.isEmpty()) {
            root.problem("labels", "a table without labels", "none", "one or more");
        }
        List<MsipMap.Row> rows = new ArrayList<>();
        objects.forEach(object -> row(object).ifPresent(rows::add));
        root.refuseUnknown();
        problems.throwIfAny();
        return new MsipMap(new PolicyVersion(id.orElseThrow(), version.orElseThrow(), file.sha256()), rows);
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private void checkFormat(JsonObject root) throws PolicyFileException {
        String format = root.string("format").orElse("");
        if (!format.isEmpty() && !format.equals(FORMAT + FORMAT_VERSION)) {
            String what = format.matches(FORMAT + "[0-9]{1,9}")
                    ? "a format version this library does not read"
                    : "not a mapping table";
            root.problem("format", what, format, FORMAT + FORMAT_VERSION);
        }
        problems.throwIfAny();
    }

    private Optional<MsipMap.Row> row(JsonObject object) {
        Optional<String> guid = object.optionalString("guid").flatMap(text -> guid(object, text));
        Optional<String> name = object.optionalString("name");
        name.ifPresent(text -> once(object, "name", "name " + MsipMap.key(text), text));
        if (!object.has("guid") && !object.has("name")) {
            object.problem("guid", "nothing says which label it is", "neither", "\"guid\", \"name\" or both");
        }
        Optional<Importance> importance = level(object, "importance", Importance::parse, "I, II, III, IV");
        if (!object.has("importance")) {
            object.problem("importance", "\"importance\" is missing", "nothing", "I, II, III, IV");
        }
        Optional<Confidentiality> confidentiality =
                level(object, "confidentiality", Confidentiality::parse, "3, 2B, 2A, 1");
        Optional<Integrity> integrity = level(object, "integrity", Integrity::parse, "2B, 2A, 1");
        Optional<Availability> availability = level(object, "availability", Availability::parse, "2B, 2A, 1");
        List<HandlingRestriction> restrictions = restrictions(object);
        object.refuseUnknown();
        return importance.map(value -> new MsipMap.Row(
                guid.orElse(null),
                name.orElse(null),
                new Classification(
                        value,
                        confidentiality.orElse(null),
                        integrity.orElse(null),
                        availability.orElse(null),
                        restrictions)));
    }

    private Optional<String> guid(JsonObject object, String text) {
        Optional<String> guid = MsipLabels.guid(text);
        if (guid.isEmpty()) {
            object.problem("guid", "not a GUID", text, "8-4-4-4-12 hexadecimal digits");
        }
        guid.ifPresent(value -> once(object, "guid", "guid " + value, text));
        return guid;
    }

    private void once(JsonObject object, String key, String entry, String shown) {
        if (!seen.add(entry)) {
            object.problem(key, "the label stands twice", shown, "each GUID and each name once");
        }
    }

    private static List<HandlingRestriction> restrictions(JsonObject object) {
        List<HandlingRestriction> restrictions = new ArrayList<>();
        if (object.has("restrictions")) {
            for (String text : object.strings("restrictions")) {
                try {
                    restrictions.add(new HandlingRestriction(text));
                } catch (IllegalArgumentException e) {
                    object.problem("restrictions", "no restriction", text, "one line of text");
                }
            }
        }
        return restrictions;
    }

    private static <L> Optional<L> level(JsonObject object, String key, Function<String, L> parser, String allowed) {
        return object.optionalString(key).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException e) {
                object.problem(key, "no such level", text, allowed);
                return Optional.empty();
            }
        });
    }
}
