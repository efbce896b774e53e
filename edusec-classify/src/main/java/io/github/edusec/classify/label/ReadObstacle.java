package io.github.edusec.classify.label;

import io.github.edusec.classify.Text;

/**
 * Why the labels inside a document could not be looked for, or do not speak for all that is in it.
 *
 * @since 0.1.0
 */
public enum ReadObstacle {
    /** Encrypted or protected by a password. */
    ENCRYPTED("暗号化されています", "encrypted or protected by a password"),
    /** Damaged, or made to confuse. */
    MALFORMED("ファイルが壊れています", "damaged or not what its format demands"),
    /** It would cost more than the limits allow. */
    OVER_LIMIT("処理の上限を超えています", "over a limit"),
    /** The package holds more than the document accounts for, which no label of the document speaks for. */
    EXTRA_CONTENT("文書に属さない内容が含まれています", "it holds more than the document accounts for"),
    /** A format that can hold labels which this library does not read. */
    UNSUPPORTED("この形式の標示は読めません", "a format whose labels are not read");

    private final Text text;

    ReadObstacle(String ja, String en) {
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
