package io.github.edusec.classify.scheme;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The scheme's JSON format, version 1. */
final class SchemeJson {
    private static final String FORMAT = "edusec-scheme/";
    private static final int FORMAT_VERSION = 1;

    private SchemeJson() {}

    /**
     * Reads a scheme.
     *
     * @param others finds the schemes that mappings are checked against; an unknown one is taken as the table states it
     */
    static ClassificationScheme parse(
            PolicyFile file,
            Problems<PolicyFileException> problems,
            Function<String, Optional<ClassificationScheme>> others)
            throws PolicyFileException {
        JsonObject root = JsonReader.read(file, problems);
        checkFormat(root, problems);
        String id = Fields.id(root, "id").orElse("?");
        String version = Fields.string(root, "version");
        Text title = Fields.text(root, "title");
        String source = Fields.string(root, "source");
        Optional<Text> note = Fields.optionalText(root, "note");
        List<SchemeAxis> axes = AxisJson.axes(root, id);
        Optional<Derivation> derivation =
                root.optionalObject("derivation").flatMap(object -> DerivationJson.read(object, axes));
        Optional<AccessTable> access = root.optionalObject("access").flatMap(object -> AccessJson.read(object, axes));
        Optional<PublicationRule> publication =
                root.optionalObject("publication").map(object -> PublicationJson.read(object, axes));
        List<SchemeMapping> mappings = new MappingJson(id, axes, others).mappings(root);
        root.refuseUnknown();
        problems.throwIfAny();
        return new ClassificationScheme(new SchemeContent(
                new PolicyVersion(id, version, file.sha256()),
                title,
                source,
                note.orElse(null),
                axes,
                derivation.orElse(null),
                access.orElse(null),
                publication.orElse(null),
                mappings));
    }

    /** A newer format may mean anything, so nothing else of the file is judged. */
    private static void checkFormat(JsonObject root, Problems<PolicyFileException> problems)
            throws PolicyFileException {
        String format = root.string("format").orElse("");
        if (!format.isEmpty() && !format.equals(FORMAT + FORMAT_VERSION)) {
            String what = format.matches(FORMAT + "[0-9]{1,9}")
                    ? "a format version this library does not read"
                    : "not a classification scheme";
            root.problem("format", what, format, FORMAT + FORMAT_VERSION);
        }
        problems.throwIfAny();
    }
}
