package io.github.edusec.crypto.timestamp;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.ledger.Checkpoint;
import io.github.edusec.crypto.timestamp.TimestampVerification.NotVerified;
import io.github.edusec.crypto.timestamp.TimestampVerification.Reason;
import io.github.edusec.crypto.timestamp.TimestampVerification.Verified;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * An authority's response with a timestamp on a checkpoint (RFC 3161 section 2.4.2), to keep as a file beside the
 * checkpoint's note. Anybody verifies it without edusec too: {@code openssl ts -verify -data NOTE -in FILE -CAfile CA}.
 *
 * <p>Immutable and thread-safe.
 *
 * <p><b>Not guaranteed.</b> The time is what the authority's clock said. Revocation of its certificate is not looked up, and
 * certificates are judged at the stated time alone, whenever one verifies and whatever signing time (RFC 5652 section 11.3)
 * stands beside it: once the authority's key or an algorithm is broken, back-dated timestamps can
 * be made. Before that, put a new timestamp on the checkpoint and this file. A checkpoint with a timestamp proves that its
 * entries existed by then, not since when.
 *
 * @since 0.1.0
 */
public final class CheckpointTimestamp {
    private static final String WHAT = "timestamp response";

    /** SHA-1 under the signature would make a collision on it a forged time. */
    private static final Set<String> STRONG = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId());

    private final byte[] der;
    private final TimeStampToken token;
    private final Signer signer;

    private CheckpointTimestamp(byte[] der, TimeStampToken token) throws Exception {
        this.der = der;
        this.token = token;
        this.signer = Signer.of(token);
    }

    /**
     * Reads a response with a timestamp, without the request that it answered.
     *
     * @param der the response's DER; at most 64 KiB
     * @return the timestamp, not yet verified
     * @throws MalformedPackageException if it is not one timestamp response with a status of granted (0 or 1), a
     *     timestamp, one signer and readable certificates
     */
    public static CheckpointTimestamp parse(byte[] der) throws MalformedPackageException {
        return Asn1.reading(WHAT, der, bytes -> {
            TimeStampResponse response = new TimeStampResponse(bytes);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null || !isGranted(response)) {
                throw new MalformedPackageException(new Problem(
                        WHAT,
                        "no granted timestamp in it",
                        (token == null ? "no timestamp" : "a timestamp") + " and status " + response.getStatus(),
                        "a timestamp and status 0 or 1"));
            }
            return new CheckpointTimestamp(bytes, token);
        });
    }

    /**
     * Reads a file that {@link #save} or {@code openssl ts -reply} wrote.
     *
     * @param path the file
     * @return the timestamp, not yet verified
     * @throws MalformedPackageException if it is not one granted timestamp response, as for {@link #parse}
     * @throws IOException if it cannot be read
     */
    public static CheckpointTimestamp load(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return parse(in.readNBytes(Asn1.MAX_BYTES + 1));
        }
    }

    /**
     * Writes the response to a new file, by custom with the name of the checkpoint's and the ending {@code .tsr}.
     *
     * @param path the file to create; forced to the disk
     * @throws java.nio.file.FileAlreadyExistsException if it exists
     * @throws IOException if it cannot be written
     */
    public void save(Path path) throws IOException {
        try (AtomicFile file = AtomicFile.create(path)) {
            ByteBuffer bytes = ByteBuffer.wrap(der);
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
            file.force();
            file.commit();
        }
    }

    /**
     * Returns the response.
     *
     * @return the DER, a copy
     */
    public byte[] der() {
        return der.clone();
    }

    /**
     * Verifies that an authority stamped exactly this checkpoint's note.
     *
     * @param checkpoint the checkpoint, with the same signature lines as when it was stamped
     * @param trusted certificates of authorities, or of what signs theirs; one of them must have been valid at the stated
     *     time, as must every certificate between. One that is not the authority's own must say that it is a certification
     *     authority's (RFC 5280 sections 4.2.1.3 and 4.2.1.9): one of X.509 version 1 counts only as the authority's own
     * @return verified, with the time, or why not
     */
    public TimestampVerification verify(Checkpoint checkpoint, Set<X509Certificate> trusted) {
        boolean sameHash = NISTObjectIdentifiers.id_sha256.equals(
                        token.getTimeStampInfo().getMessageImprintAlgOID())
                && MessageDigest.isEqual(
                        token.getTimeStampInfo().getMessageImprintDigest(), TimestampRequest.imprint(checkpoint));
        if (!sameHash) {
            return new NotVerified(Reason.OTHER_CHECKPOINT);
        }
        Reason reached = Reason.UNKNOWN_AUTHORITY;
        for (X509Certificate authority : signer.certificates(trusted)) {
            Reason against = objection(authority, trusted).orElse(null);
            if (against == null) {
                return verified(authority);
            }
            reached = against.compareTo(reached) > 0 ? against : reached;
        }
        return new NotVerified(reached);
    }

    static boolean isGranted(TimeStampResponse response) {
        return response.getStatus() == PKIStatus.GRANTED || response.getStatus() == PKIStatus.GRANTED_WITH_MODS;
    }

    private Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    private Verified verified(X509Certificate authority) {
        return new Verified(
                time(),
                authority.getSubjectX500Principal().getName(),
                token.getTimeStampInfo().getSerialNumber().toString());
    }

    private Optional<Reason> objection(X509Certificate authority, Set<X509Certificate> trusted) {
        if (!signer.isVouchedFor(authority, trusted, time())) {
            return Optional.of(Reason.UNKNOWN_AUTHORITY);
        }
        try {
            TSPUtil.validateCertificate(new JcaX509CertificateHolder(authority));
        } catch (TSPValidationException | CertificateEncodingException e) {
            return Optional.of(Reason.NOT_AN_AUTHORITY);
        }
        return isSignedBy(authority) ? Optional.empty() : Optional.of(Reason.BAD_SIGNATURE);
    }

    private boolean isSignedBy(X509Certificate authority) {
        try {
            if (!STRONG.contains(
                    token.toCMSSignedData().getSignerInfos().iterator().next().getDigestAlgOID())) {
                return false;
            }
            token.validate(JudgedAtStatedTime.verifier(authority, time()));
            return true;
        } catch (TSPException | CertificateEncodingException | OperatorCreationException | RuntimeException e) {
            // The attributes under the signature are read only here, and may be anything.
            return false;
        }
    }
}
