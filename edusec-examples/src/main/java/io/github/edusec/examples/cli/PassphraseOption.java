package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.takeout.PassphraseSlip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads passphrases, which never stand on a command line: every user of the machine can read those. */
final class PassphraseOption {
    /** Standard input or output in place of a file. */
    static final String STANDARD = "-";

    private PassphraseOption() {}

    /** Reads a file, a pipe or standard input: a slip, or the passphrase alone. */
    static Passphrase read(String file, Console console) throws IOException {
        return read("--passphrase-file", file, console);
    }

    /** As {@link #read(String, Console)}, for an option of another name. */
    static Passphrase read(String option, String file, Console console) throws IOException {
        if (file.equals(STANDARD)) {
            return PassphraseSlip.readLine(console.in());
        }
        try (InputStream in = opened(option, file)) {
            return PassphraseSlip.readLine(in);
        }
    }

    /** Asks on the terminal, without echo; without a terminal that is wrong usage. */
    static Passphrase ask(CommandSpec spec, Locale locale) {
        return ask(spec, new Text("パスフレーズ: ", "passphrase: ").in(locale));
    }

    private static Passphrase ask(CommandSpec spec, String prompt) {
        char[] typed = typed(spec, prompt);
        try {
            return Passphrase.of(typed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** As {@link #ask}, twice: a slip of the finger in a new passphrase would lock everything away. */
    static Passphrase askNew(CommandSpec spec, Locale locale) {
        Passphrase first = ask(spec, new Text("新しいパスフレーズ: ", "new passphrase: ").in(locale));
        char[] expected = first.toChars();
        char[] again = new char[0];
        boolean same = false;
        try {
            again = typed(spec, new Text("もう一度: ", "once more: ").in(locale));
            same = Arrays.equals(expected, again);
        } finally {
            Arrays.fill(expected, '\0');
            Arrays.fill(again, '\0');
            if (!same) {
                first.close();
            }
        }
        if (!same) {
            throw new ParameterException(
                    spec.commandLine(), "passphrase: found two that differ, allowed: the same one twice");
        }
        return first;
    }

    private static char[] typed(CommandSpec spec, String prompt) {
        java.io.Console terminal = Terminal.find()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "passphrase: found no --passphrase-file and no terminal to ask on,"
                                + " allowed: --passphrase-file with a file, a pipe or -"));
        char[] typed = terminal.readPassword("%s", prompt);
        if (typed == null || typed.length == 0) {
            throw new ParameterException(spec.commandLine(), "passphrase: found none, allowed: 1 character or more");
        }
        return typed;
    }

    /** The value is not repeated, for it may be the passphrase itself. */
    private static InputStream opened(String option, String file) throws IOException {
        String found;
        try {
            Path path = Path.of(file);
            if (!Files.isDirectory(path)) {
                return Files.newInputStream(path);
            }
            found = "a folder";
        } catch (NoSuchFileException | InvalidPathException e) {
            found = "no such file";
        } catch (AccessDeniedException e) {
            found = "one that may not be read";
        }
        throw new IOException(
                option + ": found " + found + ", allowed: the name of a file or pipe with the passphrase in it, or -");
    }

    /** Tells whether a slip or passphrase file belongs in the folder of a package, where who takes one takes the other. */
    static boolean inOneFolder(Path secret, Path sealed) {
        Path first = folder(secret);
        Path second = folder(sealed);
        try {
            return Files.isSameFile(first, second);
        } catch (IOException unknown) {
            return first.equals(second);
        }
    }

    private static Path folder(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }
}
