package io.github.edusec.retention.catalog;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Originals as files below one folder; a location is a path below it, its names joined by "/". Links are not followed. Thread-safe.
 *
 * @since 0.1.0
 */
public final class OriginalFolder implements OriginalStore {
    private final Path root;

    /**
     * Names the folder.
     *
     * @param root an existing folder; read only
     */
    public OriginalFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public @Nullable SeekableByteChannel open(String location) throws IOException {
        Path file = resolve(location);
        if (file == null) {
            return null;
        }
        for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw new FileSystemException(location, null, "a link, which is not followed");
            }
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(location, null, "not a regular file");
        }
        try {
            return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    /** Returns null for a location that names no path below the folder, such as a shelf's. */
    private @Nullable Path resolve(String location) {
        try {
            Path file = root.resolve(location);
            boolean below = file.startsWith(root)
                    && !file.equals(root)
                    && file.normalize().equals(file);
            return below ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
