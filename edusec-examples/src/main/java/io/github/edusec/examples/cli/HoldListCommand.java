package io.github.edusec.examples.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edusec hold list}: all holds, those that have ended among them. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class HoldListCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    HoldListCommand() {}

    @Override
    public Integer call() throws IOException {
        return new CatalogHome(options)
                .reading(catalog -> HoldPrinter.list(options, catalog.holds().all()));
    }
}
