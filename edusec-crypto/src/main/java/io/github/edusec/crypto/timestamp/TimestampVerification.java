package io.github.edusec.crypto.timestamp;

import io.github.edusec.classify.Text;
import java.time.Instant;

/**
 * What the verification of a timestamp found. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface TimestampVerification {
    /**
     * Says whether the timestamp verified.
     *
     * @return whether this is {@link Verified}
     */
    boolean isVerified();

    /**
     * The authority says that the checkpoint existed at a time.
     *
     * @param time the time that the authority states, by its own clock
     * @param authority the subject of its certificate (RFC 2253)
     * @param serial the timestamp's serial number at this authority, decimal
     */
    record Verified(Instant time, String authority, String serial) implements TimestampVerification {
        @Override
        public boolean isVerified() {
            return true;
        }
    }

    /**
     * The timestamp does not speak for the checkpoint.
     *
     * @param reason why
     */
    record NotVerified(Reason reason) implements TimestampVerification {
        @Override
        public boolean isVerified() {
            return false;
        }
    }

    /** Why a timestamp did not verify. */
    enum Reason {
        /** The hash in it is not that of the checkpoint's note, or not a SHA-256. */
        OTHER_CHECKPOINT("別のチェックポイントに対するタイムスタンプです。", "The timestamp is on something else than this checkpoint."),
        /** The signer's certificate is neither given nor signed, at the stated time, under a given one. */
        UNKNOWN_AUTHORITY(
                "指定された証明書の時刻認証局による署名ではありません。", "No given certificate vouched for the signer at the stated time."),
        /** The signer's certificate is not one for timestamps alone (RFC 3161 section 2.3). */
        NOT_AN_AUTHORITY("署名者の証明書は、タイムスタンプ用ではありません。", "The signer's certificate is not one for timestamps."),
        /** The signature, or what it covers, is wrong. */
        BAD_SIGNATURE("署名が正しくありません。", "The signature does not verify.");

        private final Text text;

        Reason(String ja, String en) {
            this.text = new Text(ja, en);
        }

        /**
         * Describes the reason.
         *
         * @return one sentence
         */
        public Text text() {
            return text;
        }
    }
}
