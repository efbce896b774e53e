package io.github.edusec.examples.cli;

import picocli.CommandLine.Command;

/** {@code edusec schedule}: retention schedules. */
@Command(name = "schedule", mixinStandardHelpOptions = true, subcommands = ScheduleAdoptCommand.class)
final class ScheduleCommand {
    /** Made by the command line parser. */
    ScheduleCommand() {}
}
