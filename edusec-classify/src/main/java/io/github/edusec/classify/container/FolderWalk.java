package io.github.edusec.classify.container;

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
        Deque<Iterator<Path>> open = new ArrayDeque<>();
        open.push(list(root));
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            Path path = open.peek().next();
            List<String> name = List.of(relative(root, path));
            try {
                BasicFileAttributes attributes = Unreadable.guarded(
                        () -> Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
                if (attributes.isDirectory()) {
                    open.push(Unreadable.guarded(() -> list(path)));
                } else if (scanner.isSidecar(path, attributes)) {
                    tally.sidecar();
                } else {
                    scanner.file(name, path, attributes, tally, entries);
                }
            } catch (Unreadable e) {
                tally.file(name, LabelReading.NONE, false, e);
            }
        }
    }

    private static Iterator<Path> list(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        paths.sort(Comparator.comparing(Path::toString));
        return paths.iterator();
    }

    private static String relative(Path root, Path path) {
        return StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .reduce((folder, name) -> folder + "/" + name)
                .orElse("");
    }
}
