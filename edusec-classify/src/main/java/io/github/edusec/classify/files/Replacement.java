package io.github.edusec.classify.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A complete new file that takes the place of an existing one in one step, or is deleted.
 *
 * <p>The new content is forced to the disk before the move and the name after it, so that a power cut leaves the old file or the
 * new one. Not thread-safe; a killed process may leave a sibling whose name starts with {@code .edusec-}.
 */
public final class Replacement implements AutoCloseable {
    private final Path target;
    private final Path fresh;

    private Replacement(Path target, Path fresh) {
        this.target = target;
        this.fresh = fresh;
    }

    /**
     * Prepares to replace a file.
     *
     * @param target the file, which need not exist
     * @return the replacement; nothing is written yet
     */
    public static Replacement of(Path target) {
        return new Replacement(target, target.resolveSibling(".edusec-" + UUID.randomUUID() + ".new"));
    }

    /**
     * Returns the path to which the caller writes the new file.
     *
     * @return a sibling of the target that does not exist yet
     */
    public Path fresh() {
        return fresh;
    }

    /**
     * Puts the new file in the target's place.
     *
     * @throws IOException if forcing or moving fails; the target is then as it was
     */
    public void commit() throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFile.forceName(target);
    }

    /**
     * Deletes the new file unless it was committed.
     *
     * @throws IOException if it cannot be deleted
     */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(fresh);
    }
}
