package io.github.edusec.classify.handling;

import io.github.edusec.classify.Text;

/**
 * What a school does with an asset; every policy is asked about these.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum Operation {
    /** 分類の表示: marking the class. */
    MARK("mark", "分類の表示", "marking the class"),
    /** 複製・配布: copying or handing out. */
    COPY("copy", "複製・配布", "copying or handing out"),
    /** 外部持出し: taking out. */
    TAKE_OUT("take-out", "外部持出し", "taking out"),
    /** 電子メール送信: sending by e-mail. */
    SEND_MAIL("send-mail", "電子メール送信", "sending by e-mail"),
    /** 外部ストレージでの送信: sending by an external storage service. */
    SEND_STORAGE("send-storage", "外部ストレージでの送信", "sending by an external storage service"),
    /** 外部電磁的記録媒体での持出し: taking out on a removable medium. */
    REMOVABLE_MEDIUM("removable-medium", "外部電磁的記録媒体での持出し", "taking out on a removable medium"),
    /** FAX送信: sending by FAX. */
    FAX("fax", "FAX送信", "sending by FAX"),
    /** 運搬: transport. */
    TRANSPORT("transport", "運搬", "transport"),
    /** 公表: publishing. */
    PUBLISH("publish", "公表", "publishing"),
    /** ソーシャルメディアでの発信: posting on social media. */
    SNS("sns", "ソーシャルメディアでの発信", "posting on social media"),
    /** パブリッククラウドでの取扱い: use on a public cloud. */
    PUBLIC_CLOUD("public-cloud", "パブリッククラウドでの取扱い", "use on a public cloud"),
    /** 保管: storing. */
    STORE("store", "保管", "storing"),
    /** 紙文書の廃棄: disposing of paper. */
    DISPOSE_PAPER("dispose-paper", "紙文書の廃棄", "disposing of paper"),
    /** 電磁的記録媒体の廃棄: disposing of a medium. */
    DISPOSE_MEDIUM("dispose-medium", "電磁的記録媒体の廃棄", "disposing of a medium"),
    /** ファイルの廃棄: disposing of a file. */
    DISPOSE_FILE("dispose-file", "ファイルの廃棄", "disposing of a file"),
    /** リース機器の返却: returning leased equipment. */
    RETURN_LEASE("return-lease", "リース機器の返却", "returning leased equipment"),
    /** 外部での修理: repair by an outside company. */
    REPAIR("repair", "外部での修理", "repair by an outside company"),
    /** 媒体・端末の再利用: using a medium or terminal again. */
    REUSE_MEDIUM("reuse-medium", "媒体・端末の再利用", "using a medium or terminal again"),
    /** 外部への提供: providing to an outside body. */
    PROVIDE_OUTSIDE("provide-outside", "外部への提供", "providing to an outside body"),
    /** クラウドからのダウンロード: downloading from a cloud service. */
    CLOUD_DOWNLOAD("cloud-download", "クラウドからのダウンロード", "downloading from a cloud service"),
    /** 外部での情報処理: working outside. */
    WORK_OUTSIDE("work-outside", "外部での情報処理", "working outside");

    private final String id;
    private final String ja;
    private final String en;

    Operation(String id, String ja, String en) {
        this.id = id;
        this.ja = ja;
        this.en = en;
    }

    /**
     * Finds an operation by its id.
     *
     * @param id the id as files and the command line write it
     * @return the constant
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Operation parse(String id) {
        return Ids.parse("operation", id, values(), Operation::id);
    }

    /**
     * Returns the id used in files and on the command line.
     *
     * @return for example "mark"
     */
    public String id() {
        return id;
    }

    /**
     * Returns the words for people.
     *
     * @return Japanese and English
     */
    public Text text() {
        return new Text(ja, en);
    }
}
