package io.github.edusec.retention.erase;

import io.github.edusec.classify.Text;

/**
 * Why less may be claimed than was done, and the highest level that is left.
 *
 * <p>What overwriting does on each store was measured by searching raw images; a store that was not measured is never
 * given the benefit of the doubt. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Lowering {
    /** btrfs, ZFS, APFS and their kind write new data elsewhere. */
    COPY_ON_WRITE(
            EraseLevel.UNLINKED,
            "このファイルシステムは上書きを別の場所に書くため、元の内容が残る。",
            "This file system writes new data elsewhere, so the old content stays."),
    /** Writing in place was switched on, but snapshots and shared blocks still force copies and cannot be seen from here. */
    SNAPSHOTS_POSSIBLE(
            EraseLevel.UNLINKED,
            "その場で書く設定だが、スナップショットや共有ブロックがあれば元の内容が残り、その有無を確認できない。",
            "Set to write in place, but snapshots or shared blocks would keep the old content and cannot be seen from here."),
    /** The journal holds file content, not only metadata. */
    DATA_JOURNAL(
            EraseLevel.UNLINKED,
            "ファイルの内容もジャーナルに記録する設定のため、ジャーナルに元の内容が残る。",
            "The file system journals content, so the old content stays in the journal."),
    /** overlayfs and its kind: the first write copies the file to another layer. */
    LAYERED(
            EraseLevel.UNLINKED,
            "重ね合わせファイルシステムのため、下の層に元の内容が残る。",
            "A layered file system: the old content stays in the layer below."),
    /** A server, or the host of a virtual machine, decides where data goes. */
    REMOTE(
            EraseLevel.UNLINKED,
            "ネットワーク等の向こうの記憶装置で、その場に上書きされるかを確認できない。",
            "The storage is behind a network or a host, so overwriting in place cannot be known."),
    /** A program in user space decides where data goes. */
    USER_SPACE(
            EraseLevel.UNLINKED,
            "ユーザー空間のファイルシステムで、その場に上書きされるかを確認できない。",
            "A user-space file system, so overwriting in place cannot be known."),
    /** The file system is not known to this version, or could not be determined. */
    UNKNOWN_FILE_SYSTEM(
            EraseLevel.UNLINKED,
            "ファイルシステムの種類を特定できないか、書込みの動作が分からない。",
            "The file system could not be determined, or how it writes is not known."),
    /** Writes in place by its design, but this was never measured for this library. */
    NOT_MEASURED(
            EraseLevel.OVERWRITTEN,
            "その場に上書きする設計だが、本ライブラリでは実測していない。",
            "Writes in place by design, but this was not measured for this library."),
    /** The content is in memory, and possibly in swap space. */
    MEMORY(
            EraseLevel.OVERWRITTEN,
            "メモリ上のファイルで、読み戻せる装置がない。スワップに複製が残る可能性がある。",
            "A file in memory: there is no device to read back from, and swap space may hold a copy."),
    /** The device says it is not a spinning disk; it maps blocks to cells as it likes. */
    FLASH(
            EraseLevel.OVERWRITTEN,
            "SSD等では、読み戻しに成功しても元の内容が別のセルに残る可能性がある。",
            "On flash, old content may stay in other cells even though the read-back shows the new one."),
    /** The mount passes discards on, the sign of flash or of thinly provisioned storage. */
    DISCARD(
            EraseLevel.OVERWRITTEN,
            "discard を伝える設定（SSDや仮想ディスク）のため、読み戻しに成功しても元の内容が残る可能性がある。",
            "The mount passes discards on (flash or thin storage), so old content may stay despite the read-back."),
    /** Nothing tells what kind of device this is. */
    DEVICE_UNKNOWN(
            EraseLevel.OVERWRITTEN,
            "記憶装置の種類（磁気ディスクかSSDか）を確認できない。",
            "What kind of device this is (disk or flash) could not be determined."),
    /** The read-back went through the cache, which shows what was written even if the device does not have it. */
    NO_DIRECT_READ(EraseLevel.OVERWRITTEN, "キャッシュを通さない読み戻しができない。", "Reading back past the cache is not offered here."),
    /** Other names of the same content cannot be excluded. */
    LINKS_UNKNOWN(
            EraseLevel.OVERWRITTEN,
            "ハードリンクの有無を確認できない。",
            "Whether the file has other names (hard links) could not be determined.");

    private final EraseLevel highest;
    private final Text text;

    Lowering(EraseLevel highest, String ja, String en) {
        this.highest = highest;
        this.text = new Text(ja, en);
    }

    /**
     * Returns the highest level that may still be claimed.
     *
     * @return {@link EraseLevel#UNLINKED} or {@link EraseLevel#OVERWRITTEN}
     */
    public EraseLevel highest() {
        return highest;
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
