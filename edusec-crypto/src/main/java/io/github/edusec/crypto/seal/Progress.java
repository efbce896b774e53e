package io.github.edusec.crypto.seal;

/**
 * Is told how far sealing or opening is, and may end it. Called on the thread that called for the work.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Progress {
    /** What is being done. */
    enum Phase {
        /**
         * A package from a stream is taken into a temporary file, of unknown length: nobody is told the last part, or asked
         * anything while the stream does not deliver.
         */
        RECEIVING,
        /** Sources are read and encrypted. */
        SEALING,
        /** Content is read once more and compared with what was sealed; nothing of it is delivered yet. */
        COMPARING,
        /** A package is authenticated; nothing of it was decrypted yet. */
        AUTHENTICATING,
        /** An authentic package is decrypted. */
        OPENING
    }

    /**
     * Takes note of where the work stands.
     *
     * @param phase what is being done
     * @param done bytes done in this phase
     * @param total bytes of this phase, or -1 if nobody knows
     */
    void at(Phase phase, long done, long total);

    /**
     * Is asked now and then, at least once for every mebibyte; not while a complete package goes to a stream.
     *
     * @return true to end the work; nothing is left behind
     */
    default boolean isCancelled() {
        return false;
    }
}
