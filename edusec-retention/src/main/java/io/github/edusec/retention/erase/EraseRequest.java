package io.github.edusec.retention.erase;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file to erase, what it must be, and what is asked for.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param file the file; a link is not followed
 * @param expected what the file must be, or null if the caller vouches for it
 * @param atLeast the lowest acceptable level; a store that cannot give it is refused before anything is done
 * @since 0.1.0
 */
public record EraseRequest(Path file, @Nullable ExpectedFile expected, EraseLevel atLeast) {
    /**
     * Asks for the best the store gives, whatever the file's content.
     *
     * @param file the file
     * @return the request
     */
    public static EraseRequest of(Path file) {
        return new EraseRequest(file, null, EraseLevel.UNLINKED);
    }

    /**
     * Demands a certain content.
     *
     * @param content what the file must be
     * @return the changed request
     */
    public EraseRequest expecting(ExpectedFile content) {
        return new EraseRequest(file, content, atLeast);
    }

    /**
     * Demands a level.
     *
     * @param level the lowest acceptable level
     * @return the changed request
     */
    public EraseRequest atLeast(EraseLevel level) {
        return new EraseRequest(file, expected, level);
    }
}
