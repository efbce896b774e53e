package io.github.edusec.retention.disposal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds an item's file without leaving the root folder, whatever links stand on the way. */
final class ItemFile {
    private ItemFile() {}

    /**
     * The root folder.
     *
     * @param real its path with all links resolved
     */
    record Root(Path real) {
        static Root of(Path folder) throws IOException {
            return new Root(folder.toRealPath());
        }

        /** Returns the file as an item names it: below the root, and without links. */
        String pathOf(Path realFile) {
            List<String> names = new ArrayList<>();
            real.relativize(realFile).forEach(name -> names.add(name.toString()));
            return String.join("/", names);
        }

        /** Like resolve, but refuses links inside the root too: another file than the frozen one would be checked. */
        Path resolveWithoutLinks(String path) throws IOException {
            Path file = resolve(path);
            if (!file.equals(real.resolve(path))) {
                throw new OutsideException();
            }
            return file;
        }

        /** Throws NoSuchFileException if the folder of the file is not there, InvalidPathException for impossible names. */
        Path resolve(String path) throws IOException {
            Path file = real;
            for (String name : path.split("/", -1)) {
                file = file.resolve(name);
            }
            Path folder = Objects.requireNonNull(file.getParent()).toRealPath();
            if (!folder.startsWith(real)) {
                throw new OutsideException();
            }
            return folder.resolve(Objects.requireNonNull(file.getFileName()));
        }
    }

    /** A link leads out of the root folder, or to another folder than the frozen one. */
    static final class OutsideException extends IOException {
        private static final long serialVersionUID = 1L;

        OutsideException() {
            super("the item's folder is reached through a link (found: a link; allowed: folders below the root)");
        }
    }
}
