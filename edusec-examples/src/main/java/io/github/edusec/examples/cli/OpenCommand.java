package io.github.edusec.examples.cli;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.seal.Open;
import io.github.edusec.crypto.seal.OpenOutcome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec open}: the files of a package into a new folder, all of them or none. */
@Command(name = "open", mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "IN", descriptionKey = "package")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String in;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            required = true,
            descriptionKey = "openInto")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Path folder;

    @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "openPassphraseFile")
    private @Nullable String passphraseFile;

    @Option(names = "--key", paramLabel = "PUB", descriptionKey = "signerKey")
    private @Nullable Path key;

    @Option(names = "--accept-weak-encryption", descriptionKey = "acceptWeak")
    private boolean acceptWeak;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RefusedSecretOptions secrets;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    OpenCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        secrets.refuse(spec);
        // Nobody should type a passphrase for a command that cannot work.
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        OutputPaths.requireFolderOf(folder);
        boolean stream = in.equals(PassphraseOption.STANDARD);
        PackageFile.refuseEmpty(in, spec);
        if (!stream && !Files.exists(Path.of(in))) {
            throw new NoSuchFileException(in);
        }
        if (stream && PassphraseOption.STANDARD.equals(passphraseFile)) {
            throw usage("--passphrase-file: found - with the package on standard input too, allowed: a file or a pipe");
        }
        Open asked = PackageFile.begin(in, console);
        Open signed = key == null ? asked : asked.signedBy(VerificationKey.load(key));
        Open accepting = acceptWeak ? signed.acceptingWeakEncryption() : signed;
        OpenOutcome outcome;
        try (Passphrase passphrase = passphrase();
                Progress progress = new Progress(console.err(), "bar".equals(System.getProperty("edusec.progress")))) {
            outcome = accepting
                    .with(passphrase)
                    .reportingTo(PackageFile.on(progress))
                    .extractTo(folder);
        }
        OpenedPrinter printer = new OpenedPrinter(console, locale, json);
        if (outcome instanceof OpenOutcome.Opened opened) {
            printer.opened(in, folder, opened.content());
            return ExitCode.DONE;
        }
        printer.notOpened(in, outcome);
        return ExitCode.BAD_INPUT;
    }

    private Passphrase passphrase() throws IOException {
        if (passphraseFile != null) {
            return PassphraseOption.read(passphraseFile, console);
        }
        return PassphraseOption.ask(spec, locale);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
