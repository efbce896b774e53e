package io.github.edusec.crypto.approval;

import io.github.edusec.classify.policyfile.JsonObject;
import io.github.edusec.classify.policyfile.JsonReader;
import io.github.edusec.classify.policyfile.PolicyFile;
import io.github.edusec.classify.policyfile.Problems;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.keys.Term;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An approval as the bytes that are signed: {@code edusec-approval/1}, JSON in its only form. */
final class ApprovalJson {
    private static final String FORMAT = "edusec-approval/1";
    private static final String NEWER = "edusec-approval/([2-9]|[1-9][0-9]{1,8})";
    static final int MAX_BYTES = 16 << 10;

    private ApprovalJson() {}

    /**
     * What is signed.
     *
     * @param approval the statement
     * @param key the fingerprint of the approver's key
     * @param salt 64 hexadecimal digits that keep a commitment to the statement from being guessed
     */
    record Signed(Approval approval, String key, String salt) {}

    static byte[] write(Signed signed) {
        Approval approval = signed.approval();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeName("subject");
            json.writeStartObject();
            json.writeStringProperty("kind", approval.subject().kind());
            json.writeStringProperty("sha256", approval.subject().sha256());
            json.writeEndObject();
            json.writeStringProperty("applicant", approval.applicant());
            json.writeStringProperty("approver", approval.approver());
            json.writeStringProperty("role", approval.role());
            json.writeStringProperty("given", approval.given().toString());
            json.writeStringProperty("from", approval.term().from().toString());
            json.writeStringProperty("until", String.valueOf(approval.term().until()));
            json.writeStringProperty("comment", approval.comment());
            SelfApproval exception = approval.exception();
            if (exception != null) {
                json.writeName("exception");
                json.writeStartObject();
                json.writeStringProperty("decision", exception.decision());
                json.writeStringProperty("reason", exception.reason());
                json.writeEndObject();
            }
            json.writeStringProperty("key", signed.key());
            json.writeStringProperty("salt", signed.salt());
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    /** Reads what {@link #write} writes, and nothing else: two programs must not read two things in what one key signed. */
    static Signed read(byte[] bytes, String name) throws CryptoException {
        Problems<MalformedPackageException> problems =
                new Problems<>(name, (file, all) -> new MalformedPackageException(all.get(0)));
        try {
            PolicyFile file = PolicyFile.read(name, new ByteArrayInputStream(bytes), MAX_BYTES, problems);
            Signed signed = read(JsonReader.read(file, problems), name, problems);
            if (!Arrays.equals(write(signed), bytes)) {
                throw problems.fatal(
                        name, "not in its only form", "other order, spaces or escapes", "as it was signed");
            }
            return signed;
        } catch (CryptoException e) {
            throw e;
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory could not be read", impossible);
        }
    }

    private static Signed read(JsonObject root, String name, Problems<MalformedPackageException> problems)
            throws CryptoException {
        String format = root.string("format").orElse("");
        if (format.matches(NEWER)) {
            throw new NewerFormatException(name, format, FORMAT);
        }
        if (!format.equals(FORMAT)) {
            root.problem("format", "not an approval", format, FORMAT);
        }
        problems.throwIfAny();
        Optional<JsonObject> subject = root.object("subject");
        String applicant = root.string("applicant").orElse("");
        String approver = root.string("approver").orElse("");
        String role = root.string("role").orElse("");
        String given = root.string("given").orElse("");
        String from = root.string("from").orElse("");
        String until = root.string("until").orElse("");
        String comment = root.exactString("comment").orElse("");
        Optional<JsonObject> exception = root.optionalObject("exception");
        String key = hex(root, "key", "sha256:");
        String salt = hex(root, "salt", "");
        root.refuseUnknown();
        String kind = subject.flatMap(object -> object.string("kind")).orElse("");
        String sha256 = subject.flatMap(object -> object.string("sha256")).orElse("");
        subject.ifPresent(JsonObject::refuseUnknown);
        @Nullable
        String decision = exception.flatMap(object -> object.string("decision")).orElse(null);
        @Nullable
        String reason = exception.flatMap(object -> object.string("reason")).orElse(null);
        exception.ifPresent(JsonObject::refuseUnknown);
        problems.throwIfAny();
        try {
            Approval approval = new Approval(
                    new ApprovalSubject(kind, sha256),
                    applicant,
                    approver,
                    role,
                    Instant.parse(given),
                    new Term(LocalDate.parse(from), LocalDate.parse(until)),
                    comment,
                    decision == null || reason == null ? null : new SelfApproval(decision, reason));
            return new Signed(approval, key, salt);
        } catch (DateTimeException e) {
            throw problems.fatal(
                    name, "a time or day that cannot be read", "other text", "2026-11-28T01:02:03Z, 2026-11-28");
        } catch (IllegalArgumentException e) {
            throw problems.fatal(name, "an approval that cannot be", "other values", String.valueOf(e.getMessage()));
        }
    }

    private static String hex(JsonObject root, String field, String prefix) {
        String value = root.string(field).orElse("");
        if (!value.matches(prefix + "[0-9a-f]{64}")) {
            root.problem(field, "not of its form", value.length() + " characters", prefix + "64 hexadecimal digits");
        }
        return value;
    }
}
