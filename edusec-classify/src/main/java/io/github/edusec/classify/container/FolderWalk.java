package io.github.edusec.classify.container;

import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.LabelReading;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Walks a folder in a fixed order without following links; a folder that cannot be listed is a result, not the end. */
final class FolderWalk {
    private final ContainerScanner scanner;
    private final Tally tally;
    private final EntryCount entries;

    FolderWalk(ContainerScanner scanner, Tally tally, EntryCount entries) {
        this.scanner = scanner;
        this.tally = tally;
        this.entries = entries;
    }

    void walk(Path root) throws IOException {
        Deque<Folder> open = new ArrayDeque<>();
        open.push(list(root));
        while (!open.isEmpty()) {
            Folder folder = open.peek();
            if (!folder.paths().hasNext()) {
                open.pop();
                continue;
            }
            Path path = folder.paths().next();
            List<String> name = List.of(relative(root, path));
            try {
                BasicFileAttributes attributes = Unreadable.guarded(
                        () -> Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
                if (attributes.isDirectory()) {
                    open.push(Unreadable.guarded(() -> unchanged(path, attributes, list(path))));
                } else if (scanner.isSidecar(path, attributes)) {
                    tally.sidecar();
                    if (!folder.owners().contains(key(path))) {
                        throw Sidecars.unclaimed();
                    }
                } else {
                    Path sidecar = folder.sidecars().get(Sidecars.key(LabelReader.sidecarName(fileName(path))));
                    scanner.file(name, path, sidecar, attributes, tally, entries);
                }
            } catch (Unreadable e) {
                tally.file(name, LabelReading.NONE, false, e);
            }
        }
    }

    /**
     * A folder that is being walked.
     *
     * @param paths what is left of it
     * @param sidecars what is named as a label file: asking the file system for each would cost more than reading
     * @param owners the names that the label files of its files have
     */
    private record Folder(Iterator<Path> paths, Map<String, Path> sidecars, Set<String> owners) {}

    /** A folder in whose place a link was put meanwhile would lead elsewhere. */
    private static Folder unchanged(Path path, BasicFileAttributes before, Folder folder) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!now.isDirectory() || !Objects.equals(before.fileKey(), now.fileKey())) {
            throw new Unreadable(UnknownReason.NO_ACCESS, "the folder was replaced while it was scanned");
        }
        return folder;
    }

    private static Folder list(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(Comparator.comparing(Path::toString));
        Map<String, Path> sidecars = new HashMap<>();
        for (Path path : paths) {
            if (fileName(path).endsWith(LabelReader.sidecarName(""))) {
                sidecars.putIfAbsent(key(path), path);
            }
        }
        Set<String> owners = new HashSet<>();
        if (!sidecars.isEmpty()) {
            paths.forEach(path -> owners.add(Sidecars.key(LabelReader.sidecarName(fileName(path)))));
        }
        return new Folder(paths.iterator(), sidecars, owners);
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String key(Path path) {
        return Sidecars.key(fileName(path));
    }

    private static String relative(Path root, Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .reduce((folder, name) -> folder + "/" + name)
                .orElse("");
    }
}
