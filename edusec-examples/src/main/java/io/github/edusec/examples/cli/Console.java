package io.github.edusec.examples.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads and where it writes: results to {@code out}, progress and warnings to {@code err}; both UTF-8
 * whatever the locale.
 *
 * @param in standard input, for commands that were told to read it
 * @param out results
 * @param err progress and warnings
 * @param home what the environment names as the home of keys and ledger ({@code EDUSEC_HOME}); null if nothing
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        @Nullable String home) {
    /**
     * Makes a console whose environment names no home.
     *
     * @param in standard input
     * @param out results
     * @param err progress and warnings
     */
    public Console(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, null);
    }

    /**
     * Makes a console whose standard input is empty.
     *
     * @param out results
     * @param err progress and warnings
     */
    public Console(PrintStream out, PrintStream err) {
        this(InputStream.nullInputStream(), out, err);
    }

    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv("EDUSEC_HOME"));
    }
}
