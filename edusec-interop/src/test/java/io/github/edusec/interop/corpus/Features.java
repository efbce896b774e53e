package io.github.edusec.interop.corpus;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Documents by name, each with the code that makes it. */
final class Features {
    private final Map<String, Making> makings = new LinkedHashMap<>();

    /** Writes one document. */
    @FunctionalInterface
    interface Making {
        void to(Path file) throws Exception;
    }

    Features add(String name, Making making) {
        if (makings.put(name, making) != null) {
            throw new IllegalArgumentException("twice: " + name);
        }
        return this;
    }

    void makeAll(Path folder) throws Exception {
        for (Map.Entry<String, Making> making : makings.entrySet()) {
            making.getValue().to(folder.resolve(making.getKey()));
        }
    }
}
