package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.zip.PlainSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the content of a source comes from. */
sealed interface SourceContent {
    /** Begins one sealing of it. */
    PlainSource under(String name);

    /** A folder has no content. */
    record OfFolder() implements SourceContent {
        @Override
        public PlainSource under(String name) {
            throw new IllegalStateException("a folder has no content");
        }
    }

    /**
     * A file, which must not change while it is read.
     *
     * @param file the file
     */
    record OfFile(Path file) implements SourceContent {
        @Override
        public PlainSource under(String name) {
            return new PlainFile(name, file);
        }
    }

    /**
     * A stream of any length.
     *
     * @param stream closed when it was read
     * @param modified the date that the file gets
     */
    record OfStream(InputStream stream, Instant modified) implements SourceContent {
        @Override
        public PlainSource under(String name) {
            return new PlainStream(name, stream, HeaderDate.of(modified));
        }
    }

    /** One reading of a file; what it is when first looked at, it must still be at its end. */
    final class PlainFile implements PlainSource {
        private final String name;
        private final Path file;
        private @Nullable BasicFileAttributes before;

        private PlainFile(String name, Path file) {
            this.name = name;
            this.file = file;
        }

        @Override
        public String name() {
            return name;
        }

        private synchronized BasicFileAttributes attributes() throws IOException {
            BasicFileAttributes known = before;
            if (known == null) {
                known = Files.readAttributes(file, BasicFileAttributes.class);
                if (!known.isRegularFile()) {
                    throw new FileSystemException(file.toString(), null, "not a regular file");
                }
                before = known;
            }
            return known;
        }

        @Override
        public long size() throws IOException {
            return attributes().size();
        }

        @Override
        public LocalDateTime modified() throws IOException {
            return HeaderDate.of(attributes().lastModifiedTime().toInstant());
        }

        @Override
        public InputStream open() throws IOException {
            attributes();
            return Files.newInputStream(file);
        }

        @Override
        public void settle(long read) throws IOException {
            BasicFileAttributes then = attributes();
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (read != then.size()
                    || now.size() != then.size()
                    || !now.lastModifiedTime().equals(then.lastModifiedTime())
                    || !Objects.equals(now.fileKey(), then.fileKey())) {
                throw new FileSystemException(file.toString(), null, "changed while it was being sealed");
            }
        }
    }

    /** The one reading of a stream, which is what came out of it. */
    record PlainStream(String name, InputStream open, LocalDateTime modified) implements PlainSource {
        @Override
        public long size() {
            return -1;
        }

        @Override
        public void settle(long read) {
            // Nothing to hold it to.
        }
    }
}
