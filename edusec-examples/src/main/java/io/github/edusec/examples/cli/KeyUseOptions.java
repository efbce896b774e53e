package io.github.edusec.examples.cli;

import io.github.edusec.crypto.keys.KeyPurpose;
import io.github.edusec.crypto.keys.KeyUse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a key is for and whose it is. */
final class KeyUseOptions {
    @Parameters(index = "0", paramLabel = "PURPOSE", descriptionKey = "purpose")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String purpose;

    @Option(names = "--holder", paramLabel = "NAME", descriptionKey = "holder")
    private @Nullable String holder;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    /** Made by the command line parser. */
    KeyUseOptions() {}

    KeyUse use() {
        return of(purpose, holder, spec);
    }

    /** A word that is no purpose is not repeated: it may be a passphrase. */
    static KeyUse of(String purpose, @Nullable String holder, CommandSpec spec) {
        KeyPurpose known = KeyPurpose.ofId(purpose)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "PURPOSE: found another word, allowed: manifest, ledger, approval, root"));
        try {
            return new KeyUse(known, holder == null ? "" : holder);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--holder: " + e.getMessage());
        }
    }
}
