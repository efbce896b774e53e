package io.github.edusec.classify.label;

import io.github.edusec.classify.UnrepresentableNameException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The names of files as text, where that loses nothing: under a locale that does not know their characters, or for bytes that
 * are no characters, two files would have one name. Stateless.
 */
final class ExactName {
    private ExactName() {}

    /** Returns a file's name, or empty if text cannot say it. */
    static Optional<String> of(Path file) {
        Path name = SidecarCopy.fileName(file);
        try {
            return Optional.of(name.toString())
                    .filter(text -> name.getFileSystem().getPath(text).equals(name));
        } catch (InvalidPathException notSaid) {
            return Optional.empty();
        }
    }

    /** Returns a file's name. */
    static String require(Path file) throws UnrepresentableNameException {
        return of(file).orElseThrow(ExactName::unrepresentable);
    }

    /** Returns where a file of that name lies. */
    static Path in(Path folder, String name) throws UnrepresentableNameException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException notSaid) {
            throw unrepresentable();
        }
    }

    /** Returns where a file's sidecar lies, or empty if none can. */
    static Optional<Path> sidecarOf(Path file) {
        try {
            return of(file).map(LabelReader::sidecarName).map(file::resolveSibling);
        } catch (InvalidPathException notSaid) {
            return Optional.empty();
        }
    }

    static UnrepresentableNameException unrepresentable() {
        return new UnrepresentableNameException(System.getProperty("sun.jnu.encoding", "unknown"));
    }
}
