package io.github.edusec.retention.erase;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a name found; two looks that find the same saw the same, unchanged file.
 *
 * @param kind what it is
 * @param key the file's identity, or null where the platform has none
 * @param size bytes
 * @param modified when the content last changed
 * @param links how many names the content has; 0 where the platform does not tell
 */
record FileFacts(Kind kind, @Nullable Object key, long size, FileTime modified, int links) {
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    static FileFacts of(BasicFileAttributes attributes, int links) {
        return new FileFacts(
                kindOf(attributes), attributes.fileKey(), attributes.size(), attributes.lastModifiedTime(), links);
    }

    private static Kind kindOf(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        return attributes.isDirectory() ? Kind.FOLDER : Kind.OTHER;
    }
}
