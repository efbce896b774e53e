package io.github.edusec.crypto.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Checkpoint;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.timestamp.TimestampAnswer.Granted;
import io.github.edusec.crypto.timestamp.TimestampAnswer.OtherRequest;
import io.github.edusec.crypto.timestamp.TimestampAnswer.Rejected;
import io.github.edusec.crypto.timestamp.TimestampVerification.NotVerified;
import io.github.edusec.crypto.timestamp.TimestampVerification.Reason;
import io.github.edusec.crypto.timestamp.TimestampVerification.Verified;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTimestampTest {
    private static final List<PKIStatus> PKI_STATUSES =
            List.of(PKIStatus.granted, PKIStatus.grantedWithMods, PKIStatus.rejection, PKIStatus.revocationWarning);

    @TempDir
    Path folder;

    private TestAuthority authority;
    private Checkpoint checkpoint;
    private Checkpoint later;
    private TimestampRequest request;

    @BeforeEach
    void makeCheckpoints() throws Exception {
        authority = TestAuthority.make();
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = Ledger.create(
                        folder.resolve("ledger.log"), "test.example/stamped", key, () -> TestAuthority.NOW)) {
            checkpoint = ledger.checkpoint();
            later = ledger.append(LedgerEntry.of("hold.added", TestAuthority.NOW))
                    .checkpoint();
        }
        request = TimestampRequest.of(checkpoint);
    }

    private CheckpointTimestamp granted(byte[] response) throws IOException {
        return ((Granted) TimestampAnswer.read(response, request)).timestamp();
    }

    private static NotVerified not(Reason reason) {
        return new NotVerified(reason);
    }

    @Test
    void a_timestamp_verifies_under_its_authority_or_the_root_above() throws Exception {
        CheckpointTimestamp timestamp = granted(authority.answer(request));
        for (X509Certificate trusted : Set.of(authority.root, authority.certificate)) {
            Verified verified = (Verified) timestamp.verify(checkpoint, Set.of(trusted));
            assertThat(verified.time()).isEqualTo(TestAuthority.NOW);
            assertThat(verified.authority()).isEqualTo("CN=Test TSA,O=edusec tests");
            assertThat(verified.serial()).isEqualTo("42");
            assertThat(verified.isVerified()).isTrue();
        }
    }

    /** Made with the authority of these tests in version 0.1.0; its certificates have ended since. */
    @Test
    void every_later_build_reads_a_kept_timestamp() throws Exception {
        Checkpoint kept = Checkpoint.parse(Files.readString(resource("golden-1.note")));
        CheckpointTimestamp timestamp = CheckpointTimestamp.load(resource("golden-1.tsr"));
        X509Certificate root;
        try (InputStream in = Files.newInputStream(resource("golden-1-root.der"))) {
            root = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        Verified verified = (Verified) timestamp.verify(kept, Set.of(root));
        assertThat(verified.time()).isEqualTo(Instant.parse("2026-11-28T03:04:05Z"));
        assertThat(timestamp.verify(checkpoint, Set.of(root))).isEqualTo(not(Reason.OTHER_CHECKPOINT));
    }

    private static Path resource(String name) throws Exception {
        URL url = Objects.requireNonNull(CheckpointTimestampTest.class.getResource(name), name);
        return Path.of(url.toURI());
    }

    @Test
    void another_checkpoint_is_not_what_was_stamped() throws Exception {
        CheckpointTimestamp timestamp = granted(authority.answer(request));
        assertThat(timestamp.verify(later, Set.of(authority.root))).isEqualTo(not(Reason.OTHER_CHECKPOINT));
    }

    @Test
    void an_authority_that_nobody_vouches_for_at_the_stated_time_is_unknown() throws Exception {
        CheckpointTimestamp timestamp = granted(authority.answer(request));
        TestAuthority other = TestAuthority.make();
        assertThat(timestamp.verify(checkpoint, Set.of(other.root))).isEqualTo(not(Reason.UNKNOWN_AUTHORITY));
        assertThat(timestamp.verify(checkpoint, Set.of())).isEqualTo(not(Reason.UNKNOWN_AUTHORITY));
        for (Duration days : Set.of(Duration.ofDays(2), Duration.ofDays(-2))) {
            CheckpointTimestamp outside =
                    CheckpointTimestamp.parse(authority.answer(request, TestAuthority.NOW.plus(days)));
            for (X509Certificate trusted : Set.of(authority.root, authority.certificate)) {
                assertThat(outside.verify(checkpoint, Set.of(trusted))).isEqualTo(not(Reason.UNKNOWN_AUTHORITY));
            }
        }
    }

    @Test
    void the_stated_time_counts_and_not_the_signing_time_beside_it() throws Exception {
        for (Duration away : Set.of(Duration.ofDays(9 * 365), Duration.ofDays(-9 * 365))) {
            byte[] response = authority.answer(request, TestAuthority.NOW, TestAuthority.NOW.plus(away));
            assertThat(granted(response).verify(checkpoint, Set.of(authority.root)))
                    .isInstanceOfSatisfying(
                            Verified.class,
                            verified -> assertThat(verified.time()).isEqualTo(TestAuthority.NOW));
        }
        byte[] late = authority.answer(request, TestAuthority.NOW.plus(Duration.ofDays(2)), TestAuthority.NOW);
        assertThat(granted(late).verify(checkpoint, Set.of(authority.root))).isEqualTo(not(Reason.UNKNOWN_AUTHORITY));
    }

    @Test
    void a_trusted_certificate_that_may_sign_no_others_vouches_for_itself_alone() throws Exception {
        for (TestAuthority rogue : List.of(
                TestAuthority.makeUnder(new BasicConstraints(false), KeyUsage.keyCertSign),
                TestAuthority.makeUnder(new BasicConstraints(true), KeyUsage.digitalSignature))) {
            CheckpointTimestamp timestamp = granted(rogue.answer(request));
            assertThat(timestamp.verify(checkpoint, Set.of(rogue.root))).isEqualTo(not(Reason.UNKNOWN_AUTHORITY));
            assertThat(timestamp.verify(checkpoint, Set.of(rogue.certificate)).isVerified())
                    .isTrue();
        }
    }

    @Test
    void of_two_certificates_that_the_signature_names_the_right_one_counts() throws Exception {
        CheckpointTimestamp timestamp = granted(authority.answer(request));
        X509Certificate impostor = TestAuthority.make().certificate;
        for (Set<X509Certificate> trusted : List.of(
                Set.of(impostor, authority.root),
                Set.of(impostor, authority.certificate),
                Set.of(authority.forSomethingElse, authority.certificate))) {
            assertThat(timestamp.verify(checkpoint, trusted).isVerified()).isTrue();
        }
    }

    @Test
    void a_timestamp_beside_a_status_that_grants_none_is_refused() throws Exception {
        TimeStampResp sound = TimeStampResp.getInstance(authority.answer(request));
        for (PKIStatus status : PKI_STATUSES) {
            byte[] der = new TimeStampResp(new PKIStatusInfo(status), sound.getTimeStampToken()).getEncoded();
            Path file = Files.write(folder.resolve("status" + status.getValue()), der);
            if (status.getValue().intValueExact() <= 1) {
                assertThat(CheckpointTimestamp.load(file)
                                .verify(checkpoint, Set.of(authority.root))
                                .isVerified())
                        .isTrue();
            } else {
                assertThatThrownBy(() -> CheckpointTimestamp.load(file))
                        .isInstanceOf(MalformedPackageException.class)
                        .hasMessageContaining("status " + status.getValue());
            }
        }
    }

    @Test
    void a_certificate_for_something_else_makes_no_authority() throws Exception {
        CheckpointTimestamp timestamp = granted(authority.answer(request));
        assertThat(timestamp.verify(checkpoint, Set.of(authority.forSomethingElse)))
                .isEqualTo(not(Reason.NOT_AN_AUTHORITY));
    }

    @Test
    void another_key_under_the_same_name_and_number_did_not_sign() throws Exception {
        CheckpointTimestamp timestamp = granted(authority.answer(request));
        X509Certificate impostor = TestAuthority.make().certificate;
        assertThat(impostor.getSerialNumber()).isEqualTo(authority.certificate.getSerialNumber());
        assertThat(timestamp.verify(checkpoint, Set.of(impostor))).isEqualTo(not(Reason.BAD_SIGNATURE));
    }

    @Test
    void a_weak_hash_under_the_signature_is_no_signature() throws Exception {
        TestAuthority weak = TestAuthority.make("SHA1");
        assertThat(granted(weak.answer(request)).verify(checkpoint, Set.of(weak.root)))
                .isEqualTo(not(Reason.BAD_SIGNATURE));
    }

    @Test
    void an_answer_to_another_request_or_a_rejection_is_told_by_type() throws Exception {
        TimestampRequest same = TimestampRequest.of(checkpoint);
        assertThat(same.der()).isNotEqualTo(request.der());
        assertThat(TimestampAnswer.read(authority.answer(same), request)).isEqualTo(new OtherRequest());
        assertThat(TimestampAnswer.read(authority.answer(TimestampRequest.of(later)), request))
                .isEqualTo(new OtherRequest());
        assertThat(TimestampAnswer.read(authority.reject(request), request))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.status()).isEqualTo(2));
        assertThatThrownBy(() -> CheckpointTimestamp.parse(authority.reject(request)))
                .isInstanceOf(MalformedPackageException.class);
        assertThat(TimestampAnswer.read(authority.answer(request), TimestampRequest.parse(request.der())))
                .isInstanceOf(Granted.class);
    }

    @Test
    void it_is_kept_in_a_file_that_is_never_overwritten() throws Exception {
        CheckpointTimestamp timestamp = granted(authority.answer(request));
        Path file = folder.resolve("checkpoint.tsr");
        timestamp.save(file);
        assertThat(file).hasBinaryContent(timestamp.der());
        assertThat(CheckpointTimestamp.load(file)
                        .verify(checkpoint, Set.of(authority.root))
                        .isVerified())
                .isTrue();
        assertThatThrownBy(() -> timestamp.save(file)).isInstanceOf(FileAlreadyExistsException.class);
        Files.write(file, new byte[(64 << 10) + 1]);
        assertThatThrownBy(() -> CheckpointTimestamp.load(file)).isInstanceOf(MalformedPackageException.class);
    }

    @Test
    void every_flipped_byte_is_refused_by_type_or_does_not_verify_or_changes_nothing_that_was_signed()
            throws Exception {
        byte[] response = authority.answer(request);
        Verified sound = (Verified) granted(response).verify(checkpoint, Set.of(authority.root));
        int refused = 0;
        for (int offset = 0; offset < response.length; offset++) {
            for (int pattern : new int[] {0x01, 0x80, 0xFF}) {
                byte[] changed = response.clone();
                changed[offset] ^= (byte) pattern;
                try {
                    assertThat(TimestampAnswer.read(changed, request)).isNotNull();
                    TimestampVerification result =
                            CheckpointTimestamp.parse(changed).verify(checkpoint, Set.of(authority.root));
                    refused += result.isVerified() ? 0 : 1;
                    if (result.isVerified()) {
                        assertThat(result).as("byte %d", offset).isEqualTo(sound);
                    }
                } catch (MalformedPackageException e) {
                    refused++;
                }
            }
        }
        // The rest are bytes that nothing signs: the status in front, and copies of what stands elsewhere.
        assertThat(refused).isGreaterThan(response.length * 3 * 9 / 10);
    }

    @Test
    void cut_or_continued_responses_and_requests_are_refused_by_type() throws Exception {
        byte[] response = authority.answer(request);
        for (int length = 0; length < response.length; length++) {
            byte[] cut = Arrays.copyOf(response, length);
            assertThatThrownBy(() -> TimestampAnswer.read(cut, request)).isInstanceOf(MalformedPackageException.class);
        }
        for (int length = 0; length < request.der().length; length++) {
            byte[] cut = Arrays.copyOf(request.der(), length);
            assertThatThrownBy(() -> TimestampRequest.parse(cut)).isInstanceOf(MalformedPackageException.class);
        }
        byte[] longer = Arrays.copyOf(response, response.length + 1);
        assertThatThrownBy(() -> TimestampAnswer.read(longer, request)).isInstanceOf(MalformedPackageException.class);
        byte[] longerRequest = Arrays.copyOf(request.der(), request.der().length + 1);
        assertThatThrownBy(() -> TimestampRequest.parse(longerRequest)).isInstanceOf(MalformedPackageException.class);
    }

    @Test
    void deeply_nested_structures_are_refused_by_type() {
        byte[] nested = new byte[60_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        assertThatThrownBy(() -> CheckpointTimestamp.parse(nested)).isInstanceOf(MalformedPackageException.class);
        assertThatThrownBy(() -> TimestampRequest.parse(nested)).isInstanceOf(MalformedPackageException.class);
    }

    @Property(tries = 1000)
    void garbage_is_refused_by_type(@ForAll byte[] garbage) {
        assertThatThrownBy(() -> CheckpointTimestamp.parse(garbage)).isInstanceOf(MalformedPackageException.class);
        assertThatThrownBy(() -> TimestampRequest.parse(garbage)).isInstanceOf(MalformedPackageException.class);
    }

    @Test
    void every_reason_reads_well_in_both_languages() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.text().ja()).endsWith("。");
            assertThat(reason.text().en()).endsWith(".");
        }
    }
}
