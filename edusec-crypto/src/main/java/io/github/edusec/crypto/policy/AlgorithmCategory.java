package io.github.edusec.crypto.policy;

import io.github.edusec.classify.Text;

/**
 * How an algorithm stands on the list that a policy goes by.
 *
 * @since 0.1.0
 */
public enum AlgorithmCategory {
    /** On the list of recommended ciphers (電子政府推奨暗号リスト). */
    RECOMMENDED("recommended", "推奨", "recommended"),
    /** Under watch (運用監視暗号リスト): only to stay compatible with what there is. */
    MONITORED("monitored-compatibility-only", "運用監視（互換性維持のためだけ）", "under watch, for compatibility only"),
    /** On no list (リスト外). */
    NOT_LISTED("not-listed", "リスト外", "not listed"),
    /** Never written; read where somebody else wrote it. */
    FORBIDDEN("forbidden", "書き込み禁止（読み取りのみ）", "never written, only read");

    private final String id;
    private final Text text;

    AlgorithmCategory(String id, String ja, String en) {
        this.id = id;
        this.text = new Text(ja, en);
    }

    /**
     * Returns the word that policy files use.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns the category for people.
     *
     * @return a few words in Japanese and English
     */
    public Text text() {
        return text;
    }
}
