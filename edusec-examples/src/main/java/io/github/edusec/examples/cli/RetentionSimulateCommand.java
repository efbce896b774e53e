package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.RetentionDecision;
import io.github.edusec.retention.RetentionDecision.Held;
import io.github.edusec.retention.RetentionDecision.KeepUntil;
import io.github.edusec.retention.RetentionOutlook;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.Shortening;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.CatalogRecord;
import io.github.edusec.retention.catalog.Changes;
import io.github.edusec.retention.catalog.HoldIndex;
import io.github.edusec.retention.catalog.Simulation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edusec retention simulate}: what would be due on a day, or what another schedule would change. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class RetentionSimulateCommand implements Callable<Integer> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Option(names = "--at", paramLabel = "DATE", descriptionKey = "simulatedDay")
    private @Nullable LocalDate at;

    @Option(names = "--schedule", paramLabel = "ID|FILE", descriptionKey = "simulatedSchedule")
    private @Nullable String schedule;

    @Option(names = "--against", paramLabel = "ID|FILE", descriptionKey = "simulatedAgainst")
    private @Nullable String against;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    RetentionSimulateCommand() {}

    @Override
    public Integer call() throws IOException {
        if (against != null && at != null) {
            throw options.usage("--at: found with --against, allowed: one of the two, as a comparison knows no day");
        }
        return new CatalogHome(options).reading(catalog -> against == null ? due(catalog) : compare(catalog, against));
    }

    /** The one that was named, else the one that the home adopted. */
    static RetentionSchedule schedule(Catalog catalog, @Nullable String named, RingOptions options)
            throws SQLException, IOException {
        if (named != null) {
            return Schedules.find("--schedule", named, options.spec());
        }
        return catalog.schedules()
                .adopted()
                .map(AdoptedSchedule::schedule)
                .orElseThrow(() ->
                        options.usage("--schedule: found none, and the home adopted none, allowed: an id or a file"));
    }

    private int due(Catalog catalog) throws SQLException, IOException {
        LocalDate day = at == null ? LocalDate.now(JAPAN) : at;
        RetentionSchedule by = schedule(catalog, schedule, options);
        HoldIndex holds = HoldIndex.of(catalog.holds().all(), by);
        Map<String, Long> counts = new TreeMap<>();
        Simulation.decide(catalog, by, holds, day, (record, decision) -> {
            counts.merge(decision.id(), 1L, Long::sum);
            boolean over = !(decision instanceof KeepUntil)
                    && decision.appliedDates()
                            .filter(dates -> !day.isBefore(dates.disposableFrom()))
                            .isPresent();
            if (over) {
                print(record, decision);
            }
        });
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "retention-simulation");
                line.text("day", day.toString());
                line.text("schedule", by.id());
                line.text("scheduleVersion", by.version());
                counts.forEach(line::number);
            }
        } else {
            StringBuilder sum = new StringBuilder(day + ", " + by.id() + " " + by.version() + ":");
            counts.forEach((id, count) ->
                    sum.append(' ').append(id).append(' ').append(count).append(','));
            options.console().out().println(sum.substring(0, sum.length() - 1));
        }
        return ExitCode.DONE;
    }

    private void print(CatalogRecord record, RetentionDecision decision) {
        String held = decision instanceof Held by ? by.by().id() : null;
        LocalDate from = decision.appliedDates().orElseThrow().disposableFrom();
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "simulated-record");
                line.text("id", record.id());
                line.text("kind", record.facts().kind());
                line.text("decision", decision.id());
                line.text("disposableFrom", from.toString());
                line.text("heldBy", held);
            }
        } else {
            options.console()
                    .out()
                    .println(Printable.line(record.id() + "  " + record.facts().kind() + "  " + decision.id() + "  "
                            + from + (held == null ? "" : "  " + held)));
        }
    }

    private int compare(Catalog catalog, String other) throws SQLException, IOException {
        RetentionSchedule before = schedule(catalog, schedule, options);
        RetentionSchedule after = Schedules.find("--against", other, options.spec());
        Changes changes = Simulation.compare(catalog, before, after, this::print);
        List<String> kinds = Shortening.kinds(before, after);
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "schedule-comparison");
                line.text("before", before.toString());
                line.text("after", after.toString());
                line.number("records", changes.records());
                line.number("earlier", changes.earlier());
                line.number("later", changes.later());
                line.number("newlyUndetermined", changes.newlyUndetermined());
                line.number("newlyDetermined", changes.newlyDetermined());
                line.number("otherwise", changes.otherwise());
                line.number("relaxed", changes.relaxed());
                line.texts("shortenedKinds", kinds);
            }
            return ExitCode.DONE;
        }
        Locale locale = options.locale();
        String sentence = new Text(
                        "記録 %d 件のうち、早くなる %d、遅くなる %d、判定できなくなる %d、判定できるようになる %d、ほかの違い %d",
                        "of %d records: earlier %d, later %d, newly undetermined %d, newly determined %d, otherwise %d")
                .in(locale);
        options.console()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        sentence,
                        changes.records(),
                        changes.earlier(),
                        changes.later(),
                        changes.newlyUndetermined(),
                        changes.newlyDetermined(),
                        changes.otherwise()));
        if (!kinds.isEmpty() || changes.relaxed() > 0) {
            options.console()
                    .out()
                    .println(Printable.line(
                            new Text("採用には短縮の承認が必要: ", "adopting it needs an approval, since it shortens: ").in(locale)
                                    + String.join(", ", kinds)));
        }
        return ExitCode.DONE;
    }

    private void print(CatalogRecord record, RetentionOutlook before, RetentionOutlook after) {
        String kind = Changes.Kind.of(before, after).id();
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "changed-record");
                line.text("id", record.id());
                line.text("kind", record.facts().kind());
                line.text("change", kind);
                line.text("outcomeBefore", before.outcome().id());
                line.text("disposableFromBefore", text(before));
                line.text("outcomeAfter", after.outcome().id());
                line.text("disposableFromAfter", text(after));
            }
        } else {
            options.console()
                    .out()
                    .println(Printable.line(record.id() + "  " + record.facts().kind() + "  " + kind + "  "
                            + shown(before) + " → " + shown(after)));
        }
    }

    private static @Nullable String text(RetentionOutlook outlook) {
        LocalDate from = outlook.disposableFrom();
        return from == null ? null : from.toString();
    }

    private static String shown(RetentionOutlook outlook) {
        String from = text(outlook);
        return outlook.outcome().id() + (from == null ? "" : " " + from);
    }
}
