package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.OpenRefusal;
import java.util.List;

/**
 * What anybody can read of a package without a secret. Nothing of it is authenticated.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface InspectOutcome {
    /**
     * The package is an archive whose structure holds.
     *
     * @param kind who made it, as its salts say
     * @param entries every entry in the order of the archive
     * @since 0.1.0
     */
    record Legible(Kind kind, List<Entry> entries) implements InspectOutcome {
        /**
         * Copies the list.
         *
         * @param kind not null
         * @param entries may be empty
         */
        public Legible {
            entries = List.copyOf(entries);
        }

        /**
         * Tells whether there are files and every one is encrypted with AES.
         *
         * @return false if anything can be read or broken by anybody, or there is nothing to protect
         */
        public boolean isProtected() {
            List<Entry> files = entries.stream()
                    .filter(entry -> !entry.name().endsWith("/"))
                    .toList();
            return !files.isEmpty()
                    && files.stream().allMatch(entry -> entry.protection().isAes());
        }
    }

    /**
     * It is no archive, or one that is not opened with any passphrase.
     *
     * @param reason why
     * @param where where, and what was found
     * @since 0.1.0
     */
    record Refused(OpenRefusal reason, String where) implements InspectOutcome {}

    /** Who made a package. */
    enum Kind {
        /** Sealed by this library, names hidden. */
        BUNDLE,
        /** Sealed by this library, names visible. */
        ENTRIES,
        /** Made by another program. */
        FOREIGN
    }

    /** How an entry is protected. */
    enum Protection {
        /** Not at all. */
        NONE(0),
        /** The traditional ZIP encryption, which protects nothing. */
        ZIP_CRYPTO(0),
        /** WinZip AES with 128 bits. */
        AES_128(128),
        /** WinZip AES with 192 bits. */
        AES_192(192),
        /** WinZip AES with 256 bits. */
        AES_256(256),
        /** In a way that is not known here. */
        UNKNOWN(0);

        private final int bits;

        Protection(int bits) {
            this.bits = bits;
        }

        /**
         * Tells whether the entry is encrypted with AES.
         *
         * @return true for AES of any length
         */
        public boolean isAes() {
            return bits > 0;
        }
    }

    /**
     * One entry.
     *
     * @param name its name as decoded
     * @param encoding how the name was decoded: "ascii", "utf-8", "unicode-path", "cp932" or "cp437"
     * @param protection how it is protected
     * @param deflated whether it is compressed under the encryption
     * @param storedBytes bytes in the archive
     * @param size bytes of the content, as announced
     * @since 0.1.0
     */
    record Entry(String name, String encoding, Protection protection, boolean deflated, long storedBytes, long size) {}
}
