package io.github.edusec.classify.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

    /** A look at the target directly before it is replaced. */
    @FunctionalInterface
    public interface LastLook {
        /**
         * Lets the replacement go on.
         *
         * @throws IOException if the target must not be replaced
         */
        void check() throws IOException;
    }

    /**
     * Puts the new file in the target's place.
     *
     * <p>On POSIX it gets no permission that the replaced file did not have.
     *
     * @param look what is checked when the new file is on the disk and ready to be moved
     * @param companion a file that belonged to the replaced one and is deleted afterwards, or empty
     * @throws IOException if forcing, the look or moving fails, the target is then as it was; or if the companion cannot be deleted
     */
    public void commit(LastLook look, Optional<Path> companion) throws IOException {
        force();
        narrow();
        look.check();
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (companion.isPresent()) {
            Files.delete(companion.get());
        }
        AtomicFile.forceName(target);
    }

    /** A copy of a read-only document is read-only, and Unix forces it through a channel for reading as well. */
    private void force() throws IOException {
        StandardOpenOption mode = Files.isWritable(fresh) ? StandardOpenOption.WRITE : StandardOpenOption.READ;
        try (FileChannel channel = FileChannel.open(fresh, mode)) {
            channel.force(true);
        }
    }

    private void narrow() throws IOException {
        PosixFileAttributeView old =
                Files.getFileAttributeView(target, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView own = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (old != null && own != null && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            Set<PosixFilePermission> both = new HashSet<>(own.readAttributes().permissions());
            both.retainAll(old.readAttributes().permissions());
            own.setPermissions(both);
        }
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
