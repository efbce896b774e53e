package io.github.edusec.crypto.zip;

import java.io.IOException;

/** Is told how much was done, and may end the work by throwing. */
@FunctionalInterface
public interface Watch {
    /** Watches nothing. */
    Watch NONE = bytes -> {};

    /**
     * Takes note of further bytes.
     *
     * @param bytes how many more bytes of content were done
     * @throws IOException if the work is to end
     */
    void advance(long bytes) throws IOException;
}
