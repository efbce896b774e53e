package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of a package that was opened.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param files every file, in the order of the package
 * @param manifest the package's manifest, with which all files agree; null if it was made by another program
 * @param signature what is known of the signature
 * @param caveats what was not covered
 * @since 0.1.0
 */
public record OpenedPackage(
        List<OpenedFile> files, @Nullable Manifest manifest, Signature signature, List<Caveat> caveats) {
    /**
     * Copies the lists.
     *
     * @param files may be empty
     * @param manifest null if there is none
     * @param signature not null
     * @param caveats may be empty
     */
    public OpenedPackage {
        files = List.copyOf(files);
        caveats = List.copyOf(caveats);
    }

    /**
     * Returns the manifest.
     *
     * @return the manifest, or empty for a package of another program
     */
    public Optional<Manifest> foundManifest() {
        return Optional.ofNullable(manifest);
    }

    /**
     * One file.
     *
     * @param name its name
     * @param size bytes
     * @param sha256 64 lower-case hexadecimal digits
     * @since 0.1.0
     */
    public record OpenedFile(String name, long size, String sha256) {}

    /** What is known of the signature over the manifest. */
    public enum Signature {
        /** It is that of the key that was given. */
        VERIFIED,
        /** There is one, but no key was given to check it with. */
        NOT_CHECKED,
        /** There is none, and none was asked for. */
        ABSENT
    }

    /** What the opening of a package does not cover. */
    public enum Caveat {
        /** Another program made the package. */
        NO_MANIFEST(
                "目録がありません。名前・日付・件数は改ざんされていても分かりません",
                "there is no manifest: names, dates and the number of files are not authenticated"),
        /** Nobody signed. */
        NOT_SIGNED("署名がありません。作成者は確認できません", "there is no signature: who made it is not known"),
        /** Nobody checked. */
        SIGNATURE_NOT_CHECKED("署名は確認していません（鍵の指定なし）", "the signature was not checked: no key was given"),
        /** Programs break it in minutes. */
        WEAK_ENCRYPTION(
                "弱い暗号（ZipCrypto）です。内容の秘密も完全性も守られていません",
                "the traditional ZIP encryption protects neither secrecy nor integrity"),
        /** Names were taken for CP932. */
        NAMES_TAKEN_FOR_CP932("ファイル名を CP932 とみなしました", "file names were taken for CP932"),
        /** Names were taken for CP437. */
        NAMES_TAKEN_FOR_CP437("ファイル名を CP437 とみなしました", "file names were taken for CP437");

        private final Text text;

        Caveat(String ja, String en) {
            this.text = new Text(ja, en);
        }

        /**
         * Returns the caveat as a sentence.
         *
         * @return the sentence in Japanese and English
         */
        public Text text() {
            return text;
        }
    }
}
