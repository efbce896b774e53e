package io.github.edusec.crypto;

/**
 * A file was written in a newer version of its format than this library reads; nothing in it was touched.
 *
 * @since 0.1.0
 */
public final class NewerFormatException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the file and both versions.
     *
     * @param where the file, for people
     * @param found the version that stands in the file
     * @param allowed the newest version this library reads
     */
    public NewerFormatException(String where, String found, String allowed) {
        super(where + ": the format is newer than this library (found: " + found + "; allowed: " + allowed + ")", null);
    }
}
