package io.github.edusec.examples.cli;

import io.github.edusec.classify.label.Lowering;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says why a label is lowered or removed; filled in by the command line parser. */
final class ReasonOption {
    private static final String NAME = "--reason";

    @Option(names = NAME, paramLabel = "TEXT", descriptionKey = "reason")
    private @Nullable String reason;

    /** Made by the command line parser. */
    ReasonOption() {}

    /**
     * Returns the reason, or null if none was given.
     *
     * @throws IllegalArgumentException if it says nothing or too much; asked before anything is written, so that no batch stops half-way
     */
    @Nullable
    String text() {
        if (reason != null && (reason.isBlank() || reason.length() > Lowering.MAX_REASON)) {
            throw new IllegalArgumentException(NAME + ": found " + reason.length() + " characters, allowed: 1 to "
                    + Lowering.MAX_REASON + " that say something");
        }
        return reason;
    }
}
