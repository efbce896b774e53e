package io.github.edusec.crypto;

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
    /** An entry is packed or encrypted in a way that is not supported. */
    UNSUPPORTED("対応していない圧縮・暗号の方式です", "a compression or encryption that is not supported"),
    /** An entry is under the traditional ZIP encryption, which protects nothing; it is read only where that was asked for. */
    WEAK_ENCRYPTION("弱い暗号（ZipCrypto）の項目があります", "an entry is under the weak traditional ZIP encryption"),
    /** The end of the archive is missing. */
    TRUNCATED("書庫が途中で切れています", "the end of the archive is missing"),
    /** The archive is damaged, or made to confuse. */
    MALFORMED("書庫が壊れています", "damaged, or made to confuse"),
    /** The content is authentic, but the package is not as it was sealed: something was left out, added or renamed. */
    TAMPERED("封をしたときと中身が違います", "the package is not as it was sealed"),
    /** The manifest is of a version that this library does not know. */
    NEWER_MANIFEST("目録の版が新しく、読めません", "the manifest is of a newer version"),
    /** A signature was asked for, and there is none. */
    NOT_SIGNED("署名がありません", "there is no signature"),
    /** The signature is not that of the given key over the manifest. */
    WRONG_SIGNATURE("署名が合いません", "the signature does not verify with the given key");

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
