package io.github.edusec.examples.cli;

import io.github.edusec.classify.UnrepresentableNameException;
import io.github.edusec.classify.label.LabelReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which output each input gets: {@code -o} is a folder if it exists as one, ends in a slash, or there are several inputs; else
 * it is exactly the output.
 */
final class OutputPaths {
    private OutputPaths() {}

    /**
     * Returns the output of each input, in order; a folder that is missing is made.
     *
     * @throws IllegalArgumentException if two inputs would have one output
     * @throws FileAlreadyExistsException if an output exists and must not be replaced; nothing was made then
     * @throws IOException if the folder cannot be made
     */
    static Map<Path, Path> of(List<Path> inputs, String out, boolean overwrite) throws IOException {
        Path path = Path.of(out);
        return of(inputs, path, isFolder(inputs, out), overwrite, input -> String.valueOf(input.getFileName()));
    }

    /**
     * Returns the output of each input, in order, under another name; a folder that is missing is made.
     *
     * @throws IllegalArgumentException if the output is no folder, or if two inputs would have one output
     * @throws FileAlreadyExistsException if an output exists and must not be replaced; nothing was made then
     * @throws UnrepresentableNameException if this process cannot write a name, or could not read one
     * @throws IOException if the folder cannot be made
     */
    static Map<Path, Path> renamed(List<Path> inputs, String out, boolean overwrite, UnaryOperator<String> naming)
            throws IOException {
        if (!isFolder(inputs, out)) {
            throw new IllegalArgumentException("--name-form: found one file as the output, allowed: a folder");
        }
        return of(inputs, Path.of(out), true, overwrite, input -> naming.apply(exactName(input)));
    }

    private static boolean isFolder(List<Path> inputs, String out) {
        return inputs.size() > 1 || out.endsWith("/") || Files.isDirectory(Path.of(out));
    }

    /** How an output is called. */
    @FunctionalInterface
    private interface Naming {
        String of(Path input) throws IOException;
    }

    private static Map<Path, Path> of(List<Path> inputs, Path path, boolean folder, boolean overwrite, Naming naming)
            throws IOException {
        Map<Path, Path> outputs = new LinkedHashMap<>();
        Set<Path> seen = new HashSet<>();
        for (Path input : inputs) {
            Path output = folder ? resolve(path, naming.of(input)) : path;
            if (!seen.add(output) || outputs.containsKey(input)) {
                throw new IllegalArgumentException(
                        "IN: found two files for the output " + output + ", allowed: names that differ");
            }
            if (!overwrite) {
                refuseExisting(output);
                refuseExisting(output.resolveSibling(LabelReader.sidecarName(String.valueOf(output.getFileName()))));
            }
            outputs.put(input, output);
        }
        if (folder) {
            Files.createDirectories(path);
        }
        return outputs;
    }

    /** Returns a file's name as text, unless decoding it lost something. */
    private static String exactName(Path input) throws UnrepresentableNameException {
        String text = String.valueOf(input.getFileName());
        try {
            if (!input.getFileSystem().getPath(text).equals(input.getFileName())) {
                throw unrepresentable();
            }
        } catch (InvalidPathException e) {
            throw unrepresentable();
        }
        return text;
    }

    private static Path resolve(Path folder, String name) throws UnrepresentableNameException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw unrepresentable();
        }
    }

    private static UnrepresentableNameException unrepresentable() {
        return new UnrepresentableNameException(System.getProperty("sun.jnu.encoding", "unknown"));
    }

    /** Refuses an output that has no folder to be in, before anything is made for it. */
    static void requireFolderOf(Path output) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null
                && !Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    private static void refuseExisting(Path output) throws FileAlreadyExistsException {
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(output.toString());
        }
    }
}
