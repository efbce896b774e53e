package io.github.edusec.retention.erase;

import io.github.edusec.classify.Text;

/**
 * What may be claimed of an erased file, weakest first; a claim is about one file, never about the medium it lay on.
 *
 * <p>A level above {@link #UNLINKED} is only claimed where overwriting is known to reach the blocks that held the
 * content. It never covers what {@link NotCovered} lists. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum EraseLevel {
    /** The name is gone. The content was overwritten too, but this store may have put that elsewhere. */
    UNLINKED(
            "削除",
            "名前を削除した。元の内容は記憶装置に残っている可能性がある。",
            "The name was removed; the old content may still be on the device."),
    /** Overwritten in place, forced to the device, then unlinked. */
    OVERWRITTEN(
            "上書き削除",
            "内容をその場で上書きし、装置への書込みを強制してから、削除した。",
            "The content was overwritten in place and forced to the device, then the name was removed."),
    /** As {@link #OVERWRITTEN}, and every byte was read back past the cache and compared. */
    READ_BACK(
            "上書き・読戻し確認済み削除",
            "内容をその場で上書きし、装置への書込みを強制し、キャッシュを通さずに全バイトを読み戻して確認してから、削除した。",
            "The content was overwritten in place, forced, and every byte was read back past the cache; then the name was"
                    + " removed.");

    private final String label;
    private final Text text;

    EraseLevel(String label, String ja, String en) {
        this.label = label;
        this.text = new Text(ja, en);
    }

    /**
     * Returns the short Japanese name for tables.
     *
     * @return for example "上書き削除"
     */
    public String label() {
        return label;
    }

    /**
     * Returns the claim as a sentence, approved once and never worded more strongly.
     *
     * @return the sentence
     */
    public Text text() {
        return text;
    }

    /**
     * Tells whether this level is as strong as another, or stronger.
     *
     * @param other the level to compare with
     * @return true if this level is at least as strong
     */
    public boolean isAtLeast(EraseLevel other) {
        return compareTo(other) >= 0;
    }
}
