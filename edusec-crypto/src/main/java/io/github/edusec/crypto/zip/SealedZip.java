package io.github.edusec.crypto.zip;

import java.nio.file.Path;
import java.util.List;

/**
 * An archive that was written completely.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param path where it lies
 * @param sha256 SHA-256 of the archive, 64 lower-case hexadecimal digits
 * @param entries what was read from the sources, in the order of the archive
 * @since 0.1.0
 */
public record SealedZip(Path path, String sha256, List<SealedEntry> entries) {
    /**
     * Copies the list.
     *
     * @param path not null
     * @param sha256 64 hexadecimal digits
     * @param entries at least one
     */
    public SealedZip {
        entries = List.copyOf(entries);
    }
}
