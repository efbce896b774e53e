package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.LabelReading;
import io.github.edusec.crypto.seal.SealSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files and folders of a command line as sources, each with the class that is stated or that its own label says. */
final class SealSources {
    private final LabelReader reader = LabelReader.standard();
    private final Optional<Classification> stated;

    SealSources(Optional<Classification> stated) {
        this.stated = stated;
    }

    /**
     * Collects the sources in the order of the inputs.
     *
     * @throws IllegalArgumentException if a name is not safe on every system; the message names the input
     */
    List<SealSource> of(List<Path> inputs) throws IOException {
        List<SealSource> sources = new ArrayList<>();
        for (Path input : inputs) {
            if (Files.isDirectory(input, LinkOption.NOFOLLOW_LINKS)) {
                addTree(input, sources);
            } else if (!Files.exists(input)) {
                throw new NoSuchFileException(input.toString());
            } else {
                sources.add(classified(file(input), input));
            }
        }
        refuseTwins(sources);
        return sources;
    }

    /** The library names no names. */
    private static void refuseTwins(List<SealSource> sources) {
        Map<String, SealSource> seen = new HashMap<>();
        for (SealSource source : sources) {
            SealSource twin = seen.put(source.name(), source);
            if (twin != null) {
                throw new IllegalArgumentException("IN: found " + file(twin) + " and " + file(source)
                        + ", which would have one name in the package, allowed: each name once");
            }
        }
    }

    private static String file(SealSource source) {
        return source.file().map(Path::toString).orElse(source.name());
    }

    private static SealSource file(Path input) {
        try {
            return SealSource.of(input);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(input + ": " + e.getMessage(), e);
        }
    }

    private void addTree(Path folder, List<SealSource> sources) throws IOException {
        for (SealSource source : SealSource.tree(folder)) {
            Optional<Path> file = source.file();
            sources.add(file.isEmpty() ? source : classified(source, file.get()));
        }
    }

    /** Of what is stated and what the file says of itself the most severe counts; without either the class is unknown. */
    private SealSource classified(SealSource source, Path file) throws IOException {
        LabelReading reading = reader.read(file);
        Optional<Classification> own = reading.classification();
        if (stated.isPresent()) {
            return source.classified(own.map(stated.get()::join).orElse(stated.get()));
        }
        return own.filter(known -> reading.isKnown()).map(source::classified).orElse(source);
    }
}
