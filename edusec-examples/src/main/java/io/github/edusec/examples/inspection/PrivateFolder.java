package io.github.edusec.examples.inspection;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder for what a parser puts aside, removed with all that a killed child may have left in it: that may be parts of
 * documents.
 */
final class PrivateFolder implements AutoCloseable {
    private final Path folder;

    private PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes one that only this user can enter, as far as the file system can say so. */
    static PrivateFolder create() throws IOException {
        return new PrivateFolder(Files.createTempDirectory("edusec-inspection-"));
    }

    /** One that was made by {@link #create}, in another process. */
    static PrivateFolder of(Path folder) {
        return new PrivateFolder(folder);
    }

    Path path() {
        return folder;
    }

    /** A plain unlink: nothing is overwritten. A folder that is gone already is fine. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
