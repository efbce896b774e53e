package io.github.edusec.retention.erase;

import io.github.edusec.classify.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What an erased file's claim does not cover; every result lists these, whatever its level.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum NotCovered {
    /** The file system's journal or log. */
    JOURNALS("ファイルシステムのジャーナル", "journals and logs of the file system"),
    /** Earlier versions that a program saved under the same name. */
    OLD_VERSIONS("過去に保存し直される前の版", "earlier versions that were saved over"),
    /** Temporary and recovery files, thumbnails, search indexes of programs that opened the file. */
    TEMPORARY_FILES("一時ファイル・自動保存・サムネイル・検索索引", "temporary and autosave files, thumbnails, search indexes"),
    /** Copies and clones under other names. */
    COPIES("別の名前の複製・クローン", "copies and clones under other names"),
    /** Snapshots of a file system, volume or virtual machine. */
    SNAPSHOTS("スナップショット", "snapshots of file systems, volumes and virtual machines"),
    /** Backups. */
    BACKUPS("バックアップ", "backups"),
    /** Replicas, synchronised folders, mirrors. */
    REPLICAS("複製先・同期先", "replicas and synchronised folders"),
    /** Swap space, hibernation images, memory. */
    SWAP("スワップ・休止状態の保存領域・メモリ", "swap space, hibernation images and memory"),
    /** The file's name in folders and journals. */
    FILE_NAMES("ディレクトリやジャーナルに残るファイル名", "the file's name in folders and journals"),
    /** Extended attributes, access lists, alternate streams. */
    ATTRIBUTES("拡張属性・代替ストリーム", "extended attributes and alternate streams"),
    /** Spare cells and sectors that a device swapped out. */
    WEAR_LEVELLING("SSDのウェアレベリング・代替セクタ", "wear levelling of flash and reallocated sectors"),
    /** Layers under the device: virtual disks, arrays, caching controllers. */
    VIRTUAL_STORAGE("仮想ディスク・ストレージ装置の内部", "layers below: virtual disks, storage arrays and their caches"),
    /** The folder could not be forced to the device, so a crash may bring the (overwritten) file back. */
    FOLDER_NOT_FORCED(
            "名前の削除の装置への書込みを強制できない",
            "the name's removal could not be forced; a crash may bring the overwritten file back"),
    /** This platform cannot pin a folder, so a swap of the folder during the call would not be noticed. */
    FOLDER_NOT_PINNED("処理中のフォルダの差替えを検出できない", "a swap of the folder during the call cannot be noticed on this platform");

    private final Text text;

    NotCovered(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns what is not covered, as a phrase for a list.
     *
     * @return the phrase
     */
    public Text text() {
        return text;
    }

    static List<NotCovered> always() {
        return with(List.of());
    }

    static List<NotCovered> with(Collection<NotCovered> found) {
        List<NotCovered> all = new ArrayList<>(Arrays.asList(values()));
        all.removeIf(item -> (item == FOLDER_NOT_FORCED || item == FOLDER_NOT_PINNED) && !found.contains(item));
        return List.copyOf(all);
    }
}
