package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;

/** A file that is to be sealed. It is opened once, on any thread. */
public interface PlainSource {
    /**
     * Returns the name inside the archive.
     *
     * @return a safe relative name in NFC
     */
    String name();

    /**
     * Returns how much there is to read.
     *
     * @return bytes, or -1 if nobody knows before the end
     * @throws IOException if that cannot be found out
     */
    long size() throws IOException;

    /**
     * Returns the date that the archive gives the file.
     *
     * @return the date in Japan
     * @throws IOException if that cannot be found out
     */
    LocalDateTime modified() throws IOException;

    /**
     * Opens the content.
     *
     * @return the content from its first byte on
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;

    /**
     * Is asked when the end was reached.
     *
     * @param read bytes that were read
     * @throws IOException if the source is not what it was when reading began
     */
    void settle(long read) throws IOException;
}
