package io.github.edusec.retention.erase;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An open folder; where the platform can, every step goes through its handle, so that swapping the path changes nothing.
 *
 * <p>This class holds the libraries' only deletion of what they did not create. Not thread-safe.
 */
final class Folder implements AutoCloseable {
    private static final Optional<OpenOption> DIRECT = directOption();

    private final Path path;
    private final DirectoryStream<Path> stream;
    private final @Nullable SecureDirectoryStream<Path> pinned;
    private final boolean unix;

    private Folder(Path path, DirectoryStream<Path> stream, @Nullable SecureDirectoryStream<Path> pinned) {
        this.path = path;
        this.stream = stream;
        this.pinned = pinned;
        this.unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    @SuppressWarnings("StreamResourceLeak") // close() of the folder closes it
    static Folder open(Path real) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(real);
        return new Folder(real, stream, stream instanceof SecureDirectoryStream<Path> secure ? secure : null);
    }

    Path path() {
        return path;
    }

    boolean isPinned() {
        return pinned != null;
    }

    /** The platform's own check, which also sees read-only mounts and immutable folders where root passes permissions. */
    boolean isWritable() {
        return Files.isWritable(path);
    }

    FileFacts look(Path name) throws IOException {
        if (pinned == null) {
            return FileFacts.of(
                    Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
                    linksOf(name, null));
        }
        BasicFileAttributes attributes = pinned.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        return FileFacts.of(attributes, linksOf(name, attributes.fileKey()));
    }

    private int linksOf(Path name, @Nullable Object key) throws IOException {
        if (!unix) {
            return 0;
        }
        Map<String, Object> found =
                Files.readAttributes(path.resolve(name), "unix:nlink,fileKey", LinkOption.NOFOLLOW_LINKS);
        if (key != null && !key.equals(found.get("fileKey"))) {
            throw new FileSystemException(null, null, "the folder was replaced during the call");
        }
        return found.get("nlink") instanceof Integer links ? links : 0;
    }

    boolean has(Path name) throws IOException {
        try {
            look(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The unit that the store writes in; a power of two. */
    int blockSize() {
        try {
            return Overwriter.blockSize(Files.getFileStore(path).getBlockSize());
        } catch (IOException | UnsupportedOperationException e) {
            return Overwriter.blockSize(0);
        }
    }

    /**
     * False if holes are certain and cannot be filled. The platform does not tell how much of a file is allocated, but it
     * is never more than all that is allocated on the store.
     */
    boolean canHold(long length) {
        try {
            FileStore store = Files.getFileStore(path);
            long total = store.getTotalSpace();
            long allocated = total - store.getUnallocatedSpace();
            return total <= 0 || allocated < 0 || length - allocated <= store.getUsableSpace();
        } catch (IOException e) {
            return true;
        }
    }

    FileChannel open(Path name, Set<OpenOption> options) throws IOException {
        try {
            return openOrThrow(name, options);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            FileSystemException refused =
                    new FileSystemException(null, null, "this file system cannot open a file as required");
            refused.initCause(e);
            throw refused;
        }
    }

    private FileChannel openOrThrow(Path name, Set<OpenOption> options) throws IOException {
        if (pinned != null) {
            SeekableByteChannel channel = pinned.newByteChannel(name, options);
            if (channel instanceof FileChannel file) {
                return file;
            }
            channel.close();
        }
        return FileChannel.open(path.resolve(name), options);
    }

    /** Opens for reads past the cache, or answers null where that is not offered. */
    @Nullable
    FileChannel openDirect(Path name) throws IOException {
        if (DIRECT.isEmpty()) {
            return null;
        }
        try {
            return open(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, DIRECT.get()));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            return null;
        }
    }

    /** Looked up by name: a reference to the constant does not compile without warnings on newer platforms. */
    private static Optional<OpenOption> directOption() {
        try {
            Object[] constants =
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            return Stream.of(constants == null ? new Object[0] : constants)
                    .filter(constant -> constant.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    void rename(Path from, Path to) throws IOException {
        if (has(to)) {
            throw new FileAlreadyExistsException(null, null, "the neutral name is taken");
        }
        if (pinned != null) {
            pinned.move(from, pinned, to);
        } else {
            Files.move(path.resolve(from), path.resolve(to));
        }
    }

    void deleteFile(Path name) throws IOException {
        if (pinned != null) {
            pinned.deleteFile(name);
        } else {
            Files.delete(path.resolve(name));
        }
    }

    void deleteFolder(Path name) throws IOException {
        if (pinned != null) {
            pinned.deleteDirectory(name);
        } else {
            Files.delete(path.resolve(name));
        }
    }

    /** Forces the folder's names to the device; false where the platform cannot open a folder. */
    boolean force() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (AccessDeniedException | UnsupportedOperationException e) {
            return false;
        }
        try (channel) {
            channel.force(true);
        }
        return true;
    }

    /** Closes the handle; a complaint about that must not hide what was done to the files. */
    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            System.getLogger(Folder.class.getName()).log(System.Logger.Level.DEBUG, "closing a folder", e);
        }
    }

    /** Reads fully at a position; a file that ends earlier is an error. */
    static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int n = channel.read(into, at);
            if (n < 0) {
                throw new FileSystemException(null, null, "the file ends at " + at);
            }
            at += n;
        }
    }
}
