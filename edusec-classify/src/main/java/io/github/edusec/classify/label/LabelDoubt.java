package io.github.edusec.classify.label;

import io.github.edusec.classify.Text;

/**
 * Why a label that was found says nothing that counts.
 *
 * @since 0.1.0
 */
public enum LabelDoubt {
    /** A newer version of this library wrote it. */
    NEWER_VERSION("新しい版の標示です", "a label of a newer format version"),
    /** A value is missing, stands twice or is not allowed. */
    DAMAGED("標示が壊れています", "a damaged label"),
    /** It grades by a scale that has no counterpart here. */
    OTHER_SCALE("対応していない尺度の標示です", "a label on a scale that is not mapped"),
    /** It states levels from which no importance class follows. */
    NO_CLASS("重要性分類を導けない標示です", "a label whose levels give no importance class"),
    /** A label of a tenant that the caller's table does not name. */
    NOT_MAPPED("対応表にない標示です", "a label that the mapping table does not name");

    private final Text text;

    LabelDoubt(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns the doubt as a sentence.
     *
     * @return the sentence in Japanese and English
     */
    public Text text() {
        return text;
    }
}
