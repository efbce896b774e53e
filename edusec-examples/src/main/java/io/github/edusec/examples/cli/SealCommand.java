package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.MalformedPackageException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.crypto.policy.MethodDecision;
import io.github.edusec.crypto.policy.ProtectionPolicy;
import io.github.edusec.crypto.seal.Seal;
import io.github.edusec.crypto.seal.SealOutcome;
import io.github.edusec.crypto.seal.SealSource;
import io.github.edusec.crypto.seal.Statement;
import io.github.edusec.crypto.takeout.PassphraseSlip;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec seal}: files and folders into one encrypted package. */
@Command(name = "seal", mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {
    private static final List<String> OPENPGP = List.of(".pgp", ".gpg", ".asc");

    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "IN", arity = "1..*", descriptionKey = "sealed")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private List<Path> inputs;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            required = true,
            descriptionKey = "sealOut")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String out;

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Secret secret;

    @Option(names = "--recipient", paramLabel = "CERT", hidden = true)
    private @Nullable String recipient;

    @Option(names = "--sign", paramLabel = "KEY", descriptionKey = "sealSign")
    private @Nullable Path signingKey;

    @Option(names = "--visible-names", descriptionKey = "visibleNames")
    private boolean visibleNames;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ClassOptions classOptions;

    @Option(names = "--permit", paramLabel = "ID", descriptionKey = "permit")
    private @Nullable String permit;

    @Option(names = "--maker", paramLabel = "NAME", descriptionKey = "maker")
    private String maker = "edusec";

    @Option(names = "--policy", paramLabel = "ID|FILE", descriptionKey = "protectionPolicy")
    private String policy = ProtectionPolicy.builtInIds().get(0);

    @Option(names = "--key-same-route", descriptionKey = "keySameRoute")
    private boolean keySameRoute;

    @Option(names = "--verify", descriptionKey = "sealVerify")
    private boolean verify;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RefusedSecretOptions secrets;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    /** Where the passphrase comes from. */
    static final class Secret {
        @Option(names = "--passphrase-file", paramLabel = "F", required = true, descriptionKey = "sealPassphraseFile")
        private @Nullable String file;

        @Option(names = "--new-passphrase", paramLabel = "SLIP", required = true, descriptionKey = "newPassphrase")
        private @Nullable Path slip;

        /** Made by the command line parser. */
        Secret() {}
    }

    SealCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        secrets.refuse(spec);
        Secret from = checkedUsage();
        Path target = isStream() ? null : Path.of(out);
        refuseExisting(target);
        refuseExisting(from.slip);
        // Before a slip is written that would be for nothing.
        if (target != null) {
            OutputPaths.requireFolderOf(target);
        }
        boolean beside = target != null && liesBeside(from, target);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ProtectionPolicy chosen = policy();
        SealPrinter printer = new SealPrinter(console, locale, json, isStream());
        try {
            Statement statement = new Statement(now, maker, permit, separation(beside));
            List<SealSource> sources = new SealSources(classOptions.classification()).of(inputs);
            Seal plain = Seal.of(sources, statement).under(chosen);
            Seal seal = visibleNames ? plain.withVisibleNames() : plain;
            // Asked before a slip is written that would be for nothing.
            MethodDecision decision = seal.decision();
            if (decision instanceof MethodDecision.Refused refused) {
                printer.notPermitted(refused);
                return ExitCode.NEGATIVE_ANSWER;
            }
            boolean inside = sealsItsOwn(from, sources);
            SealOutcome outcome = sealed(seal, from, target);
            if (inside) {
                PackageFile.warn(
                        console,
                        new Text(
                                "パスフレーズのファイルもパッケージに入っています。原本を消すと開けなくなります",
                                "the passphrase's own file is in the package: without it elsewhere nobody opens the package"),
                        locale);
            }
            if (beside) {
                PackageFile.warn(
                        console,
                        new Text(
                                "パスフレーズがパッケージと同じフォルダーにあります。必ず別々に運んでください",
                                "the passphrase lies in the package's folder: carry them apart"),
                        locale);
            }
            return printer.outcome(outcome, out, from.slip, decision);
        } catch (IllegalArgumentException e) {
            throw usage(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private SealOutcome sealed(Seal request, Secret from, @Nullable Path target) throws IOException {
        try (SigningKey signer = signingKey == null ? null : SigningKey.load(signingKey);
                Passphrase passphrase = passphrase(from);
                Progress progress = new Progress(console.err(), "bar".equals(System.getProperty("edusec.progress")))) {
            Seal signed = signer == null ? request : request.signWith(signer);
            Seal complete = (verify ? signed.verified() : signed).to(passphrase).reportingTo(PackageFile.on(progress));
            if (target != null) {
                return complete.writeTo(target);
            }
            SealOutcome outcome = complete.writeTo(console.out());
            // A print stream keeps failures to itself.
            if (console.out().checkError()) {
                throw new IOException("standard output did not take the whole package");
            }
            return outcome;
        } catch (IOException | IllegalArgumentException e) {
            if (from.slip != null && Files.exists(from.slip)) {
                PackageFile.warn(
                        console,
                        new Text(
                                "パッケージはできませんでした。用紙は使えないので捨ててください: " + from.slip,
                                "there is no package; throw this slip away: " + from.slip),
                        locale);
            }
            // Nothing that was named on the command line is malformed: a file changed, or the disk did not keep its
            // word.
            if (e instanceof MalformedPackageException) {
                throw new IOException(e.getMessage(), e);
            }
            throw e;
        }
    }

    /** The slip appears before the package and stays whatever happens: alone it is waste paper, a package alone is lost. */
    private Passphrase passphrase(Secret from) throws IOException {
        if (from.slip == null) {
            return PassphraseOption.read(String.valueOf(from.file), console);
        }
        Passphrase made = Passphrase.generate();
        try {
            PassphraseSlip.write(made, from.slip);
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private boolean isStream() {
        return out.equals(PassphraseOption.STANDARD);
    }

    private Secret checkedUsage() {
        String name = out.toLowerCase(Locale.ROOT);
        if (recipient != null || OPENPGP.stream().anyMatch(name::endsWith)) {
            throw usage(
                    "seal: found --recipient or an OpenPGP output, which come in a later version, allowed: -o OUT.zip with"
                            + " --passphrase-file or --new-passphrase");
        }
        if (out.isEmpty() || out.endsWith("/")) {
            throw usage("--out: found \"" + Printable.line(out) + "\", allowed: a file or -");
        }
        if (secret == null) {
            throw usage("seal: found no passphrase, allowed: --passphrase-file or --new-passphrase");
        }
        if (isStream() && json) {
            throw usage("--json: found with -o -, where standard output is the package, allowed: with an output file");
        }
        if (secret.slip != null && !isStream() && absolute(secret.slip).equals(absolute(Path.of(out)))) {
            throw usage("--new-passphrase: found the package's own path, allowed: another one");
        }
        return secret;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static void refuseExisting(@Nullable Path output) throws FileAlreadyExistsException {
        if (output != null && Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(output.toString());
        }
    }

    private static boolean liesBeside(Secret from, Path target) {
        if (from.slip != null) {
            return PassphraseOption.inOneFolder(from.slip, target);
        }
        Path file = Path.of(String.valueOf(from.file));
        return Files.isRegularFile(file) && PassphraseOption.inOneFolder(file, target);
    }

    private static boolean sealsItsOwn(Secret from, List<SealSource> sources) throws IOException {
        if (from.file == null || !Files.isRegularFile(Path.of(from.file))) {
            return false;
        }
        for (SealSource source : sources) {
            Optional<Path> file = source.file();
            if (file.isPresent() && Files.isSameFile(file.get(), Path.of(from.file))) {
                return true;
            }
        }
        return false;
    }

    /** What lies beside the package may go its way; nobody has recorded yet that it does not. */
    private KeySeparation separation(boolean beside) {
        if (keySameRoute) {
            return KeySeparation.SAME_ROUTE;
        }
        return beside ? KeySeparation.UNKNOWN : KeySeparation.APART;
    }

    /** A built-in id wins over a file of the same name; a word that is neither is a wrong id. */
    private ProtectionPolicy policy() throws IOException {
        if (ProtectionPolicy.builtInIds().contains(policy)) {
            return ProtectionPolicy.builtIn(policy);
        }
        Path file = Path.of(policy);
        if (!Files.exists(file) && !policy.endsWith(".json")) {
            throw usage("--policy: found \"" + policy + "\", allowed: "
                    + String.join(", ", ProtectionPolicy.builtInIds()) + ", or a file");
        }
        return ProtectionPolicy.load(file);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
