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
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
                    open.push(Unreadable.guarded(() -> list(path)));
                } else if (scanner.isSidecar(path, attributes)) {
                    tally.sidecar();
                } else {
                    boolean hasSidecar =
                            folder.sidecars().contains(LabelReader.sidecarName(String.valueOf(path.getFileName())));
                    scanner.file(name, path, hasSidecar, attributes, tally, entries);
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
     * @param sidecars the names in it that label files have: asking the file system for each would cost more than reading
     */
    private record Folder(Iterator<Path> paths, Set<String> sidecars) {}

    private static Folder list(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(Comparator.comparing(Path::toString));
        Set<String> sidecars = paths.stream()
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> name.endsWith(LabelReader.sidecarName("")))
                .collect(Collectors.toSet());
        return new Folder(paths.iterator(), sidecars);
    }

    private static String relative(Path root, Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .reduce((folder, name) -> folder + "/" + name)
                .orElse("");
    }
}
