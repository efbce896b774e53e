package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file was when work on it began, so that what somebody else saves meanwhile is not replaced.
 *
 * @param key which file it is, or null where the file system has no such key
 * @param size its bytes
 * @param modified when it was last modified
 * @param permissions its POSIX permissions, or null where there are none
 */
record FileState(
        @Nullable Object key,
        long size,
        FileTime modified,
        @Nullable Set<PosixFilePermission> permissions) {
    static FileState of(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return new FileState(
                attributes.fileKey(),
                attributes.size(),
                attributes.lastModifiedTime(),
                view == null ? null : Set.copyOf(view.readAttributes().permissions()));
    }

    /**
     * Refuses to go on with a file that is not what it was.
     *
     * @throws FileSystemException if another program has changed, replaced or removed it
     */
    void requireUnchanged(Path file) throws IOException {
        FileState now = of(file);
        if (!Objects.equals(key, now.key) || size != now.size || !modified.equals(now.modified)) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "found another content than before, allowed: a file that nobody else changes");
        }
    }

    /** Gives the file that takes its place the permissions that it had, whatever the process's mask is. */
    void applyPermissions(Path fresh) throws IOException {
        if (permissions != null) {
            Files.setPosixFilePermissions(fresh, permissions);
        }
    }
}
