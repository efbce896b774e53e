package io.github.edusec.examples.cli;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.takeout.PassphraseSlip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
        if (Files.isDirectory(Path.of(file))) {
            throw new FileSystemException(file, null, "found a folder, allowed: a file or a pipe");
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return PassphraseSlip.readLine(in);
        }
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
