package io.github.edusec.examples.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edusec key list}: what the ring says of its keys without any private half. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class KeyListCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    KeyListCommand() {}

    @Override
    public Integer call() throws IOException {
        return options.inRing(ring -> options.printer().list(RingKeys.of(ring)));
    }
}
