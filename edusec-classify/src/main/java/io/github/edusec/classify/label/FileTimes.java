package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The times that a copy gets: those of its source, or those of its own making.
 *
 * @param modified the last modification, or null for its own
 * @param created the creation, where the file system keeps one that can be set, or null for its own
 */
record FileTimes(@Nullable FileTime modified, @Nullable FileTime created) {
    /** A copy's own times. */
    static final FileTimes NOW = new FileTimes(null, null);

    /** Returns the times of a file. */
    static FileTimes of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileTimes(attributes.lastModifiedTime(), attributes.creationTime());
    }

    /** Gives a file these times. */
    void apply(Path file) throws IOException {
        if (modified != null) {
            Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(modified, null, created);
        }
    }
}
