package io.github.edusec.classify.handling;

import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON format of recorded exceptions, version 1. */
final class ExceptionsJson {
    private static final String FORMAT = "edusec-exceptions/";
    private static final int FORMAT_VERSION = 1;

    private final Problems<PolicyFileException> problems;
    private final Set<String> numbers = new HashSet<>();

    private ExceptionsJson(Problems<PolicyFileException> problems) {
        this.problems = problems;
    }

    static HandlingExceptions parse(PolicyFile file, Problems<PolicyFileException> problems)
            throws PolicyFileException {
        JsonObject root = JsonReader.read(file, problems);
        return new ExceptionsJson(problems).exceptions(root);
    }

    private HandlingExceptions exceptions(JsonObject root) throws PolicyFileException {
        FormatLine.check(root, FORMAT, FORMAT_VERSION, "not a list of exceptions", problems);
        List<RecordedException> recorded = new ArrayList<>();
        root.objects("exceptions").forEach(object -> exception(object).ifPresent(recorded::add));
        root.refuseUnknown();
        problems.throwIfAny();
        return new HandlingExceptions(recorded);
    }

    private Optional<RecordedException> exception(JsonObject object) {
        Optional<String> number = object.string("number");
        number.filter(value -> !numbers.add(value))
                .ifPresent(value -> object.problem("number", "the number stands twice", value, "each number once"));
        Optional<String> policy = object.string("policy");
        Set<String> rules = new HashSet<>(WordList.some(object, "rules"));
        Set<Operation> operations = operations(object);
        Optional<String> reason = object.string("reason");
        Optional<String> grantedBy = object.string("grantedBy");
        Optional<String> role = object.string("granterRole");
        Optional<LocalDate> grantedOn = date(object, "grantedOn");
        Optional<LocalDate> endsOn = date(object, "endsOn");
        boolean emergency = object.flag("emergency");
        Optional<LocalDate> reported = object.has("reportedOn") ? date(object, "reportedOn") : Optional.empty();
        object.refuseUnknown();
        if (number.isEmpty()
                || policy.isEmpty()
                || reason.isEmpty()
                || grantedBy.isEmpty()
                || role.isEmpty()
                || grantedOn.isEmpty()
                || endsOn.isEmpty()
                || contradicts(object, grantedOn.get(), endsOn.get(), emergency, reported)
                || rules.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RecordedException(
                number.get(),
                policy.get(),
                rules,
                operations,
                reason.get(),
                grantedBy.get(),
                role.get(),
                grantedOn.get(),
                endsOn.get(),
                emergency,
                reported.orElse(null)));
    }

    /** What the exception's constructor refuses, said with its place in the file. */
    private static boolean contradicts(
            JsonObject object, LocalDate grantedOn, LocalDate endsOn, boolean emergency, Optional<LocalDate> reported) {
        boolean endsBefore = endsOn.isBefore(grantedOn);
        if (endsBefore) {
            object.problem("endsOn", "it ends before it begins", endsOn.toString(), grantedOn + " or later");
        }
        boolean reportedBefore = reported.filter(day -> day.isBefore(grantedOn)).isPresent();
        if (reportedBefore) {
            object.problem(
                    "reportedOn", "reported before it began", reported.get().toString(), grantedOn + " or later");
        }
        boolean nothingToReport = reported.isPresent() && !emergency;
        if (nothingToReport) {
            object.problem(
                    "reportedOn",
                    "only an emergency is reported",
                    reported.get().toString(),
                    "\"emergency\": true");
        }
        return endsBefore || reportedBefore || nothingToReport;
    }

    /** Missing means all; an empty list must not mean that too. */
    private static Set<Operation> operations(JsonObject object) {
        Set<Operation> operations = new HashSet<>();
        if (object.has("operations")) {
            for (String id : WordList.some(object, "operations")) {
                try {
                    operations.add(Operation.parse(id));
                } catch (IllegalArgumentException e) {
                    object.problem(
                            "operations", "no such operation", id, Ids.allowed(Operation.values(), Operation::id));
                }
            }
        }
        return operations;
    }

    private static Optional<LocalDate> date(JsonObject object, String key) {
        return object.string(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                object.problem(key, "not a date", text, "a date such as 2026-04-01");
                return Optional.empty();
            }
        });
    }

    static void write(HandlingExceptions exceptions, OutputStream out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT + FORMAT_VERSION);
            json.writeArrayPropertyStart("exceptions");
            exceptions.recorded().forEach(each -> write(each, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void write(RecordedException exception, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("number", exception.number());
        json.writeStringProperty("policy", exception.policyId());
        writeAll("rules", exception.rules(), json);
        if (!exception.operations().isEmpty()) {
            writeAll(
                    "operations",
                    exception.operations().stream().map(Operation::id).toList(),
                    json);
        }
        json.writeStringProperty("reason", exception.reason());
        json.writeStringProperty("grantedBy", exception.grantedBy());
        json.writeStringProperty("granterRole", exception.granterRole());
        json.writeStringProperty("grantedOn", exception.grantedOn().toString());
        json.writeStringProperty("endsOn", exception.endsOn().toString());
        json.writeBooleanProperty("emergency", exception.emergency());
        LocalDate reported = exception.reportedOn();
        if (reported != null) {
            json.writeStringProperty("reportedOn", reported.toString());
        }
        json.writeEndObject();
    }

    private static void writeAll(String name, Collection<String> values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        values.stream().sorted().forEach(json::writeString);
        json.writeEndArray();
    }
}
