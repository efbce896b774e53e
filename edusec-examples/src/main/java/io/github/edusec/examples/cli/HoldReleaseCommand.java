package io.github.edusec.examples.cli;

import io.github.edusec.retention.catalog.RegisteredHold;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edusec hold release}: what a hold was for has ended; nothing is purged by that. */
@Command(name = "release", mixinStandardHelpOptions = true)
final class HoldReleaseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", descriptionKey = "holdId")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String id;

    @Option(names = "--ended", paramLabel = "DATE", required = true, descriptionKey = "holdEnded")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private LocalDate ended;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "holdReason")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String reason;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ActorOption actor;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    HoldReleaseCommand() {}

    @Override
    public Integer call() throws IOException {
        String by = actor.name(options);
        String why = CatalogHome.checked(options, "--reason", reason, RegisteredHold.MAX_REASON);
        return new CatalogHome(options).acting(catalog -> {
            Optional<RegisteredHold> found = catalog.holds().all().stream()
                    .filter(each -> each.hold().id().equals(id))
                    .findFirst();
            if (found.isEmpty()) {
                throw options.usage("ID: found no hold of this id, allowed: an id that hold list shows");
            }
            try {
                found.get().hold().released(ended);
            } catch (IllegalArgumentException e) {
                throw options.usage("--ended: " + Printable.line(String.valueOf(e.getMessage())));
            }
            return HoldPrinter.changed(
                    options, "released-hold", catalog.holds().release(id, ended, by, why, Instant.now()));
        });
    }
}
