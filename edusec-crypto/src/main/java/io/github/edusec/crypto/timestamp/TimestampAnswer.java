package io.github.edusec.crypto.timestamp;

import io.github.edusec.crypto.MalformedPackageException;
import java.io.IOException;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * What an authority answered to a request. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface TimestampAnswer {
    /**
     * Reads a response. Nothing is said about the authority yet: ask {@link CheckpointTimestamp#verify}.
     *
     * @param der the response's DER (RFC 3161 section 2.4.2), as {@code application/timestamp-reply} carries it; at most
     *     64 KiB
     * @param request the request it should answer
     * @return granted, rejected, or an answer to something else
     * @throws MalformedPackageException if it is not one timestamp response
     */
    static TimestampAnswer read(byte[] der, TimestampRequest request) throws MalformedPackageException {
        return Asn1.reading("timestamp response", der, bytes -> answer(bytes, request));
    }

    private static TimestampAnswer answer(byte[] der, TimestampRequest request) throws IOException, TSPException {
        TimeStampResponse response = new TimeStampResponse(der);
        if (!CheckpointTimestamp.isGranted(response)) {
            PKIFailureInfo failure = response.getFailInfo();
            return new Rejected(response.getStatus(), failure == null ? 0 : failure.intValue());
        }
        CheckpointTimestamp timestamp = CheckpointTimestamp.parse(der);
        return request.isAnsweredBy(response) ? new Granted(timestamp) : new OtherRequest();
    }

    /**
     * A timestamp, still to be verified.
     *
     * @param timestamp the timestamp
     */
    record Granted(CheckpointTimestamp timestamp) implements TimestampAnswer {}

    /**
     * The authority gave no timestamp.
     *
     * @param status its PKIStatus (RFC 3161 section 2.4.2), such as 2 for a rejection
     * @param failure its PKIFailureInfo bits as Bouncy Castle numbers them, 0 if it gave none
     */
    record Rejected(int status, int failure) implements TimestampAnswer {}

    /** A timestamp on something else, or an old one: hash or nonce are not the request's. */
    record OtherRequest() implements TimestampAnswer {
        /** The only one. */
        public OtherRequest {}
    }
}
