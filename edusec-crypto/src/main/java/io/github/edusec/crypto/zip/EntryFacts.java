package io.github.edusec.crypto.zip;

import io.github.edusec.classify.ziprecord.NameEncoding;

/**
 * What anybody can read of an entry without a secret.
 *
 * @param name its name
 * @param encoding how the name was decoded
 * @param protection how it is encrypted
 * @param method the compression method under the encryption
 * @param compressedSize bytes in the archive
 * @param size bytes of the content, as announced
 */
public record EntryFacts(
        String name, NameEncoding encoding, Protection protection, int method, long compressedSize, long size) {
    /** How an entry is encrypted. */
    public enum Protection {
        /** A folder, or content that anybody can read. */
        NONE,
        /** The traditional encryption of PKZIP. */
        WEAK,
        /** WinZip AES with 128 bits. */
        AES_128,
        /** WinZip AES with 192 bits. */
        AES_192,
        /** WinZip AES with 256 bits. */
        AES_256,
        /** Encrypted in a way that is not known here. */
        UNKNOWN
    }
}
