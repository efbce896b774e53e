package io.github.edusec.classify.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A private place beside a target for what is not complete yet, in one folder of a fixed name: what a killed process left
 * there is deleted by the next one that works beside the same target.
 *
 * <p>Whoever works there holds a lock that the system releases when the process dies, so the living are not disturbed.
 * Deleting is a plain unlink that follows no link; nothing is overwritten, and a file system may keep the bytes. The place is
 * readable by its owner only, where the file system knows owners. Not thread-safe; several may be open at a time.
 */
public final class UnfinishedWork implements AutoCloseable {
    /** The folder's name. */
    public static final String FOLDER = ".edusec-unfinished";

    private static final String LOCK = ".lock";
    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]+-[0-9a-f]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /**
     * In every name of this process: whoever opens and closes a lock's file loses the locks that his own process has on it
     * (POSIX), so a process must not even look at its own.
     */
    private static final String PROCESS = process();

    private static final int ATTEMPTS = 100;

    private final Path target;
    private final Path all;
    private final Path own;
    private final FileChannel lock;

    private static String process() {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return Long.toHexString(self.pid()) + "-" + Long.toHexString(start) + "-";
    }

    private UnfinishedWork(Path target, Path all, Path own, FileChannel lock) {
        this.target = target;
        this.all = all;
        this.own = own;
        this.lock = lock;
    }

    /**
     * Deletes what dead processes left beside the target and makes a new place.
     *
     * @param target where the result will appear
     * @return an empty place
     * @throws FileAlreadyExistsException if the target exists, a dangling link included
     * @throws NoSuchFileException if the folder that the target is to be in does not exist
     * @throws NotDirectoryException if it is no folder
     * @throws IOException if the folder cannot be written
     */
    public static UnfinishedWork beside(Path target) throws IOException {
        refuseExisting(target);
        AtomicFile.requireFolderOf(target);
        Path all = target.resolveSibling(FOLDER);
        // Whoever ends at this moment removes the empty folder between two of our steps.
        for (int attempt = 1; ; attempt++) {
            try {
                makePrivate(all);
            } catch (FileAlreadyExistsException there) {
                if (!Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS)) {
                    throw new FileSystemException(
                            all.toString(), null, "found no folder, allowed: a folder of this user, or nothing");
                }
            }
            try {
                return checked(begin(target, all));
            } catch (NoSuchFileException | OverlappingFileLockException disturbed) {
                if (attempt == ATTEMPTS) {
                    throw new FileSystemException(all.toString(), null, "too many others begin and end here");
                }
            }
        }
    }

    private static UnfinishedWork checked(UnfinishedWork work) throws IOException {
        try {
            work.refuseForeign();
            sweep(work.all);
            return work;
        } catch (IOException | RuntimeException e) {
            work.close();
            throw e;
        }
    }

    private static UnfinishedWork begin(Path target, Path all) throws IOException {
        String name = PROCESS + UUID.randomUUID();
        Path file = all.resolve(name + LOCK);
        FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock.lock();
            // Between the two lines above it belonged to nobody, and whoever cleans up may have taken it for a dead
            // one's.
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(file.toString());
            }
            return new UnfinishedWork(target, all, makePrivate(all.resolve(name)), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Makes a folder that only its owner may use, where the file system knows owners.
     *
     * @param folder where
     * @return the folder
     * @throws FileAlreadyExistsException if anything stands there
     * @throws IOException if it cannot be made
     */
    public static Path makePrivate(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        return Files.createDirectory(folder, attributes);
    }

    /** In a folder that others own or may write to, they could exchange the place while it is being filled. */
    private void refuseForeign() throws IOException {
        if (!all.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        PosixFileAttributes found = Files.readAttributes(all, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isOurs = found.owner().equals(Files.getOwner(own, LinkOption.NOFOLLOW_LINKS))
                && !found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                && !found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
        if (!isOurs) {
            throw new FileSystemException(
                    all.toString(), null, "found a folder that others own or write to, allowed: one of this user");
        }
    }

    /**
     * Returns the place.
     *
     * @return an existing folder on the target's file system
     */
    public Path folder() {
        return own;
    }

    /**
     * Moves a result to the target.
     *
     * @param complete a file or folder in the place
     * @throws FileAlreadyExistsException if the target came into being meanwhile
     * @throws IOException if the move fails; nothing is left under the target's name
     */
    public void publish(Path complete) throws IOException {
        refuseExisting(target);
        if (!Files.isRegularFile(complete, LinkOption.NOFOLLOW_LINKS) || !link(complete)) {
            Files.move(complete, target);
        }
        AtomicFile.forceName(target);
    }

    /** Of two who come at the same moment one is told, which moving does not promise; false where there are no links. */
    private boolean link(Path complete) throws IOException {
        try {
            Files.createLink(target, complete);
            return true;
        } catch (FileAlreadyExistsException other) {
            throw other;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            return false;
        }
    }

    /**
     * Deletes the place and what is still in it.
     *
     * @throws IOException if something in it cannot be deleted
     */
    @Override
    public void close() throws IOException {
        try {
            delete(own);
            Files.deleteIfExists(all.resolve(own.getFileName() + LOCK));
        } finally {
            lock.close();
        }
        removeIfEmpty(all);
    }

    /**
     * Only what has the form of a place is looked at, which links and folders called like a lock have not, and only what no
     * living process holds is deleted.
     */
    private static void sweep(Path all) throws IOException {
        try (DirectoryStream<Path> members = Files.newDirectoryStream(all)) {
            for (Path member : members) {
                String name = String.valueOf(member.getFileName());
                if (name.endsWith(LOCK)
                        && !name.startsWith(PROCESS)
                        && NAME.matcher(name.substring(0, name.length() - LOCK.length()))
                                .matches()
                        && Files.isRegularFile(member, LinkOption.NOFOLLOW_LINKS)) {
                    sweep(all, name);
                }
            }
        }
    }

    private static void sweep(Path all, String lockName) throws IOException {
        Path file = all.resolve(lockName);
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                FileLock dead = channel.tryLock()) {
            if (dead != null) {
                delete(all.resolve(lockName.substring(0, lockName.length() - LOCK.length())));
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException ended) {
            // Its owner was faster.
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException inUse) {
            // Somebody else works there.
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
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
