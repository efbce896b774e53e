package io.github.edusec.crypto.seal;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.files.UnfinishedWork;
import io.github.edusec.crypto.zip.EntryNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to be sealed: where its content comes from, its name inside the package, and its class where that is known.
 *
 * <p>Immutable; thread-safe but for the stream it may hold. Sources are read, never changed.
 *
 * @since 0.1.0
 */
public final class SealSource {
    private final String name;
    private final SourceContent content;
    private final @Nullable Classification classification;

    private SealSource(String name, SourceContent content, @Nullable Classification classification) {
        this.name = name;
        this.content = content;
        this.classification = classification;
    }

    /**
     * Takes a file under its own name.
     *
     * @param file the file
     * @return the source
     * @throws IllegalArgumentException if the file's name is not safe on every system, or this process cannot decode it;
     *     the message does not repeat it
     */
    public static SealSource of(Path file) {
        Path name = Objects.requireNonNullElse(file.getFileName(), file);
        return of(file, text(name));
    }

    /**
     * Takes a file under another name.
     *
     * @param file the file
     * @param name the name inside, with {@code /} between folders; stored in Unicode NFC. A relative name that is safe on
     *     every system: no "..", backslash, colon, control character, none of {@code < > " | ? *}, device name, dot or space at the end of a part; each
     *     part at most 255 bytes in UTF-8, all of it at most 1,024
     * @return the source
     * @throws IllegalArgumentException if the name is not safe; the message does not repeat it
     */
    public static SealSource of(Path file, String name) {
        return new SealSource(safe(name), new SourceContent.OfFile(file), null);
    }

    /**
     * Takes a stream, which is read once and closed.
     *
     * @param stream the content, of any length
     * @param name the name inside, as for a file
     * @param modified the date that the file gets
     * @return the source, for one package
     * @throws IllegalArgumentException if the name is not safe; the message does not repeat it
     */
    public static SealSource of(InputStream stream, String name, Instant modified) {
        return new SealSource(safe(name), new SourceContent.OfStream(stream, modified), null);
    }

    /**
     * Takes everything below a folder, with names that start with the folder's own; empty folders stay. Left out is what lies
     * in folders called {@code .edusec-unfinished}, where this library keeps what is not complete.
     *
     * @param folder the folder
     * @return the sources, ordered by name
     * @throws FileSystemException if there is a symbolic link or anything else that is neither file nor folder, or a name
     *     that is not safe on every system or that this process cannot decode; if the folder itself is a link
     * @throws IOException if reading fails
     */
    public static List<SealSource> tree(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new FileSystemException(folder.toString(), null, "found a symbolic link, allowed: a folder");
        }
        // What "link/.." means only the file system knows.
        Path root = folder.toRealPath();
        Path above = Optional.ofNullable(root.getParent()).orElse(root);
        List<SealSource> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            private final List<Integer> counts = new ArrayList<>();

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                // What a killed process left there is nobody's to send.
                if (directory.endsWith(UnfinishedWork.FOLDER)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                counts.add(found.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    throw new FileSystemException(
                            file.toString(), null, "found no regular file, allowed: files, folders");
                }
                found.add(of(file, nameBelow(above, file)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (counts.remove(counts.size() - 1) == found.size() && !directory.equals(above)) {
                    found.add(new SealSource(nameBelow(above, directory) + "/", new SourceContent.OfFolder(), null));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(SealSource::name));
        return found;
    }

    private static String nameBelow(Path above, Path path) throws FileSystemException {
        try {
            return safe(
                    text(above.relativize(path)).replace(path.getFileSystem().getSeparator(), "/"));
        } catch (IllegalArgumentException unsafe) {
            throw new FileSystemException(path.toString(), null, String.valueOf(unsafe.getMessage()));
        }
    }

    /** A name that this process cannot decode would go into the package as question marks. */
    private static String text(Path name) {
        String text = name.toString();
        boolean exact;
        try {
            exact = name.getFileSystem().getPath(text).equals(name);
        } catch (InvalidPathException noPathAnyMore) {
            exact = false;
        }
        if (!exact) {
            throw new IllegalArgumentException("file name: found one that is no text under this process's file name"
                    + " encoding (" + System.getProperty("sun.jnu.encoding", "unknown")
                    + "), allowed: names that it can represent, as under a UTF-8 locale");
        }
        return text;
    }

    private static String safe(String name) {
        String normalized = EntryNames.normalized(name);
        Optional<String> danger =
                normalized.endsWith("/") ? Optional.of("a folder") : EntryNames.unportable(normalized);
        if (danger.isPresent()) {
            throw new IllegalArgumentException("name inside the package: found " + danger.get()
                    + ", allowed: a relative name that is safe on every system");
        }
        return normalized;
    }

    /**
     * States the class of the file.
     *
     * @param stated its classification; its provenance does not go into the package
     * @return a source with it
     */
    public SealSource classified(Classification stated) {
        return new SealSource(name, content, stated.withProvenance(null));
    }

    /**
     * Returns the name inside the package.
     *
     * @return a safe relative name in NFC; a folder's ends in {@code /}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the class that was stated.
     *
     * @return the classification, or empty if nobody stated any: then it counts as the most severe
     */
    public Optional<Classification> classification() {
        return Optional.ofNullable(classification);
    }

    /**
     * Returns the file that is read.
     *
     * @return its path as it was given or found; empty for a folder and a stream
     */
    public Optional<Path> file() {
        return content instanceof SourceContent.OfFile of ? Optional.of(of.file()) : Optional.empty();
    }

    SourceContent content() {
        return content;
    }

    boolean isFolder() {
        return name.endsWith("/");
    }

    @Override
    public String toString() {
        return "SealSource[name not shown]";
    }
}
