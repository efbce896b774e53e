package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.CryptoLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Where a package comes from. */
sealed interface Origin {
    /** Opens the package for reading at any position, which may take as long as taking it in. */
    Opened open(CryptoLimits limits, Progress progress) throws IOException;

    /** Returns what would be different if somebody else wrote to the package meanwhile. */
    List<Object> state() throws IOException;

    /**
     * An open package.
     *
     * @param channel its bytes
     * @param name its name in messages
     * @param behind closed afterwards
     */
    record Opened(FileChannel channel, String name, Closeable behind) implements Closeable {
        @Override
        public void close() throws IOException {
            try {
                channel.close();
            } finally {
                behind.close();
            }
        }
    }

    /**
     * A file.
     *
     * @param file the package
     */
    record OfFile(Path file) implements Origin {
        @Override
        public List<Object> state() throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(now.size(), now.lastModifiedTime(), Optional.ofNullable(now.fileKey()));
        }

        @Override
        public Opened open(CryptoLimits limits, Progress progress) throws IOException {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new FileSystemException(file.toString(), null, "not a regular file");
            }
            return new Opened(
                    FileChannel.open(file, StandardOpenOption.READ), String.valueOf(file.getFileName()), () -> {});
        }
    }

    /**
     * A stream, read once.
     *
     * @param stream the package
     */
    record OfStream(InputStream stream) implements Origin {
        /** Nobody else knows the temporary file. */
        @Override
        public List<Object> state() {
            return List.of();
        }

        @Override
        public Opened open(CryptoLimits limits, Progress progress) throws IOException {
            Spool spool = Spool.of(stream, limits, new Watching(progress, Progress.Phase.RECEIVING, -1));
            return new Opened(FileChannel.open(spool.file(), StandardOpenOption.READ), "the stream", spool);
        }
    }
}
