package io.github.edusec.retention.disposal;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.retention.Adoption;
import io.github.edusec.retention.DisposalException;
import io.github.edusec.retention.erase.ExpectedFile;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The manifest's JSON, version 1, in its only form: one line per item, which is also the item's Merkle leaf. */
final class ManifestJson {
    private static final String FORMAT = "edusec-disposal-manifest/";
    private static final String FORMAT_1 = FORMAT + "1";

    private ManifestJson() {}

    static String render(DisposalManifest manifest) {
        return "{\"format\":\"" + FORMAT_1 + "\",\n\"root\":\"" + manifest.root() + "\",\n\"terms\":" + terms(manifest)
                + ",\n\"items\":[\n"
                + manifest.items().stream().map(ManifestJson::item).collect(Collectors.joining(",\n")) + "\n]}\n";
    }

    static String termsLeaf(DisposalManifest manifest) {
        return FORMAT_1 + "\n" + terms(manifest);
    }

    private static String terms(DisposalManifest manifest) {
        PolicyVersion schedule = manifest.schedule();
        Adoption adoption = manifest.adoption();
        return "{\"schedule\":{\"id\":" + quoted(schedule.id()) + ",\"version\":" + quoted(schedule.version())
                + ",\"sha256\":" + quoted(schedule.sha256()) + "},\"adoption\":{\"by\":" + quoted(adoption.by())
                + ",\"on\":\"" + adoption.on() + "\",\"decisionNumber\":" + quoted(adoption.decisionNumber())
                + "},\"evaluatedOn\":\"" + manifest.evaluatedOn() + "\",\"created\":\"" + manifest.created() + "\"}";
    }

    static String item(DisposalItem item) {
        Classification classification = item.classification();
        return "{\"id\":" + quoted(item.id()) + ",\"path\":" + quoted(item.path()) + ",\"size\":"
                + item.file().size() + ",\"sha256\":\"" + item.file().sha256() + "\",\"rule\":" + quoted(item.ruleId())
                + ",\"disposableFrom\":\"" + item.disposableFrom() + "\",\"importance\":\""
                + classification.importance().code() + "\""
                + axis("confidentiality", classification.confidentiality(), Confidentiality::code)
                + axis("integrity", classification.integrity(), Integrity::code)
                + axis("availability", classification.availability(), Availability::code) + "}";
    }

    private static <A> String axis(String name, @Nullable A axis, Function<A, String> code) {
        return axis == null ? "" : ",\"" + name + "\":\"" + code.apply(axis) + "\"";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static DisposalManifest parse(PolicyFile file, Problems<DisposalException> problems) throws DisposalException {
        JsonObject root = JsonReader.read(file, problems);
        String format = root.string("format").orElse("");
        if (!format.equals(FORMAT_1)) {
            boolean newer = format.matches(FORMAT + "[0-9]{1,9}");
            throw problems.fatal(
                    "format",
                    newer ? "a format version this library does not read" : "not a disposal manifest",
                    format,
                    FORMAT_1);
        }
        DisposalManifest manifest;
        try {
            manifest = manifest(root);
        } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException e) {
            problems.throwIfAny();
            throw problems.fatal(file.name(), "a value is not of its form", "another form", FORMAT_1);
        }
        problems.throwIfAny();
        String rendered = render(manifest);
        if (!Commitment.plain(rendered.getBytes(StandardCharsets.UTF_8)).hex().equals(file.sha256())) {
            throw problems.fatal(
                    file.name(),
                    "the manifest was changed: it is not the text that its root was computed from",
                    "root " + root.string("root").orElse(""),
                    "root " + manifest.root());
        }
        return manifest;
    }

    private static DisposalManifest manifest(JsonObject root) {
        JsonObject terms = root.object("terms").orElseThrow();
        JsonObject schedule = terms.object("schedule").orElseThrow();
        JsonObject adoption = terms.object("adoption").orElseThrow();
        List<DisposalItem> items = new ArrayList<>();
        LocalDate evaluatedOn = LocalDate.parse(text(terms, "evaluatedOn"));
        LocalDate adoptedOn = LocalDate.parse(text(adoption, "on"));
        requireNotAfter(adoption, "on", adoptedOn, evaluatedOn);
        for (JsonObject object : root.objects("items")) {
            DisposalItem item = item(object);
            requireNotAfter(object, "disposableFrom", item.disposableFrom(), evaluatedOn);
            items.add(item);
        }
        return new DisposalManifest(
                new PolicyVersion(text(schedule, "id"), text(schedule, "version"), text(schedule, "sha256")),
                new Adoption(text(adoption, "by"), adoptedOn, text(adoption, "decisionNumber")),
                evaluatedOn,
                Instant.parse(text(terms, "created")),
                items);
    }

    private static void requireNotAfter(JsonObject object, String key, LocalDate day, LocalDate evaluatedOn) {
        if (day.isAfter(evaluatedOn)) {
            object.problem(
                    key, "after the day the manifest was evaluated for", day.toString(), evaluatedOn + " or earlier");
        }
    }

    private static DisposalItem item(JsonObject item) {
        return new DisposalItem(
                text(item, "id"),
                text(item, "path"),
                new ExpectedFile(item.longInteger("size", 0, Long.MAX_VALUE).orElseThrow(), text(item, "sha256")),
                text(item, "rule"),
                LocalDate.parse(text(item, "disposableFrom")),
                new Classification(
                        Importance.parse(text(item, "importance")),
                        item.optionalString("confidentiality")
                                .map(Confidentiality::parse)
                                .orElse(null),
                        item.optionalString("integrity").map(Integrity::parse).orElse(null),
                        item.optionalString("availability")
                                .map(Availability::parse)
                                .orElse(null),
                        List.of()));
    }

    private static String text(JsonObject object, String key) {
        return object.string(key).orElseThrow();
    }
}
