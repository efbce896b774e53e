package io.github.edusec.crypto.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.NewerFormatException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.approval.ApprovalVerification.NotValid;
import io.github.edusec.crypto.approval.ApprovalVerification.Reason;
import io.github.edusec.crypto.approval.ApprovalVerification.Valid;
import io.github.edusec.crypto.approval.ApprovalVerification.ValidByException;
import io.github.edusec.crypto.keys.ActingDecision;
import io.github.edusec.crypto.keys.AppointmentRole;
import io.github.edusec.crypto.keys.Appointments;
import io.github.edusec.crypto.keys.Term;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedApprovalTest {
    private static final ApprovalSubject SUBJECT = new ApprovalSubject("disposal-manifest", "ab".repeat(32));
    private static final LocalDate FROM = LocalDate.of(2026, 11, 28);
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 12);
    /** One second before midnight of 2026-11-28 in Japan. */
    private static final Instant GIVEN = Instant.parse("2026-11-28T14:59:59Z");

    private static final Set<String> PERMITTING = Set.of("principal", "general-manager");

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate();
    private final SigningKey other = SigningKey.generate();
    private final List<VerificationKey> keys = List.of(other.verificationKey(), key.verificationKey());
    private final Appointments appointments = Appointments.of(AppointmentRole.standard())
            .appoint("sato", "principal", new Term(LocalDate.of(2024, 4, 1), null), fingerprint(key), "教委 第1号");

    @AfterEach
    void close() {
        key.close();
        other.close();
    }

    @Test
    void it_counts_for_its_subject_in_its_term_by_whoever_was_in_the_role() {
        SignedApproval approval = signed();
        assertThat(verify(approval, FROM)).isInstanceOf(Valid.class);
        assertThat(verify(approval, UNTIL.minusDays(1))).isInstanceOf(Valid.class);
        assertReason(verify(approval, UNTIL), Reason.EXPIRED);
        assertReason(verify(approval, FROM.minusDays(1)), Reason.NOT_YET);
        assertReason(
                approval.verify(
                        demand(new ApprovalSubject("disposal-manifest", "ac".repeat(32)), "tanaka", PERMITTING, FROM),
                        appointments,
                        keys),
                Reason.OTHER_SUBJECT);
        assertReason(
                approval.verify(
                        demand(new ApprovalSubject("takeout-request", SUBJECT.sha256()), "tanaka", PERMITTING, FROM),
                        appointments,
                        keys),
                Reason.OTHER_SUBJECT);
        assertReason(
                approval.verify(demand(SUBJECT, "tanaka", Set.of("general-manager"), FROM), appointments, keys),
                Reason.ROLE_MAY_NOT_PERMIT);
        assertReason(
                approval.verify(
                        demand(SUBJECT, "tanaka", PERMITTING, FROM), appointments, List.of(other.verificationKey())),
                Reason.KEY_NOT_AT_HAND);
    }

    @Test
    void it_does_not_count_before_it_was_given() {
        Approval early = approval("tanaka", "sato", "principal", GIVEN.plusSeconds(1), null);
        assertReason(verify(SignedApproval.sign(early, key), FROM), Reason.NOT_YET);
        assertThat(verify(SignedApproval.sign(early, key), FROM.plusDays(1))).isInstanceOf(Valid.class);
    }

    @Test
    void the_appointment_must_hold_on_the_day_on_which_it_was_given() {
        SignedApproval approval = signed();
        Appointments endedThatDay = appointments.end(1, FROM.plusDays(1), "教委 第2号");
        assertThat(approval.verify(demand(SUBJECT, "tanaka", PERMITTING, FROM.plusDays(3)), endedThatDay, keys))
                .isInstanceOf(Valid.class);
        Appointments endedBefore = appointments.end(1, FROM, "教委 第2号");
        assertThat(approval.verify(demand(SUBJECT, "tanaka", PERMITTING, FROM), endedBefore, keys))
                .isEqualTo(new NotValid(Reason.NOT_IN_ROLE, new ActingDecision.Ended(FROM)));
        assertThat(approval.verify(
                        demand(SUBJECT, "tanaka", PERMITTING, FROM), Appointments.of(AppointmentRole.standard()), keys))
                .isEqualTo(new NotValid(Reason.NOT_IN_ROLE, new ActingDecision.UnknownKey()));
    }

    @Test
    void after_a_key_was_rotated_old_approvals_stay_good_and_the_old_key_makes_no_new_ones() {
        SignedApproval old = signed();
        LocalDate day = FROM.plusDays(2);
        Appointments rotated = appointments
                .end(1, day, "鍵の更新")
                .appoint("sato", "principal", Term.from(day), fingerprint(other), "鍵の更新");
        assertThat(old.verify(demand(SUBJECT, "tanaka", PERMITTING, day), rotated, keys))
                .isInstanceOf(Valid.class);
        Approval later = approval("tanaka", "sato", "principal", GIVEN.plusSeconds(2 * 86_400), null);
        assertThat(SignedApproval.sign(later, other).verify(demand(SUBJECT, "tanaka", PERMITTING, day), rotated, keys))
                .isInstanceOf(Valid.class);
        assertReason(
                SignedApproval.sign(later, key).verify(demand(SUBJECT, "tanaka", PERMITTING, day), rotated, keys),
                Reason.NOT_IN_ROLE);
    }

    @Test
    void a_deputy_counts_and_is_named_as_one_and_nobody_signs_as_somebody_else() {
        String deputy = AppointmentRole.standard().stream()
                .filter(role -> "principal".equals(role.deputyOf()))
                .findFirst()
                .orElseThrow()
                .id();
        Appointments withDeputy = appointments.appoint("mori", deputy, Term.from(FROM), fingerprint(other), "校長の命");
        SignedApproval approval = SignedApproval.sign(approval("tanaka", "mori", "principal", GIVEN, null), other);
        assertThat(approval.verify(demand(SUBJECT, "tanaka", PERMITTING, FROM), withDeputy, keys))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid -> assertThat(valid.acting().isDeputy()).isTrue());
        SignedApproval asSato = SignedApproval.sign(approval("tanaka", "sato", "principal", GIVEN, null), other);
        assertReason(asSato.verify(demand(SUBJECT, "tanaka", PERMITTING, FROM), withDeputy, keys), Reason.OTHER_PERSON);
    }

    @Test
    void one_person_applies_and_permits_only_by_a_recorded_exception() throws IOException {
        assertThatThrownBy(() -> approval("sato", "sato", "principal", GIVEN, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same person")
                .message()
                .doesNotContain("sato");
        SelfApproval exception = new SelfApproval("教委 第7号", "分校に他の権限者がいないため");
        assertThatThrownBy(() -> approval("tanaka", "sato", "principal", GIVEN, exception))
                .isInstanceOf(IllegalArgumentException.class);
        SignedApproval approval = SignedApproval.sign(approval("sato", "sato", "principal", GIVEN, exception), key);
        ApprovalVerification found = approval.verify(demand(SUBJECT, "sato", PERMITTING, FROM), appointments, keys);
        assertThat(found)
                .isInstanceOfSatisfying(
                        ValidByException.class, by -> assertThat(by.exception()).isEqualTo(exception));
        assertThat(found.isValid()).isFalse();
        assertThat(found.text().ja()).contains("教委 第7号");
        // Whoever names somebody else as the applicant gets no further than the one who knows who asked.
        assertReason(
                signed().verify(demand(SUBJECT, "sato", PERMITTING, FROM), appointments, keys), Reason.OTHER_APPLICANT);
        Path file = folder.resolve("approval.json");
        approval.save(file);
        assertThat(SignedApproval.load(file).approval().exception()).isEqualTo(exception);
        // Somebody takes the exception out, or the applicant's name for another's.
        String text = Files.readString(file);
        int at = text.indexOf(",\"exception\"");
        Files.writeString(file, text.substring(0, at) + text.substring(text.indexOf(",\"key\"")));
        assertThatThrownBy(() -> SignedApproval.load(file))
                .isInstanceOf(MalformedPackageException.class)
                .hasMessageContaining("same person");
    }

    @Test
    void it_is_read_back_and_any_changed_bit_is_noticed() throws IOException {
        Path file = folder.resolve("approval.json");
        SignedApproval approval = signed();
        approval.save(file);
        assertThatThrownBy(() -> approval.save(file)).isInstanceOf(FileAlreadyExistsException.class);
        SignedApproval read = SignedApproval.load(file);
        assertThat(read.approval()).isEqualTo(approval.approval());
        assertThat(read.fingerprint()).isEqualTo(fingerprint(key));
        assertThat(verify(read, FROM)).isInstanceOf(Valid.class);
        byte[] bytes = Files.readAllBytes(file);
        Set<Reason> reasons = new HashSet<>();
        for (int i = 0; i < bytes.length * 8; i += 3) {
            byte[] changed = bytes.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            Files.write(file, changed);
            refused(file).ifPresent(reasons::add);
        }
        assertThat(reasons).containsExactlyInAnyOrder(Reason.WRONG_SIGNATURE, Reason.KEY_NOT_AT_HAND);
        Files.write(file, bytes);
        Path signature = folder.resolve("approval.json.sig");
        byte[] sound = Files.readAllBytes(signature);
        assertThat(sound).hasSize(64).isEqualTo(read.signature());
        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 1;
            Files.write(signature, changed);
            assertThat(refused(file)).contains(Reason.WRONG_SIGNATURE);
        }
        for (int length : new int[] {0, 63, 65, 1 << 20}) {
            Files.write(signature, new byte[length]);
            assertThatThrownBy(() -> SignedApproval.load(file)).isInstanceOf(MalformedPackageException.class);
        }
    }

    /** The reason for which it is not valid; empty if it could not even be read. */
    private Optional<Reason> refused(Path file) throws IOException {
        SignedApproval read;
        try {
            read = SignedApproval.load(file);
        } catch (CryptoException typed) {
            return Optional.empty();
        }
        return Optional.of(((NotValid) verify(read, FROM)).reason());
    }

    @Test
    void only_its_one_form_is_read_and_a_newer_one_refused_as_such() throws IOException {
        Path file = folder.resolve("approval.json");
        signed().save(file);
        String text = Files.readString(file);
        for (String changed : List.of(
                text.replace("{\"format\"", "{ \"format\""),
                text.stripTrailing(),
                text + "\n",
                text.replace("sato", "\\u0073ato"),
                text.replace("\"role\"", "\"extra\":1,\"role\""),
                text.replace("\"until\":\"2026-12-12\"", "\"until\":\"2026-11-28\""),
                text.replace("T14:59:59Z", "T14:59:59.000Z"),
                "[]",
                "",
                "x".repeat(20_000))) {
            assertThat(changed).isNotEqualTo(text);
            Files.writeString(file, changed);
            assertThatThrownBy(() -> SignedApproval.load(file))
                    .describedAs(changed)
                    .isInstanceOf(MalformedPackageException.class);
        }
        Files.writeString(file, text.replace("edusec-approval/1", "edusec-approval/2"));
        assertThatThrownBy(() -> SignedApproval.load(file)).isInstanceOf(NewerFormatException.class);
    }

    @Test
    void parts_of_another_form_are_refused_and_people_are_not_named() {
        for (String bad : List.of("", "Sato", "佐藤", "a b", "x".repeat(65))) {
            assertThatThrownBy(() -> approval(bad, "sato", "principal", GIVEN, null))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> approval("tanaka", bad, "principal", GIVEN, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String comment : List.of("a\nb", "x".repeat(501), "a\u2028b", "a\u202eb", "a\udb40\udc41b", "\ud83d")) {
            assertThatThrownBy(() -> new Approval(
                            SUBJECT, "tanaka", "sato", "principal", GIVEN, new Term(FROM, UNTIL), comment, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Approval(SUBJECT, "tanaka", "sato", "principal", GIVEN, Term.from(FROM), "", null))
                .hasMessageContaining("a term that ends");
        assertThatThrownBy(() -> new ApprovalSubject("Disposal", "ab".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ApprovalSubject("disposal", "AB".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SelfApproval(" ", "r")).isInstanceOf(IllegalArgumentException.class);
        assertThat(signed().toString()).doesNotContain("sato", "tanaka").contains("disposal-manifest");
    }

    @Test
    void a_ledger_can_commit_to_it() throws IOException {
        SignedApproval approval = signed();
        LedgerEntry entry = approval.ledgerEntry(GIVEN);
        assertThat(entry.kind()).isEqualTo("approval.given");
        assertThat(entry.commitments())
                .containsEntry("approval", Commitment.plain(approval.bytes()))
                .containsEntry("subject", new Commitment(SUBJECT.sha256()));
        assertThat(entry.codes()).containsEntry("subject-kind", "disposal-manifest");
        assertThat(signed().ledgerEntry(GIVEN)).isNotEqualTo(entry);
    }

    @Test
    void the_golden_file_of_version_1_is_read_and_verifies() throws Exception {
        Path golden = resource("golden-approval-1.json");
        VerificationKey signer = VerificationKey.load(resource("/io/github/edusec/crypto/ledger/golden-1.pub.pem"));
        SignedApproval read = SignedApproval.load(golden);
        assertThat(read.approval())
                .isEqualTo(new Approval(
                        new ApprovalSubject("disposal-manifest", "0123456789abcdef".repeat(4)),
                        "sato",
                        "sato",
                        "principal",
                        Instant.parse("2026-11-28T01:02:03Z"),
                        new Term(FROM, UNTIL),
                        "廃棄伺い 令和8年度 第3号 \"写し\"",
                        new SelfApproval("教委 第7号", "分校に他の権限者がいないため")));
        Appointments then = Appointments.of(AppointmentRole.standard())
                .appoint("sato", "principal", Term.from(FROM), signer.fingerprint(), "教委 第1号");
        assertThat(read.verify(demand(read.approval().subject(), "sato", PERMITTING, FROM), then, List.of(signer)))
                .isInstanceOf(ValidByException.class);
    }

    private static Path resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(SignedApprovalTest.class.getResource(name), name)
                .toURI());
    }

    @Test
    @Tag("interop")
    void openssl_verifies_it() throws IOException {
        Path file = folder.resolve("承認.json");
        signed().save(file);
        Path pub = folder.resolve("pub.pem");
        key.verificationKey().save(pub);
        Path signature = folder.resolve("承認.json.sig");
        Tool openssl = Tool.require("openssl");
        Object[] command = {"pkeyutl", "-verify", "-pubin", "-inkey", pub, "-rawin", "-in", file, "-sigfile", signature
        };
        assertThat(openssl.run(command).exitCode()).isZero();
        Files.writeString(file, Files.readString(file).replace("sato", "sano"));
        assertThat(openssl.run(command).exitCode()).isNotZero();
    }

    private SignedApproval signed() {
        return SignedApproval.sign(approval("tanaka", "sato", "principal", GIVEN, null), key);
    }

    private static Approval approval(
            String applicant, String approver, String role, Instant given, @Nullable SelfApproval exception) {
        return new Approval(
                SUBJECT, applicant, approver, role, given, new Term(FROM, UNTIL), "廃棄伺い 令和8年度 第3号", exception);
    }

    private ApprovalVerification verify(SignedApproval approval, LocalDate day) {
        return approval.verify(demand(SUBJECT, "tanaka", PERMITTING, day), appointments, keys);
    }

    private static ApprovalDemand demand(
            ApprovalSubject subject, String applicant, Set<String> permitting, LocalDate day) {
        return new ApprovalDemand(subject, applicant, permitting, day);
    }

    private static void assertReason(ApprovalVerification found, Reason reason) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        NotValid.class, no -> assertThat(no.reason()).isEqualTo(reason));
        assertThat(found.isValid()).isFalse();
        assertThat(found.text().ja()).isNotBlank();
        assertThat(found.notCovered()).isNotEmpty();
    }

    private static String fingerprint(SigningKey key) {
        return key.verificationKey().fingerprint();
    }
}
