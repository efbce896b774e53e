package io.github.edusec.examples.cli;

import io.github.edusec.classify.ClassifyException;
import io.github.edusec.crypto.CryptoException;
import io.github.edusec.crypto.FileChangedException;
import io.github.edusec.crypto.LedgerInUseException;
import io.github.edusec.retention.RetentionException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Turns what a command throws into one line on standard error and an exit code. */
final class Failures {
    private Failures() {}

    static int report(Exception failure, Console console) {
        if (failure instanceof FileAlreadyExistsException) {
            say(console, "output already exists: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof InvalidPathException invalid) {
            say(console, "file name: found one that this process cannot use (" + invalid.getReason() + ")");
            return ExitCode.USAGE;
        }
        // What others do at the same moment is no fault of what was named on the command line.
        if (failure instanceof FileChangedException || failure instanceof LedgerInUseException) {
            say(console, String.valueOf(failure.getMessage()));
            return ExitCode.IO;
        }
        if (failure instanceof ClassifyException
                || failure instanceof CryptoException
                || failure instanceof RetentionException) {
            say(console, String.valueOf(failure.getMessage()));
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof IOException io) {
            say(console, describe(io));
            return ExitCode.IO;
        }
        say(console, "internal error, please report it: " + failure);
        return ExitCode.IO;
    }

    private static void say(Console console, String message) {
        console.err().println("edusec: " + Printable.lines(message));
    }

    private static String describe(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file: " + failure.getMessage();
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied: " + failure.getMessage();
        }
        if (failure instanceof NotDirectoryException) {
            return "not a folder: " + failure.getMessage();
        }
        if (failure.getClass() == IOException.class || failure.getClass() == FileSystemException.class) {
            return String.valueOf(failure.getMessage());
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
