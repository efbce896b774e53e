package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Where a labelled copy is written. */
@FunctionalInterface
interface StampTarget {
    /**
     * Opens the target.
     *
     * @return an empty channel that can be written and read back; it stays its giver's
     * @throws IOException if it cannot be opened
     */
    SeekableByteChannel open() throws IOException;
}
