package io.github.edusec.crypto.approval;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.approval.ApprovalVerification.NotValid;
import io.github.edusec.crypto.approval.ApprovalVerification.Reason;
import io.github.edusec.crypto.approval.ApprovalVerification.Valid;
import io.github.edusec.crypto.keys.ActingDecision;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.LedgerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An approval and the signature of whoever permits, to be kept together as {@code NAME} and {@code NAME.sig}.
 *
 * <p>The signature is Ed25519 over the file's exact bytes: {@code openssl pkeyutl -verify -pubin -inkey PUB.pem -rawin -in NAME
 * -sigfile NAME.sig}. Immutable and thread-safe.
 *
 * <p><b>Not guaranteed.</b> The time of an approval is what its maker says: whoever has a key of a past role can sign with an
 * earlier date, unless approvals count only with a {@link #ledgerEntry ledger entry} of their time. Whether two ids are one
 * person, the appointments cannot tell. That an approval was withdrawn stands nowhere in it: give it a short term.
 *
 * @since 0.1.0
 */
public final class SignedApproval {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final String SUFFIX = ".sig";
    private static final int SIGNATURE_BYTES = 64;

    private final ApprovalJson.Signed signed;
    private final byte[] json;
    private final byte[] signature;

    private SignedApproval(ApprovalJson.Signed signed, byte[] json, byte[] signature) {
        this.signed = signed;
        this.json = json;
        this.signature = signature;
    }

    /**
     * Signs an approval.
     *
     * @param approval what is permitted
     * @param key the approver's approval key, which stays the caller's
     * @return the approval with its signature
     * @throws IllegalStateException if the key is closed
     */
    public static SignedApproval sign(Approval approval, SigningKey key) {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ApprovalJson.Signed signed = new ApprovalJson.Signed(
                approval, key.verificationKey().fingerprint(), HexFormat.of().formatHex(salt));
        byte[] json = ApprovalJson.write(signed);
        return new SignedApproval(signed, json, key.sign(json));
    }

    /**
     * Reads an approval and its signature; neither is verified.
     *
     * @param file the approval; its signature lies beside it under the same name and {@code .sig}
     * @return the approval
     * @throws NewerFormatException if it is of a newer format
     * @throws MalformedPackageException if it is no approval in its only form, or the signature is not 64 bytes
     * @throws IOException if one of the files cannot be read
     */
    public static SignedApproval load(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        byte[] json = read(file, ApprovalJson.MAX_BYTES + 1);
        Path beside = signatureOf(file);
        byte[] signature = read(beside, SIGNATURE_BYTES + 1);
        if (signature.length != SIGNATURE_BYTES) {
            throw new MalformedPackageException(new Problem(
                    String.valueOf(beside.getFileName()),
                    "not a signature",
                    signature.length + " bytes or more",
                    SIGNATURE_BYTES + " bytes"));
        }
        return new SignedApproval(ApprovalJson.read(json, name), json, signature);
    }

    private static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /**
     * Writes both files, the signature first: an approval without one is nothing yet. A process that is killed between the two
     * leaves a {@code .sig} alone, which is to be deleted before the next try.
     *
     * @param file the approval's file to create; the signature's gets the same name and {@code .sig}
     * @throws java.nio.file.FileAlreadyExistsException if one of them exists
     * @throws IOException if they cannot be written
     */
    public void save(Path file) throws IOException {
        try (AtomicFile approval = AtomicFile.create(file);
                AtomicFile beside = AtomicFile.create(signatureOf(file))) {
            write(approval, json);
            write(beside, signature);
            beside.commit();
            approval.commit();
        }
    }

    private static void write(AtomicFile file, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            file.channel().write(bytes);
        }
        file.force();
    }

    private static Path signatureOf(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /**
     * Returns what is permitted.
     *
     * @return the statement; only {@link #verify} says whether it counts
     */
    public Approval approval() {
        return signed.approval();
    }

    /**
     * Returns the fingerprint of the key that the approval names.
     *
     * @return as {@link VerificationKey#fingerprint()}
     */
    public String fingerprint() {
        return signed.key();
    }

    /**
     * Returns the bytes that are signed.
     *
     * @return a copy of the approval's file
     */
    public byte[] bytes() {
        return json.clone();
    }

    /**
     * Returns the signature.
     *
     * @return a copy, 64 bytes
     */
    public byte[] signature() {
        return signature.clone();
    }

    /**
     * Decides whether the approval may be acted on: a pure function of what it is given.
     *
     * @param demand what is about to be done, for whom, when, and who may permit it
     * @param appointments who was in which role when; deputies count for the role they stand in for
     * @param keys public approval keys that are trusted, those given up included: an approval stays good after its key was
     *     rotated
     * @return valid, valid only by an exception that the caller must know, or the first reason why not
     */
    public ApprovalVerification verify(
            ApprovalDemand demand, Appointments appointments, Collection<VerificationKey> keys) {
        Optional<VerificationKey> key = keys.stream()
                .filter(each -> each.fingerprint().equals(signed.key()))
                .findFirst();
        if (key.isEmpty()) {
            return no(Reason.KEY_NOT_AT_HAND);
        }
        if (!key.get().verify(json, signature)) {
            return no(Reason.WRONG_SIGNATURE);
        }
        Approval approval = signed.approval();
        if (!approval.subject().equals(demand.subject())) {
            return no(Reason.OTHER_SUBJECT);
        }
        if (!approval.applicant().equals(demand.applicant())) {
            return no(Reason.OTHER_APPLICANT);
        }
        if (!demand.permitting().contains(approval.role())) {
            return no(Reason.ROLE_MAY_NOT_PERMIT);
        }
        LocalDate given = LocalDate.ofInstant(approval.given(), ZONE);
        ActingDecision acting = appointments.mayActAs(signed.key(), approval.role(), given);
        if (!(acting instanceof ActingDecision.Allowed allowed)) {
            return new NotValid(Reason.NOT_IN_ROLE, acting);
        }
        if (!allowed.appointment().person().equals(approval.approver())) {
            return no(Reason.OTHER_PERSON);
        }
        if (given.isAfter(demand.day()) || demand.day().isBefore(approval.term().from())) {
            return no(Reason.NOT_YET);
        }
        if (!approval.term().contains(demand.day())) {
            return no(Reason.EXPIRED);
        }
        SelfApproval exception = approval.exception();
        return exception == null ? new Valid(allowed) : new ApprovalVerification.ValidByException(allowed, exception);
    }

    private static NotValid no(Reason reason) {
        return new NotValid(reason, null);
    }

    /**
     * Makes the entry by which a ledger commits to this approval.
     *
     * @param time when it is recorded; years 1970 to 9999
     * @return kind "approval.given", the commitments "approval" (the SHA-256 of the file, which a salt in it keeps from being
     *     guessed) and "subject", and the code "subject-kind"; no person and no role
     * @throws IllegalArgumentException if the time is out of range
     */
    public LedgerEntry ledgerEntry(Instant time) {
        ApprovalSubject subject = signed.approval().subject();
        return LedgerEntry.of("approval.given", time)
                .with("approval", Commitment.plain(json))
                .with("subject", new Commitment(subject.sha256()))
                .with("subject-kind", subject.kind());
    }

    /**
     * Says what is permitted, without any person's id.
     *
     * @return for logs
     */
    @Override
    public String toString() {
        return "Signed" + signed.approval();
    }
}
