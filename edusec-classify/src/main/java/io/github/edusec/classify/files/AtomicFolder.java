package io.github.edusec.classify.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new folder that appears under its name only when all its files are complete.
 *
 * <p>Files are written below a temporary sibling, which {@link #commit()} moves to the target. {@link #close()} without a
 * commit deletes the sibling and what is in it, following no link. A target that exists is refused, when starting and
 * again when committing; on POSIX an empty folder that another process creates at that moment is replaced. Not thread-safe; a
 * killed process may leave a sibling whose name starts with {@code .edusec-}.
 */
public final class AtomicFolder implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private boolean committed;

    private AtomicFolder(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * Starts a new folder.
     *
     * @param target where the folder will appear
     * @return the folder being filled
     * @throws FileAlreadyExistsException if the target exists, a dangling link included
     * @throws IOException if the parent folder cannot be written
     */
    public static AtomicFolder create(Path target) throws IOException {
        refuseExisting(target);
        Path temporary = target.resolveSibling(".edusec-" + UUID.randomUUID() + ".tmp");
        return new AtomicFolder(target, Files.createDirectory(temporary));
    }

    /**
     * Returns the temporary sibling.
     *
     * @return the folder to write below
     */
    public Path temporary() {
        return temporary;
    }

    /**
     * Lets the folder appear under its name.
     *
     * @throws FileAlreadyExistsException if the target came into being meanwhile
     * @throws IOException if the move fails; nothing is left under the target's name
     */
    public void commit() throws IOException {
        refuseExisting(target);
        Files.move(temporary, target);
        committed = true;
    }

    /**
     * Deletes the temporary sibling unless the folder was committed.
     *
     * @throws IOException if something in it cannot be deleted
     */
    @Override
    public void close() throws IOException {
        if (committed || !Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(temporary, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void refuseExisting(Path target) throws FileAlreadyExistsException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }
}
