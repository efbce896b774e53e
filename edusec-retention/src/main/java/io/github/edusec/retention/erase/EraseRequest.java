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
 * @param resumes whether a file that starts with the mark of an overwriting that was cut off passes for the expected one
 * @since 0.1.0
 */
public record EraseRequest(Path file, @Nullable ExpectedFile expected, EraseLevel atLeast, boolean resumes) {
    /**
     * Asks for the best the store gives, whatever the file's content.
     *
     * @param file the file
     * @return the request
     */
    public static EraseRequest of(Path file) {
        return new EraseRequest(file, null, EraseLevel.UNLINKED, false);
    }

    /**
     * Demands a certain content.
     *
     * @param content what the file must be
     * @return the changed request
     */
    public EraseRequest expecting(ExpectedFile content) {
        return new EraseRequest(file, content, atLeast, resumes);
    }

    /**
     * Demands a level.
     *
     * @param level the lowest acceptable level
     * @return the changed request
     */
    public EraseRequest atLeast(EraseLevel level) {
        return new EraseRequest(file, expected, level, resumes);
    }

    /**
     * Finishes what an earlier call began: a file that starts with the mark and is not shorter than expected, nor longer
     * than blocks of 64 KiB explain, is accepted without comparing its hash. Ask for it only if such a call is on record,
     * since anybody can write the mark.
     *
     * @return the changed request
     */
    public EraseRequest resuming() {
        return new EraseRequest(file, expected, atLeast, true);
    }
}
