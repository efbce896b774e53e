package io.github.edusec.crypto.timestamp;

import io.github.edusec.classify.Problem;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.ledger.Checkpoint;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * A request for a timestamp on a checkpoint (RFC 3161 section 2.4.1): the SHA-256 of the note's exact bytes, a random nonce
 * of 64 bits, and the wish that the response carries the authority's certificate. It tells the authority nothing but the
 * hash.
 *
 * <p>Immutable and thread-safe. Keep {@link #der()} until the response is there: it proves that the response is to this
 * request.
 *
 * @since 0.1.0
 */
public final class TimestampRequest {
    private static final int NONCE_BITS = 64;

    private final byte[] der;
    private final org.bouncycastle.tsp.TimeStampRequest request;

    private TimestampRequest(byte[] der) throws IOException {
        this.der = der;
        this.request = new org.bouncycastle.tsp.TimeStampRequest(der);
    }

    /**
     * Makes a request with a new nonce.
     *
     * @param checkpoint the checkpoint; best one whose signature was verified
     * @return the request
     */
    public static TimestampRequest of(Checkpoint checkpoint) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            return new TimestampRequest(generator
                    .generate(
                            NISTObjectIdentifiers.id_sha256,
                            imprint(checkpoint),
                            new BigInteger(NONCE_BITS, new SecureRandom()))
                    .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a request that was just made cannot be encoded", e);
        }
    }

    /**
     * Reads a request that was kept.
     *
     * @param der its DER
     * @return the request
     * @throws MalformedPackageException if it is not one timestamp request of version 1 with a SHA-256 and a nonce
     */
    public static TimestampRequest parse(byte[] der) throws MalformedPackageException {
        TimestampRequest parsed = Asn1.reading("timestamp request", der, bytes -> new TimestampRequest(bytes));
        boolean ours = parsed.request.getVersion() == 1
                && parsed.request.getNonce() != null
                && NISTObjectIdentifiers.id_sha256.equals(parsed.request.getMessageImprintAlgOID())
                && parsed.request.getMessageImprintDigest().length == Asn1.SHA256_BYTES;
        if (!ours) {
            throw new MalformedPackageException(new Problem(
                    "timestamp request", "not of our form", "another form", "version 1 with SHA-256 and nonce"));
        }
        return parsed;
    }

    /**
     * Returns what goes to the authority, as {@code application/timestamp-query} or a file for {@code openssl ts -reply}.
     *
     * @return the DER, a copy
     */
    public byte[] der() {
        return der.clone();
    }

    /** Whether a response was made to this request: same hash, same nonce. */
    boolean isAnsweredBy(TimeStampResponse response) {
        try {
            response.validate(request);
            return true;
        } catch (TSPException | RuntimeException e) {
            return false;
        }
    }

    static byte[] imprint(Checkpoint checkpoint) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(checkpoint.note().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
