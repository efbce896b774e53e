package io.github.edusec.crypto.zip;

/**
 * What became of comparing an archive with what it should hold.
 *
 * <p>Values: immutable and thread-safe.
 *
 * @since 0.1.0
 */
public sealed interface VerifyOutcome {
    /**
     * The archive holds exactly the expected entries.
     *
     * @param entries how many
     * @since 0.1.0
     */
    record Same(int entries) implements VerifyOutcome {}

    /**
     * The archive opens, but an entry is missing, additional, or different.
     *
     * @param entry the name of the first such entry
     * @since 0.1.0
     */
    record Different(String entry) implements VerifyOutcome {}

    /**
     * The archive does not open.
     *
     * @param outcome why; never {@link OpenOutcome.Opened}
     * @since 0.1.0
     */
    record NotOpened(OpenOutcome outcome) implements VerifyOutcome {}
}
