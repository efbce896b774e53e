package io.github.edusec.examples.cli;

/** The exit codes of {@code docs/cli.md}; scripts depend on them. */
final class ExitCode {
    static final int DONE = 0;
    static final int NEGATIVE_ANSWER = 1;
    static final int USAGE = 2;
    static final int BAD_INPUT = 3;
    static final int IO = 4;

    private ExitCode() {}
}
