package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyRingOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The home with its key ring, how the ring's passphrase is handed over, and how results are printed. */
final class RingOptions {
    private static final String RING = "keys.p12";
    private static final String APPOINTMENTS = "appointments.json";
    private static final String LEDGER = "ledger.txt";
    private static final String CATALOG = "catalog.sqlite";

    private final Console console;
    private final Locale locale;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "home")
    private @Nullable Path home;

    @Option(names = "--passphrase-file", paramLabel = "F", descriptionKey = "ringPassphraseFile")
    private @Nullable String passphraseFile;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RefusedSecretOptions secrets;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    RingOptions(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    /** What is done with an open ring. */
    @FunctionalInterface
    interface Action {
        int run(KeyRing ring) throws IOException;
    }

    /** What is done with an open ring and its passphrase, which stays the caller's. */
    @FunctionalInterface
    interface PassphraseAction {
        int run(KeyRing ring, Passphrase passphrase) throws IOException;
    }

    /** Opens the ring that is there; one that does not open is a malformed input. */
    int inRing(Action action) throws IOException {
        Path ring = existingRing();
        KeyRingOpening opening;
        try (Passphrase passphrase = passphrase()) {
            opening = KeyRing.open(ring, passphrase);
        }
        return run(action, opening);
    }

    /** As {@link #inRing}, but the passphrase is held as long. */
    int inRingUnder(PassphraseAction action) throws IOException {
        Path ring = existingRing();
        try (Passphrase passphrase = passphrase()) {
            return run(opened -> action.run(opened, passphrase), KeyRing.open(ring, passphrase));
        }
    }

    private Passphrase passphrase() throws IOException {
        return passphraseFile == null
                ? PassphraseOption.ask(spec, locale)
                : PassphraseOption.read(passphraseFile, console);
    }

    boolean isPassphraseFromStandardInput() {
        return PassphraseOption.STANDARD.equals(passphraseFile);
    }

    /** Asks twice without a file. */
    Passphrase newPassphrase(String option, @Nullable String from) throws IOException {
        return from == null ? PassphraseOption.askNew(spec, locale) : PassphraseOption.read(option, from, console);
    }

    /** Says why, if it is. */
    boolean isWeak(Passphrase passphrase) {
        Optional<Text> weakness = passphrase.weakness();
        weakness.ifPresent(text -> PackageFile.say(console, text.in(locale)));
        return weakness.isPresent();
    }

    private Path existingRing() throws IOException {
        Path ring = ring();
        if (!Files.exists(ring)) {
            throw new NoSuchFileException(ring.toString());
        }
        return ring;
    }

    private int run(Action action, KeyRingOpening opening) throws IOException {
        Optional<KeyRing> opened = opening.ring();
        if (opened.isEmpty()) {
            PackageFile.say(console, ring() + ": " + opening.text().in(locale));
            return ExitCode.BAD_INPUT;
        }
        return run(action, opened.get());
    }

    /** As {@link #inRing}, but the first key makes the ring; a weak passphrase does not. */
    int inRingOrNew(Action action) throws IOException {
        Path path = ring();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return inRing(action);
        }
        KeyRing ring;
        try (Passphrase passphrase = newPassphrase("--passphrase-file", passphraseFile)) {
            if (isWeak(passphrase)) {
                return ExitCode.USAGE;
            }
            ring = KeyRing.create(path, passphrase);
        } catch (IllegalArgumentException notAscii) {
            throw usage(String.valueOf(notAscii.getMessage()));
        }
        PackageFile.say(console, new Text("新しい鍵束: ", "new key ring: ").in(locale) + path);
        return run(action, ring);
    }

    private int run(Action action, KeyRing opened) throws IOException {
        try (KeyRing ring = opened) {
            return action.run(ring);
        } catch (IllegalArgumentException e) {
            throw usage(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    /** Returns the file of appointments, which need not exist. */
    Path appointments() throws IOException {
        return folder().resolve(APPOINTMENTS);
    }

    /** Returns where the home's own ledger is, if there is one. */
    Path ledger() throws IOException {
        return folder().resolve(LEDGER);
    }

    Path ring() throws IOException {
        return folder().resolve(RING);
    }

    /** Returns the file of the catalogue, which need not exist. */
    Path catalog() throws IOException {
        return folder().resolve(CATALOG);
    }

    Console console() {
        return console;
    }

    CommandSpec spec() {
        return spec;
    }

    Locale locale() {
        return locale;
    }

    boolean isJson() {
        return json;
    }

    /** A mistyped home is not made: its keys would be looked for elsewhere. */
    private Path folder() throws IOException {
        secrets.refuse(spec);
        String named = console.home();
        if (home == null && (named == null || named.isEmpty())) {
            throw usage("--home: found none, and no EDUSEC_HOME, allowed: the folder with the key ring");
        }
        Path folder = home == null ? Path.of(String.valueOf(named)) : home;
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return folder;
    }

    KeyPrinter printer() {
        return new KeyPrinter(console, locale, json);
    }

    void warn(Text text) {
        PackageFile.warn(console, text, locale);
    }

    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
