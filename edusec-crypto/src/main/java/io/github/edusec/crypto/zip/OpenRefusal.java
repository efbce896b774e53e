package io.github.edusec.crypto.zip;

import io.github.edusec.classify.Text;

/**
 * Why an archive is not opened, whatever the passphrase.
 *
 * @since 0.1.0
 */
public enum OpenRefusal {
    /** An entry is not encrypted with AES. */
    NOT_AES("AES で暗号化されていない項目があります", "an entry is not encrypted with AES"),
    /** An entry's name would leave the folder or means something else on some system. */
    UNSAFE_NAME("安全でないファイル名があります", "an entry has an unsafe name"),
    /** Two entries would be the same file. */
    DUPLICATE_NAME("同じファイルになる名前が二つあります", "two entries would be the same file"),
    /** The archive would cost more than the limits allow. */
    OVER_LIMIT("処理の上限を超えています", "over a limit"),
    /** An entry uses a compression method that is not supported. */
    UNSUPPORTED("対応していない圧縮方式です", "a compression method that is not supported"),
    /** The archive is truncated, damaged, or made to confuse. */
    MALFORMED("書庫が壊れています", "truncated, damaged, or made to confuse");

    private final Text text;

    OpenRefusal(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Returns the reason as a sentence.
     *
     * @return the sentence in Japanese and English
     */
    public Text text() {
        return text;
    }
}
