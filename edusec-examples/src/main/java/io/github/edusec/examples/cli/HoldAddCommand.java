package io.github.edusec.examples.cli;

import io.github.edusec.classify.Importance;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.HoldGround;
import io.github.edusec.retention.catalog.HoldScope;
import io.github.edusec.retention.catalog.RecordQuery;
import io.github.edusec.retention.catalog.RegisteredHold;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edusec hold add}: from now on these records are not due. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class HoldAddCommand implements Callable<Integer> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Option(names = "--id", paramLabel = "ID", required = true, descriptionKey = "holdId")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String id;

    @Option(names = "--ground", paramLabel = "G", required = true, descriptionKey = "holdGround")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String ground;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "holdReason")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String reason;

    @Option(names = "--placed", paramLabel = "DATE", descriptionKey = "holdPlaced")
    private @Nullable LocalDate placed;

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "holdUntil")
    private @Nullable LocalDate until;

    @Option(names = "--record", paramLabel = "ID", descriptionKey = "holdRecord")
    private @Nullable String record;

    @Option(names = "--subject", paramLabel = "KEY", descriptionKey = "holdSubject")
    private @Nullable String subject;

    @Option(names = "--series", paramLabel = "K", descriptionKey = "holdSeries")
    private @Nullable String series;

    @Option(names = "--within", paramLabel = "PREFIX", descriptionKey = "holdWithin")
    private @Nullable String within;

    @Option(names = "--event", paramLabel = "NAME", descriptionKey = "holdEvent")
    private @Nullable String event;

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "holdFrom")
    private @Nullable LocalDate from;

    @Option(names = "--through", paramLabel = "DATE", descriptionKey = "holdThrough")
    private @Nullable LocalDate through;

    @Option(names = "--at-least", paramLabel = "CLASS", descriptionKey = "holdAtLeast")
    private @Nullable String atLeast;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ActorOption actor;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    HoldAddCommand() {}

    @Override
    public Integer call() throws IOException {
        RegisteredHold hold = hold();
        return new CatalogHome(options).acting(catalog -> {
            if (catalog.holds().all().stream().anyMatch(each -> each.hold().id().equals(id))) {
                throw options.usage("--id: found the id of a hold that there is, allowed: an id of its own");
            }
            return HoldPrinter.changed(options, "placed-hold", catalog.holds().place(hold, Instant.now()));
        });
    }

    private RegisteredHold hold() {
        try {
            LocalDate day = placed == null ? LocalDate.now(JAPAN) : placed;
            // The day that is named is the last one, as people say it.
            LocalDate end = until == null ? null : until.plusDays(1);
            return new RegisteredHold(
                    new Hold(id, HoldGround.parse(ground), day, end), scope(), actor.name(options), reason);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw options.usage(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private HoldScope scope() {
        List<HoldScope> scopes = new ArrayList<>();
        if (record != null) {
            scopes.add(new HoldScope.OfRecord(record));
        }
        if (subject != null) {
            scopes.add(new HoldScope.OfSubject(subject));
        }
        boolean queried = within != null || event != null || from != null || through != null || atLeast != null;
        if (queried) {
            scopes.add(new HoldScope.OfQuery(new RecordQuery(
                    series,
                    within,
                    event == null ? null : EventKind.parse(event),
                    from,
                    through,
                    atLeast == null ? null : Importance.parse(atLeast))));
        } else if (series != null) {
            scopes.add(new HoldScope.OfSeries(series));
        }
        if (scopes.size() != 1) {
            throw new IllegalArgumentException("what is held: found " + scopes.size()
                    + ", allowed: one of --record, --subject, or --series and other conditions");
        }
        return scopes.get(0);
    }
}
