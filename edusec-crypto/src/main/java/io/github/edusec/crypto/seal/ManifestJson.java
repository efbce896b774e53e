package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.policy.AlgorithmRole;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.crypto.policy.ProtectionFacts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/** The manifest as JSON, one line a file: {@code edusec-manifest/1}. */
final class ManifestJson {
    private static final String FORMAT = "edusec-manifest/1";
    private static final String FAMILY = "edusec-manifest/";
    private static final int MAX_STRENGTH = 1024;

    /** A line for each element of an array, so that people can read and compare manifests. */
    private static final ObjectWriteContext LINES = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new MinimalPrettyPrinter() {
                private static final long serialVersionUID = 1L;

                @Override
                public void writeArrayValueSeparator(JsonGenerator json) {
                    json.writeRaw(",\n");
                }
            };
        }
    };

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(LINES, out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeName("protection");
            write(json, manifest.protection());
            Statement statement = manifest.statement();
            json.writeStringProperty("made", statement.made().toString());
            json.writeStringProperty("maker", statement.maker());
            optional(json, "permit", statement.permit());
            optional(json, "signer", manifest.signer());
            json.writeName("class");
            write(json, manifest.classification());
            json.writeArrayPropertyStart("folders");
            manifest.folders().forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("files");
            for (Manifest.Entry file : manifest.files()) {
                json.writeStartObject();
                json.writeStringProperty("name", file.name());
                json.writeNumberProperty("size", file.size());
                json.writeStringProperty("sha256", file.sha256());
                json.writeStringProperty("modified", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(file.modified()));
                if (file.stated() != null) {
                    json.writeName("class");
                    write(json, file.stated());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, ProtectionFacts facts) {
        json.writeStartObject();
        json.writeStringProperty("method", facts.method());
        json.writeArrayPropertyStart("algorithms");
        for (ProtectionFacts.Used used : facts.algorithms()) {
            json.writeStartObject();
            json.writeStringProperty("id", used.algorithm());
            json.writeStringProperty("role", used.role().id());
            if (used.strengthBits() != null) {
                json.writeNumberProperty("strengthBits", used.strengthBits());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("key", word(facts.key()));
        json.writeName("policy");
        json.writeStartObject();
        json.writeStringProperty("id", facts.policy().id());
        json.writeStringProperty("version", facts.policy().version());
        json.writeStringProperty("sha256", facts.policy().sha256());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void write(JsonGenerator json, Classification c) {
        json.writeStartObject();
        json.writeStringProperty("importance", c.importance().code());
        optional(
                json,
                "confidentiality",
                c.confidentiality() == null ? null : c.confidentiality().code());
        optional(json, "integrity", c.integrity() == null ? null : c.integrity().code());
        optional(
                json,
                "availability",
                c.availability() == null ? null : c.availability().code());
        if (!c.restrictions().isEmpty()) {
            json.writeArrayPropertyStart("restrictions");
            c.restrictions().forEach(restriction -> json.writeString(restriction.text()));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String key, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(key, value);
        }
    }

    /** Reads a manifest of at most {@code bytes.length} bytes. */
    static Manifest read(byte[] bytes) throws MalformedPackageException, NewerFormatException {
        Problems<MalformedPackageException> problems =
                new Problems<>(Manifest.NAME, (file, all) -> new MalformedPackageException(all.get(0)));
        try {
            PolicyFile file = PolicyFile.read(Manifest.NAME, new ByteArrayInputStream(bytes), bytes.length, problems);
            return read(file, problems);
        } catch (MalformedPackageException | NewerFormatException e) {
            throw e;
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory could not be read", impossible);
        }
    }

    private static Manifest read(PolicyFile file, Problems<MalformedPackageException> problems) throws IOException {
        JsonObject root = JsonReader.outline(file, "files", problems);
        String format = root.string("format").orElse("");
        if (isNewer(format)) {
            throw new NewerFormatException(Manifest.NAME, format, FORMAT);
        }
        if (!format.equals(FORMAT)) {
            root.problem("format", "not a manifest", format, FORMAT);
        }
        Optional<ProtectionFacts> protection = root.object("protection").map(ManifestJson::protection);
        Instant made = parsed(root, "made", Instant::parse, Instant.EPOCH);
        String maker = root.string("maker").orElse("?");
        @Nullable String permit = root.optionalString("permit").orElse(null);
        @Nullable String signer = root.optionalString("signer").orElse(null);
        Classification whole =
                root.object("class").map(ManifestJson::classification).orElse(Classification.MOST_SEVERE);
        List<String> folders = root.exactStrings("folders");
        root.objects("files");
        root.refuseUnknown();
        List<Manifest.Entry> files = new ArrayList<>();
        JsonReader.objects(file, "files", problems, each -> files.add(entry(each)));
        problems.throwIfAny();
        try {
            return new Manifest(
                    protection.get(),
                    new Statement(made, maker, permit, protection.get().key()),
                    signer,
                    whole,
                    folders,
                    files);
        } catch (IllegalArgumentException statement) {
            throw problems.fatal(
                    Manifest.NAME, "a statement that cannot be", "other text", String.valueOf(statement.getMessage()));
        }
    }

    private static boolean isNewer(String format) {
        return format.matches("edusec-manifest/[1-9][0-9]{0,8}") && !format.equals(FAMILY + "1");
    }

    private static ProtectionFacts protection(JsonObject json) {
        List<ProtectionFacts.Used> algorithms = new ArrayList<>();
        for (JsonObject used : json.objects("algorithms")) {
            algorithms.add(new ProtectionFacts.Used(
                    used.string("id").orElse(""),
                    parsed(
                            used,
                            "role",
                            word -> constant(AlgorithmRole.values(), AlgorithmRole::id, word),
                            AlgorithmRole.ENCRYPTION),
                    used.has("strengthBits")
                            ? used.integer("strengthBits", 1, MAX_STRENGTH).orElse(1)
                            : null));
            used.refuseUnknown();
        }
        KeySeparation key = parsed(
                json, "key", word -> constant(KeySeparation.values(), ManifestJson::word, word), KeySeparation.UNKNOWN);
        PolicyVersion policy = json.object("policy").map(ManifestJson::policy).orElse(new PolicyVersion("", "", ""));
        ProtectionFacts facts = new ProtectionFacts(json.string("method").orElse(""), algorithms, policy, key);
        json.refuseUnknown();
        return facts;
    }

    private static PolicyVersion policy(JsonObject json) {
        PolicyVersion policy = new PolicyVersion(
                json.string("id").orElse(""),
                json.string("version").orElse(""),
                json.string("sha256").orElse(""));
        json.refuseUnknown();
        return policy;
    }

    private static <T> T constant(T[] values, Function<T, String> word, String found) {
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(found))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(found));
    }

    private static Manifest.Entry entry(JsonObject json) {
        String name = json.string("name").orElse("");
        long size = json.longInteger("size", 0, Long.MAX_VALUE).orElse(0);
        String sha256 = json.string("sha256").orElse("");
        if (!sha256.matches("[0-9a-f]{64}")) {
            json.problem("sha256", "not a SHA-256", sha256.length() + " characters", "64 hexadecimal digits");
        }
        LocalDateTime modified = parsed(json, "modified", LocalDateTime::parse, LocalDateTime.MIN);
        @Nullable
        Classification stated =
                json.optionalObject("class").map(ManifestJson::classification).orElse(null);
        json.refuseUnknown();
        return new Manifest.Entry(name, size, sha256, modified, stated);
    }

    private static Classification classification(JsonObject json) {
        Importance importance = parsed(json, "importance", Importance::parse, Importance.I);
        @Nullable Confidentiality confidentiality = axis(json, "confidentiality", Confidentiality::parse);
        @Nullable Integrity integrity = axis(json, "integrity", Integrity::parse);
        @Nullable Availability availability = axis(json, "availability", Availability::parse);
        List<HandlingRestriction> restrictions = json.has("restrictions")
                ? json.strings("restrictions").stream()
                        .flatMap(text ->
                                Optional.ofNullable(tried(json, "restrictions", text, HandlingRestriction::new))
                                        .stream())
                        .toList()
                : List.of();
        json.refuseUnknown();
        return new Classification(importance, confidentiality, integrity, availability, restrictions);
    }

    private static <T> @Nullable T axis(JsonObject json, String key, Function<String, T> parse) {
        return json.has(key)
                ? json.string(key).map(text -> tried(json, key, text, parse)).orElse(null)
                : null;
    }

    private static <T> T parsed(JsonObject json, String key, Function<String, T> parse, T otherwise) {
        @Nullable
        T value = json.string(key).map(text -> tried(json, key, text, parse)).orElse(null);
        return value == null ? otherwise : value;
    }

    private static <T> @Nullable T tried(JsonObject json, String key, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException unknown) {
            json.problem(key, "not understood", text, "what the format's page lists");
            return null;
        }
    }
}
