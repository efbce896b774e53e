package io.github.edusec.crypto.approval;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.ActingDecision;
import org.jspecify.annotations.Nullable;

/**
 * Whether an approval may be acted on. Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface ApprovalVerification {
    /**
     * Says whether it may be acted on.
     *
     * @return whether this is {@link Valid}
     */
    boolean isValid();

    /**
     * Returns the finding for people, without any person's id.
     *
     * @return a sentence in Japanese and English
     */
    Text text();

    /**
     * It is signed, for this subject, on this day, by somebody who was in the role when it was given.
     *
     * @param acting the appointment that says so; the approver may have been a deputy
     */
    record Valid(ActingDecision.Allowed acting) implements ApprovalVerification {
        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public Text text() {
            return acting.reason();
        }
    }

    /**
     * It may not be acted on.
     *
     * @param reason why
     * @param acting what the appointments say, where that is the reason; else null
     */
    record NotValid(Reason reason, @Nullable ActingDecision acting) implements ApprovalVerification {
        @Override
        public boolean isValid() {
            return false;
        }

        @Override
        public Text text() {
            return acting == null ? reason.text() : acting.reason();
        }
    }

    /** Why an approval may not be acted on. */
    enum Reason {
        /** None of the given keys is the one that the approval names. */
        KEY_NOT_AT_HAND("承認の鍵が手元にありません", "the key that the approval names is not at hand"),
        /** The signature is not that key's over this statement. */
        WRONG_SIGNATURE("署名が合いません", "the signature does not verify"),
        /** It permits something else. */
        OTHER_SUBJECT("別のものに対する承認です", "the approval is for something else"),
        /** The role may not permit this. */
        ROLE_MAY_NOT_PERMIT("この役割では承認できません", "this role may not permit this"),
        /** The key did not stand for the role on the day on which the approval was given. */
        NOT_IN_ROLE("承認した日にその役割にありませんでした", "not in the role on the day of the approval"),
        /** The key is appointed, but as somebody else than the approval says. */
        OTHER_PERSON("承認者が鍵の持ち主ではありません", "the approver is not the key's holder"),
        /** Its first day is still to come, or it was given later than the day on which it is to be acted on. */
        NOT_YET("承認の期間がまだ始まっていません", "the approval's term has not begun"),
        /** Its last day is over. */
        EXPIRED("承認の期間が過ぎています", "the approval's term is over");

        private final Text text;

        Reason(String ja, String en) {
            this.text = new Text(ja, en);
        }

        /**
         * Returns the reason as a sentence.
         *
         * @return the sentence in Japanese and English
         */
        public Text text() {
            return text;
        }
    }
}
