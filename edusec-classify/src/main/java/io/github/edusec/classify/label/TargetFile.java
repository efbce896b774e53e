package io.github.edusec.classify.label;

import io.github.edusec.classify.files.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A new file that comes into being only when there is something to write, and stays only if it was committed. Not thread-safe. */
final class TargetFile implements StampTarget, AutoCloseable {
    private final Path source;
    private final Path target;
    private @Nullable AtomicFile file;

    TargetFile(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    /** Writes a document to a path with one stamper. */
    static StampOutcome write(Stamper stamper, Path source, Path target, @Nullable Mark mark) throws IOException {
        try (FileChannel document = FileChannel.open(source, StandardOpenOption.READ);
                TargetFile file = new TargetFile(source, target)) {
            StampOutcome outcome = stamper.write(new SourceDocument(document, stamper.limits()), file, mark);
            if (outcome instanceof StampOutcome.Stamped) {
                file.commit(FileTimes.NOW);
            }
            return outcome;
        }
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        file = FileCopy.create(source, target);
        return file.channel();
    }

    /**
     * Lets the file appear under its name.
     *
     * @param times the times that it gets
     */
    void commit(FileTimes times) throws IOException {
        if (file == null) {
            throw new IllegalStateException("commit: nothing was written");
        }
        file.channel().close();
        times.apply(file.temporary());
        file.commit();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
