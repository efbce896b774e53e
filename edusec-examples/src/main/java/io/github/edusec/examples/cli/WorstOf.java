package io.github.edusec.examples.cli;

import java.io.IOException;
import java.nio.file.Path;

/** The exit code of a command on several files: a file that fails is told on standard error, and the others are still done. */
final class WorstOf {
    private final Console console;
    private int code = ExitCode.DONE;

    WorstOf(Console console) {
        this.console = console;
    }

    /** Work on one file; false is a negative answer. */
    @FunctionalInterface
    interface Work {
        boolean done() throws IOException;
    }

    void of(Path file, Work work) {
        try {
            code = Math.max(code, work.done() ? ExitCode.DONE : ExitCode.NEGATIVE_ANSWER);
        } catch (IOException e) {
            console.err().println("edusec: " + Printable.line(file + ":"));
            code = Math.max(code, Failures.report(e, console));
        }
    }

    int code() {
        return code;
    }
}
