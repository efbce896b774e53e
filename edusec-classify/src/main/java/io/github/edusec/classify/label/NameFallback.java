package io.github.edusec.classify.label;

import io.github.edusec.classify.Text;

/**
 * Why a name got another mark than the one that was asked for.
 *
 * @since 0.1.0
 */
public enum NameFallback {
    /** The form shows an axis that the classification does not state. */
    NOT_STATED("この形式が示す軸の分類がありません", "an axis that the form shows is not stated"),
    /** Read alone, the mark would stand for a less severe class than the classification has. */
    UNDERSTATES("この形式では実際より軽い分類に読めます", "read alone, the mark would stand for a less severe class"),
    /** A short mark such as {@code C1_}, or this mark on this very name, could be something else. */
    NOT_CERTAIN("この名前では分類の標示と確実に読み取れません", "on this name the mark could not be told from other text");

    private final Text text;

    NameFallback(String ja, String en) {
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
