package io.github.edusec.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Options by which people of other programs would hand over a passphrase. They are known only to be refused with a
 * word about the way that is allowed.
 */
final class RefusedSecretOptions {
    @Option(
            names = {"-p", "--pass", "--passphrase", "--password"},
            arity = "0..1",
            fallbackValue = "",
            hidden = true)
    private @Nullable String secret;

    /** Made by the command line parser. */
    RefusedSecretOptions() {}

    void refuse(CommandSpec spec) {
        if (secret != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "passphrase: found on the command line, where every user of this machine can read it, allowed:"
                            + " --passphrase-file with a file, a pipe or -");
        }
    }
}
