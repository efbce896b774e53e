package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;

/**
 * The answers a handling policy can give, from the mildest to the strictest.
 *
 * <p>Of several rules the strictest answer holds. A permit of unstated kind and a blanket one are equally strict: whether a
 * blanket one answers the other depends on the clause. An individual permit answers both. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum HandlingOutcome {
    /** No permit is needed. */
    ALLOWED("allowed", "許可は要りません", "allowed", 0),
    /** The policy leaves it open, or a handling restriction is tested by no rule: the manager decides. */
    ASK_MANAGER("ask-manager", "規程だけでは決まりません。管理者に確認してください", "the policy leaves it open; ask the manager", 1),
    /** A permit is needed; the policy does not say whether a blanket one is enough. */
    PERMIT_OF_UNSTATED_KIND(
            "permit-of-unstated-kind",
            "許可が必要です（個別・包括の別の定めなし）",
            "needs a permit; the policy does not state its kind",
            2),
    /** A permit is needed; a blanket one suffices. */
    BLANKET_PERMIT("blanket-permit", "許可が必要です（包括的許可で可）", "needs a permit; a blanket one suffices", 2),
    /** A permit for this one case is needed. */
    INDIVIDUAL_PERMIT("individual-permit", "個別の許可が必要です", "needs an individual permit", 3),
    /** The class is unknown: the answer is somebody's to give. */
    ASK("ask", "分類が不明です。判断を仰いでください", "the class is unknown; ask", 4),
    /** It must not be done under these circumstances. */
    FORBIDDEN("forbidden", "禁止されています", "forbidden", 5);

    private final String id;
    private final String ja;
    private final String en;
    private final int severity;

    HandlingOutcome(String id, String ja, String en, int severity) {
        this.id = id;
        this.ja = ja;
        this.en = en;
        this.severity = severity;
    }

    /**
     * Returns the id used in files and by the command line.
     *
     * @return for example "individual-permit"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the words for people.
     *
     * @return Japanese and English
     */
    public Text text() {
        return new Text(ja, en);
    }

    /**
     * Tells whether this answer is as strict as another, or stricter.
     *
     * @param other the answer to compare with
     * @return true if it is; both ways for a permit of unstated kind and a blanket one
     */
    public boolean isAtLeast(HandlingOutcome other) {
        return severity >= other.severity;
    }
}
