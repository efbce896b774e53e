package io.github.edusec.retention.erase;

import io.github.edusec.classify.Text;

/**
 * What a failed erasure left behind.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Remains {
    /** The file is as it was. */
    UNTOUCHED("ファイルは元のまま残っている。", "The file is as it was."),
    /** Some, all or none of the old content may be left; the file is no longer usable. */
    CONTENT_UNCERTAIN(
            "ファイルは残っており、元の内容の一部又は全部が残っている可能性がある。",
            "The file is there; some or all of the old content may be left in it."),
    /** The content was overwritten and read back, but the file is still there. */
    OVERWRITTEN("内容は上書きを確認済みだが、ファイルが残っている。", "The content was overwritten and read back, but the file is still there."),
    /** The name is gone, but that could not be confirmed on the device. */
    NAME_GONE(
            "内容は上書きを確認済みで名前もないが、装置上の確認ができない。",
            "The content was overwritten and the name is gone, but that is not confirmed on the device.");

    private final Text text;

    Remains(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns what is left, as a sentence.
     *
     * @return the sentence
     */
    public Text text() {
        return text;
    }
}
