package io.github.edusec.retention.catalog;

import io.github.edusec.classify.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder in the order of their names, folder by folder; links are not followed. Holds the names of the
 * folders that lead to the one being read. Not thread-safe.
 */
final class FolderEntries {
    private final Deque<Folder> open = new ArrayDeque<>();

    /**
     * Lists the folder.
     *
     * @throws IOException if it cannot be listed
     */
    FolderEntries(Path root) throws IOException {
        open.push(list(root, ""));
    }

    /**
     * A file, or what cannot be read.
     *
     * @param path where it is
     * @param name its path below the folder, its names joined by "/"
     * @param problem null for a regular file
     */
    record Entry(Path path, String name, @Nullable Problem problem) {}

    /** Returns the next one, or null after the last one. */
    @Nullable
    Entry next() {
        while (!open.isEmpty()) {
            Folder folder = open.peek();
            if (!folder.paths().hasNext()) {
                open.pop();
                continue;
            }
            Path path = folder.paths().next();
            String own = String.valueOf(path.getFileName());
            String name = folder.prefix() + own;
            if (own.indexOf('\uFFFD') >= 0) {
                return wrong(
                        path, name, "the name cannot be read", "bytes that are no character", "a name of characters");
            }
            if (!folder.seen().add(Normalizer.normalize(own, Normalizer.Form.NFC))) {
                return wrong(
                        path,
                        name,
                        "the name came before in another Unicode form; what has it is not read",
                        "a second name with the same NFC form",
                        "names of which no two have one NFC form");
            }
            Entry entry = entry(path, name);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    /** Returns null for a folder, which is walked next. */
    private @Nullable Entry entry(Path path, String name) {
        try {
            BasicFileAttributes before = attributes(path);
            if (before.isRegularFile()) {
                return new Entry(path, name, null);
            }
            if (!before.isDirectory()) {
                String found = before.isSymbolicLink() ? "a link, which is not followed" : "a special file";
                return wrong(path, name, "no regular file", found, "files and folders");
            }
            Folder folder = list(path, name + "/");
            // A link that was put in the folder's place meanwhile would have led elsewhere.
            BasicFileAttributes now = attributes(path);
            if (!now.isDirectory() || !Objects.equals(before.fileKey(), now.fileKey())) {
                return wrong(path, name, "the folder was replaced while it was read", "another one", "the same folder");
            }
            open.push(folder);
            return null;
        } catch (IOException e) {
            return new Entry(path, name, unreadable(name, e));
        }
    }

    static Problem unreadable(String name, IOException e) {
        return new Problem(name, "it cannot be read", e.getClass().getSimpleName(), "what can be read");
    }

    private static Entry wrong(Path path, String name, String what, String found, String allowed) {
        return new Entry(path, name, new Problem(name, what, found, allowed));
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Folder list(Path folder, String prefix) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(Comparator.comparing(Path::toString));
        return new Folder(paths.iterator(), prefix, new HashSet<>());
    }

    /**
     * A folder that is being walked.
     *
     * @param paths what is left of it
     * @param prefix what its names start with
     * @param seen the NFC forms of its names so far
     */
    private record Folder(Iterator<Path> paths, String prefix, Set<String> seen) {}
}
