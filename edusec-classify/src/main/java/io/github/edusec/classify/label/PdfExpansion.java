package io.github.edusec.classify.label;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.nio.file.Path;

/** Looks at the streams that a parser must decode before any limit of ours can act. */
final class PdfExpansion {
    private PdfExpansion() {}

    static void check(Path path, Limits limits) throws IOException {
        // Filled in by the next commit.
    }
}
