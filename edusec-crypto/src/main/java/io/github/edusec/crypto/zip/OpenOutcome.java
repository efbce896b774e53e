package io.github.edusec.crypto.zip;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of opening an archive.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface OpenOutcome {
    /**
     * Every entry was authenticated and lies in the folder.
     *
     * <p>Not covered: AE-2 authenticates each entry's content only. Names, dates and the number of entries are as found; a
     * whole entry that was left out is not noticed. {@link AesZip#verify} against the sealed entries notices it.
     *
     * @param folder the new folder
     * @param entries what the files hold
     * @since 0.1.0
     */
    record Opened(Path folder, List<SealedEntry> entries) implements OpenOutcome {
        /**
         * Copies the list.
         *
         * @param folder not null
         * @param entries not null
         */
        public Opened {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The passphrase is wrong or the archive was changed; the two cannot be told apart. Nothing was written.
     *
     * @param entry the name of the first entry that did not pass
     * @since 0.1.0
     */
    record WrongPassphraseOrTampered(String entry) implements OpenOutcome {}

    /**
     * The archive is not opened with any passphrase. Nothing was written.
     *
     * @param reason why
     * @param where the entry or record, and what was found; no file name and no content
     * @since 0.1.0
     */
    record Refused(OpenRefusal reason, String where) implements OpenOutcome {}
}
