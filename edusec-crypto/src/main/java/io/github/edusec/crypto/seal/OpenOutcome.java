package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.OpenRefusal;

/**
 * What became of opening a package.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface OpenOutcome {
    /**
     * Everything was authenticated and delivered.
     *
     * @param content what was in it, and what is not covered
     * @since 0.1.0
     */
    record Opened(OpenedPackage content) implements OpenOutcome {}

    /**
     * The passphrase is wrong or the package was changed; the two cannot be told apart. Nothing was delivered.
     *
     * @param entry the name of the first entry that did not pass, as the package gives it
     * @since 0.1.0
     */
    record WrongPassphraseOrTampered(String entry) implements OpenOutcome {}

    /**
     * The package is not opened. Nothing was delivered; only if somebody wrote to it between the two readings of {@link
     * Open#deliverTo}, files may have been, and must not be used.
     *
     * @param reason why
     * @param where the entry or record, and what was found; no file name and no content
     * @since 0.1.0
     */
    record Refused(OpenRefusal reason, String where) implements OpenOutcome {}

    /**
     * The caller ended the work. Nothing was delivered, or not all of it by {@link Open#deliverTo}.
     *
     * @since 0.1.0
     */
    record Cancelled() implements OpenOutcome {}
}
