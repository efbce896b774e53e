package io.github.edusec.examples.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Options by which people of other programs would hand over a passphrase. They are known only to be refused with a word about
 * the way that is allowed.
 */
final class RefusedSecretOptions {
    static final String REFUSAL = "passphrase: found on the command line, where every user of this machine can read it,"
            + " allowed: --passphrase-file with a file, a pipe or -";

    private static final Pattern ONE = Pattern.compile("(-p|--pass(?!phrase-file)|--pw)(?s:.*)");

    @Option(
            names = {"-p", "--pass", "--passphrase", "--password"},
            arity = "0..1",
            fallbackValue = "",
            hidden = true)
    private @Nullable String secret;

    /** Made by the command line parser. */
    RefusedSecretOptions() {}

    /** Tells whether an argument hands over a passphrase, however it is spelt. */
    static boolean isOne(String argument) {
        return ONE.matcher(argument).matches();
    }

    void refuse(CommandSpec spec) {
        if (secret != null) {
            throw new ParameterException(spec.commandLine(), REFUSAL);
        }
    }
}
