package io.github.edusec.interop.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Libraries of other languages, driven by the scripts of this module.
 *
 * @param run makes the documents
 * @param reader opens them again
 */
record Scripted(Run run, Program reader) implements Program {
    private static final Path MODULE = Path.of(System.getProperty("edusec.root"), "edusec-interop");

    /** Runs a script on a folder. */
    @FunctionalInterface
    interface Run {
        void on(Path folder) throws IOException;
    }

    @Override
    public void makeAll(Path folder) throws IOException {
        run.on(folder);
    }

    @Override
    public List<String> headers(Path document) throws Exception {
        return reader.headers(document);
    }

    /** A Python library that Debian packages and that opens its documents itself. */
    static Scripted python(String library, String module) {
        return python(library, module, new PythonReader());
    }

    /** A Python library that only writes. */
    static Scripted python(String library, String module, Program reader) {
        Run run = folder -> {
            requireModule(module);
            check(runPython("make_documents.py", library, folder));
        };
        return new Scripted(run, reader);
    }

    /** A package of npm, which {@code npm ci} installs. */
    static Scripted node(String script, String npmPackage, Program reader) {
        Run run = folder -> {
            Path js = MODULE.resolve("js");
            Tool node = Tool.require("node");
            if (!Files.isDirectory(js.resolve("node_modules").resolve(npmPackage))) {
                skip(npmPackage + " not installed: run npm ci in edusec-interop/js");
            }
            check(node.run(js.resolve(script), folder));
        };
        return new Scripted(run, reader);
    }

    /** Documents that pandoc makes of one text. */
    static Scripted pandoc(String extension, Program reader) {
        Run run = folder -> {
            Tool pandoc = Tool.require("pandoc");
            Path text = Files.writeString(folder.resolveSibling("text.md"), """
                    % Report
                    % A

                    # One

                    Text with a note.[^1]

                    [^1]: Source

                    ::: notes
                    Say hello
                    :::

                    # Two

                    | Name | Mark |
                    |------|------|
                    | A    | 5    |
                    """);
            for (String option : List.of("--standalone", "--table-of-contents", "--number-sections")) {
                Path file = folder.resolve("pandoc" + option.substring(1) + "." + extension);
                check(pandoc.run(option, text, "-o", file));
            }
        };
        return new Scripted(run, reader);
    }

    private static void requireModule(String module) {
        if (runPython("-c", "import " + module).exitCode() != 0) {
            skip("Python module not installed: " + module);
        }
    }

    private static void skip(String reason) {
        System.err.println("SKIPPED: " + reason);
        Assumptions.abort(reason);
    }

    /** Debian's modules belong to Debian's Python, which need not be the first on the path. */
    private static Tool.Run runPython(Object... arguments) {
        List<String> command = new ArrayList<>();
        Path debian = Path.of("/usr/bin/python3");
        command.add(Files.isExecutable(debian) ? debian.toString() : "python3");
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(MODULE.resolve("python").toFile());
        builder.environment().putAll(Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONIOENCODING", "utf-8"));
        return Tool.run(builder);
    }

    private static void check(Tool.Run run) {
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    /** Asks the library that made a document. */
    private static final class PythonReader implements Program {
        @Override
        public void makeAll(Path folder) {
            throw new UnsupportedOperationException("only reads");
        }

        @Override
        public List<String> headers(Path document) {
            Tool.Run run = runPython("read_headers.py", document);
            check(run);
            String printed = new String(run.stdoutBytes(), StandardCharsets.UTF_8);
            return printed.lines()
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .toList();
        }
    }
}
