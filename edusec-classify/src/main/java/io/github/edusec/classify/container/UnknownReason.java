package io.github.edusec.classify.container;

import io.github.edusec.classify.Text;

/**
 * Why the class of a member is unknown.
 *
 * @since 0.1.0
 */
public enum UnknownReason {
    /** It was read, and no label stands in it, beside it or in its name. */
    UNLABELLED("unlabelled", "標示がありません", "no label"),
    /** It has a label that says nothing that counts. */
    NOT_UNDERSTOOD("not-understood", "標示の意味が分かりません", "a label that is not understood"),
    /** Encrypted or protected by a password. */
    ENCRYPTED("encrypted", "暗号化されていて読めません", "encrypted"),
    /** Damaged, or made to confuse. */
    MALFORMED("malformed", "壊れているか不正な形式です", "damaged or made to confuse"),
    /** It would cost more than the limits allow. */
    OVER_LIMIT("over-limit", "処理の上限を超えています", "over a limit"),
    /** A format or a compression method that is not read. */
    UNSUPPORTED("unsupported", "対応していない形式です", "a format that is not read"),
    /** The file system does not let it be read. */
    NO_ACCESS("no-access", "読み取れません", "it cannot be opened");

    private final String id;
    private final Text text;

    UnknownReason(String id, String ja, String en) {
        this.id = id;
        this.text = new Text(ja, en);
    }

    /**
     * Returns the id used on the command line.
     *
     * @return for example "over-limit"
     */
    public String id() {
        return id;
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
