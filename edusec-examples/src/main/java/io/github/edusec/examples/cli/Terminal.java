package io.github.edusec.examples.cli;

import java.util.Optional;

/** The terminal on which a person can be asked. */
final class Terminal {
    private Terminal() {}

    /** Java 17 has a console only on a terminal; newer versions may have one without, and can be asked. */
    @SuppressWarnings("SystemConsoleNull") // what a console that is there stands for is asked below
    static Optional<java.io.Console> find() {
        java.io.Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            Object terminal = java.io.Console.class.getMethod("isTerminal").invoke(console);
            return Boolean.TRUE.equals(terminal) ? Optional.of(console) : Optional.empty();
        } catch (ReflectiveOperationException before22) {
            return Optional.of(console);
        }
    }
}
