package io.github.edusec.classify.label;

import io.github.edusec.classify.Text;

/**
 * Why a document gets no visible mark.
 *
 * @since 0.1.0
 */
public enum LabelObstacle {
    /** No stamper exists for this format. */
    FORMAT_NOT_STAMPED("この形式には見える標示を付けません", "this format is not stamped"),
    /** The document is digitally signed; any change would break the signature. */
    SIGNED("電子署名が付いているため変更しません", "digitally signed; stamping would break the signature"),
    /** The document is encrypted or protected by a password. */
    ENCRYPTED("暗号化されているため開けません", "encrypted or protected by a password"),
    /** The document is damaged or not what its format demands. */
    MALFORMED("ファイルが壊れています", "damaged or not what its format demands"),
    /** The document would cost more than the limits allow. */
    OVER_LIMIT("処理の上限を超えています", "over a limit"),
    /** The document carries a label that a newer version of this library wrote; it is not overwritten. */
    NEWER_LABEL("新しい版の標示が付いています", "carries a label of a newer format version"),
    /** The document says a more severe class, and no reason for lowering or removing it was given. */
    LOWERED_WITHOUT_REASON("分類を下げる、または標示を除くには理由が必要です", "lowering or removing a label needs a reason"),
    /** The file has no content. */
    EMPTY("ファイルが空です", "empty file");

    private final Text text;

    LabelObstacle(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns the obstacle as a sentence.
     *
     * @return the sentence in Japanese and English
     */
    public Text text() {
        return text;
    }
}
