package io.github.edusec.retention.disposal;

import java.io.IOException;
import java.nio.file.Path;
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

    /** A link leads out of the root folder. */
    static final class OutsideException extends IOException {
        private static final long serialVersionUID = 1L;

        OutsideException() {
            super("the item's folder lies outside the root folder (found: a link; allowed: folders below the root)");
        }
    }
}
