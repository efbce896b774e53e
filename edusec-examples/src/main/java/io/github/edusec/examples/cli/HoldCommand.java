package io.github.edusec.examples.cli;

import picocli.CommandLine.Command;

/** {@code edusec hold}: reasons not to destroy records. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        subcommands = {HoldAddCommand.class, HoldReleaseCommand.class, HoldListCommand.class})
final class HoldCommand {
    /** Made by the command line parser. */
    HoldCommand() {}
}
