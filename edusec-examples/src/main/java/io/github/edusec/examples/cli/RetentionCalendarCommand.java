package io.github.edusec.examples.cli;

import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.HoldIndex;
import io.github.edusec.retention.catalog.RetentionCalendar;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edusec retention calendar}: when how much is over, as CSV. */
@Command(name = "calendar", mixinStandardHelpOptions = true)
final class RetentionCalendarCommand implements Callable<Integer> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Option(names = "--schedule", paramLabel = "ID|FILE", descriptionKey = "simulatedSchedule")
    private @Nullable String schedule;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    RetentionCalendarCommand() {}

    @Override
    public Integer call() throws IOException {
        return new CatalogHome(options).reading(this::print);
    }

    private int print(Catalog catalog) throws SQLException, IOException {
        RetentionSchedule by = RetentionSimulateCommand.schedule(catalog, schedule, options);
        HoldIndex holds = HoldIndex.of(catalog.holds().all(), by);
        RetentionCalendar calendar = RetentionCalendar.of(catalog, by, holds, LocalDate.now(JAPAN));
        if (!options.isJson()) {
            options.console().out().print(calendar.toCsv());
            return ExitCode.DONE;
        }
        for (RetentionCalendar.Line each : calendar.lines()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "calendar-line");
                if (each.year() != null) {
                    line.number("fiscalYear", each.year().year());
                }
                line.text("rule", each.rule() == null ? null : each.rule().id());
                line.text("outcome", each.outcome().id());
                line.number("records", each.records());
                line.number("bytes", each.bytes());
                line.number("held", each.held());
            }
        }
        return ExitCode.DONE;
    }
}
