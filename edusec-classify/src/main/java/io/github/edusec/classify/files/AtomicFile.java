package io.github.edusec.classify.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.UUID;

/**
 * A new file that appears under its name only when it is complete.
 *
 * <p>Writes go to a temporary sibling, which {@link #commit()} moves to the target. {@link #close()} without a commit
 * deletes the sibling, so a failure leaves no partial output. A target that exists is refused, when starting and again when
 * committing; on POSIX a file that another process creates under that name at the moment of the move is replaced. Not
 * thread-safe; a killed process may leave a sibling whose name starts with {@code .edusec-}.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean forced;
    private boolean committed;

    private AtomicFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Starts a new file.
     *
     * @param target where the file will appear
     * @return the file being written
     * @throws FileAlreadyExistsException if the target exists, a dangling link included
     * @throws NoSuchFileException if the folder that the target is to be in does not exist
     * @throws NotDirectoryException if it is no folder
     * @throws IOException if the folder cannot be written
     */
    public static AtomicFile create(Path target) throws IOException {
        return create(target, new FileAttribute<?>[0]);
    }

    /**
     * Starts a new file that has its attributes from its first byte on, as a secret needs its permissions.
     *
     * @param target where the file will appear
     * @param attributes the attributes to create it with, for example owner-only permissions
     * @return the file being written
     * @throws FileAlreadyExistsException if the target exists, a dangling link included
     * @throws UnsupportedOperationException if the file system does not have such an attribute
     * @throws IOException if the folder cannot be written
     */
    public static AtomicFile create(Path target, FileAttribute<?>... attributes) throws IOException {
        refuseExisting(target);
        requireFolderOf(target);
        Path temporary = target.resolveSibling(".edusec-" + UUID.randomUUID() + ".tmp");
        FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ),
                attributes);
        return new AtomicFile(target, temporary, channel);
    }

    /** Refuses a target that has no folder to be in: later the complaint would name a file that nobody asked for. */
    static void requireFolderOf(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null
                && !Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    /**
     * Returns the channel to write to, which can also be read back before the commit.
     *
     * @return the open channel of the temporary sibling
     */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Returns the path of the temporary sibling, for libraries that write to a path.
     *
     * @return the sibling's path
     */
    public Path temporary() {
        return temporary;
    }

    /**
     * Forces the content to the disk, and the name when it is committed, as far as the platform can force a folder; for
     * outputs that replace an original or are evidence.
     *
     * @throws IOException if the disk refuses
     */
    public void force() throws IOException {
        channel.force(true);
        forced = true;
    }

    /**
     * Lets the file appear under its name.
     *
     * @throws FileAlreadyExistsException if the target came into being meanwhile
     * @throws IOException if the move fails; nothing is left under the target's name
     */
    public void commit() throws IOException {
        channel.close();
        refuseExisting(target);
        Files.move(temporary, target);
        committed = true;
        if (forced) {
            forceName(target);
        }
    }

    /** Without this a power cut may lose the new name though the content is on the disk; Windows cannot open a folder. */
    static void forceName(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel parent = FileChannel.open(folder, StandardOpenOption.READ)) {
            parent.force(true);
        } catch (IOException unsupported) {
            // The file is in place; what this platform does not offer cannot undo that.
        }
    }

    /**
     * Deletes the temporary sibling unless the file was committed.
     *
     * @throws IOException if the sibling cannot be deleted
     */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!committed) {
            Files.deleteIfExists(temporary);
        }
    }

    private static void refuseExisting(Path target) throws FileAlreadyExistsException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }
}
