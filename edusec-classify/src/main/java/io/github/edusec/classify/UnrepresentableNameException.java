package io.github.edusec.classify;

/**
 * A file's name cannot be written under the encoding that this Java process uses for file names.
 *
 * <p>Outside Windows that encoding follows the locale: under {@code LC_ALL=C}, cron's usual environment, no Japanese name can
 * be opened or created. The library refuses instead of mangling the name.
 *
 * @since 0.1.0
 */
public final class UnrepresentableNameException extends ClassifyException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the encoding; the name itself may be personal data and could not be printed.
     *
     * @param encoding the value of {@code sun.jnu.encoding}
     */
    public UnrepresentableNameException(String encoding) {
        super(
                "file name: it cannot be represented under this process's file name encoding (found: " + encoding
                        + "; allowed: an encoding with the name's characters, as under a UTF-8 locale)",
                null);
    }
}
