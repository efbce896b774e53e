package io.github.edusec.examples.cli;

import picocli.CommandLine.Option;

/** Who acts, for the journal; filled in by the command line parser. */
final class ActorOption {
    private static final int MAX = 200;

    @Option(names = "--as", paramLabel = "NAME", required = true, descriptionKey = "actor")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String name;

    /** Made by the command line parser. */
    ActorOption() {}

    String name(RingOptions options) {
        return CatalogHome.checked(options, "--as", name, MAX);
    }
}
