package io.github.edusec.retention.erase;

import io.github.edusec.classify.Text;

/**
 * The steps of an erasure, in their order.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum EraseStep {
    /** Resolve the path without following a link, look at the file and its store. */
    EXAMINE("対象の確認", "examining the file"),
    /** Open without truncation, and look again. */
    OPEN("開く", "opening the file"),
    /** Compare size and hash with what the caller expects. */
    COMPARE("内容の照合", "comparing the content with what was expected"),
    /** Overwrite every block in place. */
    OVERWRITE("上書き", "overwriting"),
    /** Force the new content to the device. */
    FORCE("書込みの強制", "forcing the content to the device"),
    /** Read every byte back and compare. */
    READ_BACK("読戻し", "reading back"),
    /** Give the file a neutral name. */
    RENAME("中立名への改名", "renaming"),
    /** Remove the name. */
    UNLINK("名前の削除", "removing the name"),
    /** Force the folder to the device. */
    FORCE_FOLDER("フォルダの書込みの強制", "forcing the folder to the device"),
    /** Confirm that neither name is there. */
    CONFIRM("不在の確認", "confirming that the file is gone");

    private final Text text;

    EraseStep(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns the step's name for people.
     *
     * @return a short phrase
     */
    public Text text() {
        return text;
    }
}
