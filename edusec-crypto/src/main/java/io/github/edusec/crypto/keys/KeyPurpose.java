package io.github.edusec.crypto.keys;

import io.github.edusec.classify.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a key is for. A ring takes each key for one purpose only, so that it never hands out a key for signatures of another kind.
 *
 * <p><b>Not guaranteed.</b> The purpose is a name beside the key and in no signature: whoever has a private key can sign anything
 * with it, and the same key can be in another ring for another purpose. What keeps kinds of signatures apart is the format of
 * what is signed.
 *
 * @since 0.1.0
 */
public enum KeyPurpose {
    /** Signs the manifests of take-out packages. */
    MANIFEST("持出しパッケージの目録への署名", "signs manifests of packages"),
    /** Signs the checkpoints of a ledger. */
    LEDGER("台帳（ログ）への署名", "signs checkpoints of the ledger"),
    /** Signs what one person approves. */
    APPROVAL("承認者本人の署名", "signs a person's approvals"),
    /** Wraps other keys; an AES-256 key, not a signing key. */
    ROOT("ほかの鍵を包む根の鍵", "wraps other keys");

    private final Text text;

    KeyPurpose(String ja, String en) {
        this.text = new Text(ja, en);
    }

    /**
     * Finds a purpose by its id.
     *
     * @param id any text
     * @return the purpose, or empty if there is none of that id
     */
    public static Optional<KeyPurpose> ofId(String id) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.id().equals(id))
                .findFirst();
    }

    /**
     * Returns the word that stands in files.
     *
     * @return the constant's name in lower-case letters
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the purpose for people.
     *
     * @return a phrase in Japanese and English
     */
    public Text text() {
        return text;
    }
}
