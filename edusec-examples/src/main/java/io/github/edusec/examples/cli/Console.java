package io.github.edusec.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to {@code out}, progress and warnings to {@code err}; both UTF-8 whatever the locale.
 *
 * @param out results
 * @param err progress and warnings
 */
public record Console(PrintStream out, PrintStream err) {
    static Console ofProcess() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }
}
