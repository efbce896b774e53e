package io.github.edusec.examples.cli;

import picocli.CommandLine.Command;

/** {@code edusec catalog}: which records there are, and whether they are as they were. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        subcommands = {
            CatalogLoadCommand.class,
            CatalogListCommand.class,
            CatalogSealCommand.class,
            CatalogVerifyCommand.class
        })
final class CatalogCommand {
    /** Made by the command line parser. */
    CatalogCommand() {}
}
