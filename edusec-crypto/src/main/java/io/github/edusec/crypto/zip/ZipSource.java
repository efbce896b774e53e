package io.github.edusec.crypto.zip;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to seal and the name it gets inside the archive.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param file the file, which is read and never changed
 * @param entryName the name inside, with {@code /} between folders; stored in Unicode NFC
 * @since 0.1.0
 */
public record ZipSource(Path file, String entryName) {
    /**
     * Checks the name and brings it to NFC.
     *
     * @param file not null
     * @param entryName a relative name that is safe on every system: no "..", backslash, colon, control character, device
     *     name, dot or space at the end of a part; each part at most 255 bytes in UTF-8
     * @throws IllegalArgumentException if the name is not safe; the message does not repeat it
     */
    public ZipSource {
        entryName = EntryNames.normalized(entryName);
        Optional<String> danger = entryName.endsWith("/") ? Optional.of("a folder") : EntryNames.danger(entryName);
        if (danger.isPresent()) {
            throw new IllegalArgumentException(
                    "entry name: found " + danger.get() + ", allowed: a relative name that is safe on every system");
        }
    }

    /**
     * Takes a file under its own name.
     *
     * @param file the file
     * @return the source
     * @throws IllegalArgumentException if the file's name is not safe on every system
     */
    public static ZipSource of(Path file) {
        return new ZipSource(file, String.valueOf(file.getFileName()));
    }
}
