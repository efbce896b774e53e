package io.github.edusec.examples.cli;

import io.github.edusec.classify.label.FileNameForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how classes stand in file names; filled in by the command line parser. */
final class NameFormOption {
    private static final String NAME = "--name-form";

    @Option(names = NAME, paramLabel = "FORM", descriptionKey = "nameForm")
    private @Nullable String form;

    /** Made by the command line parser. */
    NameFormOption() {}

    /**
     * Returns the form that was asked for.
     *
     * @throws IllegalArgumentException if there is no such form; the message names the option
     */
    Optional<FileNameForm> form() {
        try {
            return Optional.ofNullable(form).map(FileNameForm::of);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(NAME + ": " + e.getMessage(), e);
        }
    }
}
