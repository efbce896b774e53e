package io.github.edusec.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of this machine, run as a child process with its output captured. Immutable and thread-safe. */
public final class Tool {
    private static final long TIMEOUT_SECONDS = 180;

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /**
     * Finds a program, or skips the calling test with a printed reason.
     *
     * @param names the program's names, in order of preference
     * @return the tool
     */
    public static Tool require(String... names) {
        Optional<Tool> found = find(names);
        if (found.isEmpty()) {
            String reason = "tool not installed: " + String.join(" or ", names);
            System.err.println("SKIPPED: " + reason);
            Assumptions.abort(reason);
        }
        return found.orElseThrow();
    }

    /**
     * Finds a program on the PATH.
     *
     * @param names the program's names, in order of preference
     * @return the tool, or empty
     */
    public static Optional<Tool> find(String... names) {
        String path = System.getenv("PATH");
        if (path == null) {
            return Optional.empty();
        }
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(":", -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new);
    }

    /**
     * Runs the program and waits for its end.
     *
     * @param arguments the arguments
     * @return what it printed and its exit code
     */
    public Run run(Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return run(new ProcessBuilder(command));
    }

    /**
     * Runs any prepared process and waits for its end; a process that takes over three minutes is killed and fails.
     *
     * @param builder the prepared process
     * @return what it printed and its exit code
     */
    public static Run run(ProcessBuilder builder) {
        try {
            Path out = Files.createTempFile("tool", ".out");
            Path err = Files.createTempFile("tool", ".err");
            try {
                Process process = builder.redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s: " + builder.command());
                }
                return new Run(process.exitValue(), Files.readAllBytes(out), Files.readAllBytes(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a finished process left behind. */
    public static final class Run {
        private final int exitCode;
        private final byte[] stdout;
        private final byte[] stderr;

        Run(int exitCode, byte[] stdout, byte[] stderr) {
            this.exitCode = exitCode;
            this.stdout = stdout;
            this.stderr = stderr;
        }

        /**
         * Returns the exit code.
         *
         * @return 0 for success, by convention
         */
        public int exitCode() {
            return exitCode;
        }

        /**
         * Returns the bytes written to standard output.
         *
         * @return a copy
         */
        public byte[] stdoutBytes() {
            return stdout.clone();
        }

        /**
         * Returns standard output as UTF-8 text.
         *
         * @return the text
         */
        public String stdout() {
            return new String(stdout, StandardCharsets.UTF_8);
        }

        /**
         * Returns standard error as UTF-8 text.
         *
         * @return the text
         */
        public String stderr() {
            return new String(stderr, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "exit " + exitCode + "\n" + stdout() + stderr();
        }
    }
}
