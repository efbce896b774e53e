package io.github.edusec.crypto.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Checkpoint;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.timestamp.TimestampAnswer.Granted;
import io.github.edusec.crypto.timestamp.TimestampVerification.Verified;
import io.github.edusec.testkit.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openssl on either side. */
@Tag("interop")
class TimestampInteropTest {
    @TempDir
    Path folder;

    private Tool openssl;
    private Checkpoint checkpoint;
    private Path note;
    private Path otherNote;

    @BeforeEach
    void makeCheckpoints() throws Exception {
        openssl = Tool.require("openssl");
        try (SigningKey key = SigningKey.generate();
                Ledger ledger = Ledger.create(
                        folder.resolve("ledger.log"), "test.example/stamped", key, () -> TestAuthority.NOW)) {
            checkpoint = ledger.checkpoint();
            note = Files.writeString(folder.resolve("note"), checkpoint.note());
            otherNote = Files.writeString(
                    folder.resolve("other"),
                    ledger.append(LedgerEntry.of("hold.added", TestAuthority.NOW))
                            .checkpoint()
                            .note());
        }
    }

    private Path pem(String name, X509Certificate certificate) throws Exception {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void openssl_accepts_our_timestamp_on_this_checkpoint_and_on_no_other() throws Exception {
        TestAuthority authority = TestAuthority.make();
        TimestampRequest request = TimestampRequest.of(checkpoint);
        Path query = Files.write(folder.resolve("query.tsq"), request.der());
        Path reply = folder.resolve("reply.tsr");
        ((Granted) TimestampAnswer.read(authority.answer(request), request))
                .timestamp()
                .save(reply);
        Path root = pem("root.pem", authority.root);
        long time = TestAuthority.NOW.getEpochSecond();
        Tool.Run byNote = openssl.run("ts", "-verify", "-data", note, "-in", reply, "-CAfile", root, "-attime", time);
        assertThat(byNote.exitCode()).as(byNote.toString()).isZero();
        Tool.Run byQuery =
                openssl.run("ts", "-verify", "-queryfile", query, "-in", reply, "-CAfile", root, "-attime", time);
        assertThat(byQuery.exitCode()).as(byQuery.toString()).isZero();
        Tool.Run other =
                openssl.run("ts", "-verify", "-data", otherNote, "-in", reply, "-CAfile", root, "-attime", time);
        assertThat(other.exitCode()).as(other.toString()).isNotZero();
        assertThat(other.toString()).contains("message imprint mismatch");
    }

    @Test
    void openssl_reads_our_request() throws Exception {
        Path query = Files.write(
                folder.resolve("query.tsq"), TimestampRequest.of(checkpoint).der());
        Tool.Run text = openssl.run("ts", "-query", "-in", query, "-text");
        assertThat(text.stdout()).contains("Hash Algorithm: sha256", "Certificate required: yes", "Nonce: 0x");
    }

    @Test
    void we_accept_a_timestamp_that_openssl_made() throws Exception {
        Path config = Files.writeString(folder.resolve("tsa.cnf"), """
                [req]
                distinguished_name = dn
                prompt = no
                x509_extensions = ext
                [dn]
                CN = openssl TSA
                [ext]
                basicConstraints = critical,CA:FALSE
                keyUsage = critical,digitalSignature
                extendedKeyUsage = critical,timeStamping
                [tsa]
                default_tsa = made
                [made]
                serial = %s
                default_policy = 1.3.6.1.4.1.99999.1
                digests = sha256
                signer_digest = sha256
                ess_cert_id_alg = sha256
                accuracy = secs:1
                """.formatted(folder.resolve("serial")));
        Files.writeString(folder.resolve("serial"), "07\n");
        Path key = folder.resolve("tsa.key");
        Path certificate = folder.resolve("tsa.pem");
        Tool.Run made = openssl.run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                key,
                "-out",
                certificate,
                "-days",
                "2",
                "-config",
                config);
        assertThat(made.exitCode()).as(made.toString()).isZero();
        TimestampRequest request = TimestampRequest.of(checkpoint);
        Path query = Files.write(folder.resolve("query.tsq"), request.der());
        Path reply = folder.resolve("reply.tsr");
        Tool.Run replied = openssl.run(
                "ts",
                "-reply",
                "-queryfile",
                query,
                "-signer",
                certificate,
                "-inkey",
                key,
                "-config",
                config,
                "-section",
                "made",
                "-out",
                reply);
        assertThat(replied.exitCode()).as(replied.toString()).isZero();
        X509Certificate trusted;
        try (var in = Files.newInputStream(certificate)) {
            trusted = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        Granted answer = (Granted) TimestampAnswer.read(Files.readAllBytes(reply), request);
        Verified verified = (Verified) answer.timestamp().verify(checkpoint, Set.of(trusted));
        assertThat(verified.authority()).isEqualTo("CN=openssl TSA");
        assertThat(Duration.between(verified.time(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
    }
}
