package io.github.edusec.examples.cli;

import io.github.edusec.classify.Limits;
import io.github.edusec.retention.RetentionSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds the schedule that a word of the command line means. */
final class Schedules {
    private Schedules() {}

    /** A built-in id wins over a file of the same name; a word that is neither is a wrong id. */
    static RetentionSchedule find(String where, String name, CommandSpec spec) throws IOException {
        if (RetentionSchedule.builtInIds().contains(name)) {
            return RetentionSchedule.builtIn(name);
        }
        Path file = Path.of(name);
        if (!Files.exists(file) && !name.endsWith(".json") && !name.endsWith(".csv")) {
            throw new ParameterException(
                    spec.commandLine(),
                    where + ": found \"" + Printable.line(name) + "\", allowed: "
                            + String.join(", ", RetentionSchedule.builtInIds()) + ", or a file");
        }
        return RetentionSchedule.read(file, Limits.DEFAULT);
    }
}
