package io.github.edusec.crypto.zip;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Writes one encrypted archive: folders, files, further members, then the end. Everything is AE-2 with AES-256. The channel
 * stays the caller's; copies of keys that this library holds are wiped on close. Not thread-safe.
 */
public interface ArchiveWriter extends AutoCloseable {
    /**
     * Puts a folder.
     *
     * @param name the name, ending in {@code /}
     * @throws IOException if writing fails
     */
    void putFolder(String name) throws IOException;

    /**
     * Puts files in this order.
     *
     * @param sources the files
     * @param watch is told of every byte read
     * @return what they hold, in the same order
     * @throws IOException if reading or writing fails, or a source changes meanwhile
     */
    List<Fingerprint> put(List<? extends PlainSource> sources, Watch watch) throws IOException;

    /**
     * Puts a member that is in memory.
     *
     * @param name its name
     * @param modified its date
     * @param content its content
     * @throws IOException if writing fails
     */
    void put(String name, LocalDateTime modified, byte[] content) throws IOException;

    /**
     * Completes the archive.
     *
     * @return its bytes
     * @throws IOException if writing fails
     */
    long finish() throws IOException;

    @Override
    void close();
}
