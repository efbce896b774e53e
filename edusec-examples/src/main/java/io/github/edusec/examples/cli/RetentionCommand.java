package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.EventKind;
import io.github.edusec.retention.JapaneseDates;
import io.github.edusec.retention.RecordFacts;
import io.github.edusec.retention.RetentionDecision;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edusec retention explain}: until when a record is kept, and why. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        subcommands = {RetentionSimulateCommand.class, RetentionCalendarCommand.class})
final class RetentionCommand {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Console console;
    private final Locale locale;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    RetentionCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Command(name = "explain", mixinStandardHelpOptions = true)
    int explain(
            @Option(names = "--kind", required = true, paramLabel = "K", descriptionKey = "recordKind") String kind,
            @Option(names = "--event", paramLabel = "NAME=DATE", descriptionKey = "event") @Nullable
                    List<String> events,
            @Option(
                            names = "--schedule",
                            paramLabel = "ID|FILE",
                            defaultValue = "recommended-2026",
                            descriptionKey = "schedule")
                    String schedule,
            @Option(names = "--today", paramLabel = "DATE", descriptionKey = "decisionDay") @Nullable LocalDate today,
            @Option(names = "--lenient-dates", descriptionKey = "lenientDates") boolean lenient,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        Map<EventKind, LocalDate> happened = new EnumMap<>(EventKind.class);
        for (String event : events == null ? List.<String>of() : events) {
            addEvent(happened, event, lenient);
        }
        RetentionDecision decision = Schedules.find("--schedule", schedule, spec)
                .decide(new RecordFacts(kind, happened), List.of(), today == null ? LocalDate.now(JAPAN) : today);
        if (json) {
            RetentionJsonLine.print(kind, decision, locale, console.out());
        } else {
            console.out().println(Printable.lines(decision.explain(locale)));
        }
        return decision instanceof RetentionDecision.Undetermined ? ExitCode.NEGATIVE_ANSWER : ExitCode.DONE;
    }

    private void addEvent(Map<EventKind, LocalDate> happened, String text, boolean lenient) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw usage("--event: found \"" + text + "\", allowed: NAME=DATE");
        }
        try {
            EventKind kind = EventKind.parse(text.substring(0, equals));
            String date = text.substring(equals + 1);
            JapaneseDates.Read read = lenient
                    ? JapaneseDates.parseLeniently(date)
                    : new JapaneseDates.Read(JapaneseDates.parse(date), null);
            Text warning = read.warning();
            if (warning != null) {
                console.err().println("edusec: --event " + Printable.line(text) + ": " + warning.in(locale));
            }
            if (happened.putIfAbsent(kind, read.day()) != null) {
                throw usage("--event: found " + kind.id() + " twice, allowed: each event once");
            }
        } catch (IllegalArgumentException e) {
            throw usage("--event: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
