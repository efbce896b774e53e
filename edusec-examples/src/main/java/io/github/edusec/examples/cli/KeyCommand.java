package io.github.edusec.examples.cli;

import picocli.CommandLine.Command;

/** {@code edusec key}: the key ring of a home, and who may sign in which role. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        subcommands = {
            KeyNewCommand.class,
            KeyListCommand.class,
            KeyExportCommand.class,
            KeyImportCommand.class,
            KeyRotateCommand.class,
            KeyRetireCommand.class,
            KeyPassphraseCommand.class,
            KeyAppointCommand.class
        })
final class KeyCommand {
    /** Made by the command line parser. */
    KeyCommand() {}
}
