package io.github.edusec.examples.cli;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.takeout.PassphraseSlip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Reads passphrases, which never stand on a command line: every user of the machine can read those. */
final class PassphraseOption {
    /** Standard input or output in place of a file. */
    static final String STANDARD = "-";

    private PassphraseOption() {}

    /** Reads a file, a pipe or standard input: a slip, or the passphrase alone. */
    static Passphrase read(String file, Console console) throws IOException {
        if (file.equals(STANDARD)) {
            return PassphraseSlip.readLine(console.in());
        }
        try (InputStream in = opened(file)) {
            return PassphraseSlip.readLine(in);
        }
    }

    /** The value is not repeated, for it may be the passphrase itself. */
    private static InputStream opened(String file) throws IOException {
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
        throw new IOException("--passphrase-file: found " + found
                + ", allowed: the name of a file or pipe with the passphrase in it, or -");
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
