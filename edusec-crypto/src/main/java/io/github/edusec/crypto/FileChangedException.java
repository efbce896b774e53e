package io.github.edusec.crypto;

/**
 * A file was changed by somebody else since it was read; it was left as they made it, and nothing was written.
 *
 * @since 0.1.0
 */
public final class FileChangedException extends CryptoException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the file.
     *
     * @param file the file, for people
     * @param found what was found there, without its content
     */
    public FileChangedException(String file, String found) {
        super(
                file + ": changed since it was read, nothing was written (found: " + found
                        + "; allowed: the file as it was read)",
                null);
    }
}
