package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;

/** A file in an archive that was unlocked. Not thread-safe, neither alone nor together with others of its archive. */
public interface Member {
    /**
     * Returns the name.
     *
     * @return a safe name in NFC
     */
    String name();

    /**
     * Returns the announced size, which {@link #writeTo} holds the content to.
     *
     * @return bytes
     */
    long size();

    /**
     * Returns the date.
     *
     * @return the date as the headers have it
     */
    LocalDateTime modified();

    /**
     * Decrypts and expands the content.
     *
     * @param out takes the content
     * @param watch is told of every byte
     * @return false if the content is not what the archive says after all; then nothing of it may be used
     * @throws IOException if reading or writing fails
     */
    boolean writeTo(OutputStream out, Watch watch) throws IOException;
}
