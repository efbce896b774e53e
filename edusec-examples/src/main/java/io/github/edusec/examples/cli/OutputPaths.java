package io.github.edusec.examples.cli;

import io.github.edusec.classify.label.LabelReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        boolean folder = inputs.size() > 1 || out.endsWith("/") || Files.isDirectory(path);
        Map<Path, Path> outputs = new LinkedHashMap<>();
        for (Path input : inputs) {
            Path output = folder ? path.resolve(String.valueOf(input.getFileName())) : path;
            if (outputs.containsValue(output) || outputs.containsKey(input)) {
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

    private static void refuseExisting(Path output) throws FileAlreadyExistsException {
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(output.toString());
        }
    }
}
