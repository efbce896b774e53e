package io.github.edusec.crypto.approval;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.ActingDecision;
import java.util.List;
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
     * @return whether this is {@link Valid}, and not only valid by an exception
     */
    boolean isValid();

    /**
     * Returns the finding for people, without any person's id.
     *
     * @return a sentence in Japanese and English
     */
    Text text();

    /**
     * Returns what this does not say, to be shown with it.
     *
     * @return sentences in Japanese and English
     */
    default List<Text> notCovered() {
        return List.of(
                new Text(
                        "承認の日時は承認者の申告です。記録（ledger）の項目と照合していません。",
                        "The time of the approval is what the approver says; it was not compared with an entry of a ledger."),
                new Text(
                        "申請者と承認者は ID で比べています。一人が二つの ID を持つことは排除できません。",
                        "Applicant and approver were compared by their ids; that one person has two is not excluded."),
                new Text("承認後の取消しは確かめていません。", "Whether it was withdrawn since was not asked."));
    }

    /**
     * It is signed, for this subject and applicant, on this day, by somebody else who was in the role when it was given.
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
     * All of that holds, but for one thing: the approver permits what he asked for himself, and states an exception. Not valid
     * by itself: whoever acts on it must know the exception and have checked it.
     *
     * @param acting the appointment that says so
     * @param exception what the approver states
     */
    record ValidByException(ActingDecision.Allowed acting, SelfApproval exception) implements ApprovalVerification {
        @Override
        public boolean isValid() {
            return false;
        }

        @Override
        public Text text() {
            return new Text(
                    "申請者自身による承認です（例外: " + exception.decision() + "）",
                    "the applicant himself permits it (exception: " + exception.decision() + ")");
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
        /** It permits what somebody else asked for. */
        OTHER_APPLICANT("別の申請者に対する承認です", "the approval is for another applicant"),
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
