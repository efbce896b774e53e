package io.github.edusec.retention.erase;

import io.github.edusec.classify.Text;

/**
 * Why a file was not touched.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Refusal {
    /** Nothing is there under that name. */
    MISSING("ファイルがない。", "There is no such file."),
    /** The name is a symbolic link or another reparse point; links are never followed. */
    SYMLINK("シンボリックリンク等であり、たどらない。", "It is a symbolic link or its like, which is never followed."),
    /** A folder, pipe, device, socket or mount point. */
    NOT_REGULAR("通常のファイルではない。", "It is not a regular file."),
    /** The content has another name, so overwriting would destroy that record too. */
    HARD_LINKED(
            "別の名前（ハードリンク）があり、上書きすると別の記録も失われる。",
            "The content has another name (hard link) and overwriting would destroy that too."),
    /** Size, hash or identity are not what was expected. */
    CHANGED("大きさ、ハッシュ又は実体が想定と異なる。", "Size, hash or identity are not what was expected."),
    /** The store cannot give the required level. */
    LEVEL_UNREACHABLE("求められた水準をこの記憶装置では達成できない。", "The required level cannot be reached on this store."),
    /** The file has holes that overwriting would fill, and the store cannot hold them. */
    NO_SPACE(
            "上書きで埋まる穴（スパース領域）が、記憶装置の空きに収まらない。",
            "Overwriting would fill the file's holes, for which the store has no space."),
    /** The same file stands twice in one call. */
    REPEATED("同じファイルが二度指定された。", "The same file was given twice in one call."),
    /** A folder to be removed is not a folder. */
    NOT_A_FOLDER("フォルダではない。", "It is not a folder."),
    /** A folder to be removed has something in it. */
    NOT_EMPTY("フォルダが空ではない。", "The folder is not empty.");

    private final Text text;

    Refusal(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns the reason as a sentence.
     *
     * @return the sentence
     */
    public Text text() {
        return text;
    }
}
