package io.github.edusec.examples.cli;

import io.github.edusec.retention.AdoptedSchedule;
import io.github.edusec.retention.RetentionOutlook;
import io.github.edusec.retention.RetentionOutlook.Outcome;
import io.github.edusec.retention.RetentionSchedule;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.CatalogRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edusec catalog list}: every record with what the adopted schedule says of it. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class CatalogListCommand implements Callable<Integer> {
    private static final RetentionOutlook UNKNOWN = new RetentionOutlook(Outcome.UNDETERMINED, null);

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    CatalogListCommand() {}

    @Override
    public Integer call() throws IOException {
        return new CatalogHome(options).reading(this::list);
    }

    private int list(Catalog catalog) throws SQLException, IOException {
        @Nullable
        RetentionSchedule schedule =
                catalog.schedules().adopted().map(AdoptedSchedule::schedule).orElse(null);
        catalog.forEach(
                record -> print(record, schedule == null ? UNKNOWN : RetentionOutlook.of(schedule, record.facts())));
        return ExitCode.DONE;
    }

    private void print(CatalogRecord record, RetentionOutlook outlook) {
        LocalDate from = outlook.disposableFrom();
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "catalog-record");
                line.text("id", record.id());
                line.text("kind", record.facts().kind());
                line.text("subject", record.subject());
                line.texts("locations", record.locations());
                line.text("sha256", record.sha256());
                line.text("originality", record.originality().id());
                line.text("medium", record.medium().id());
                line.text("outcome", outlook.outcome().id());
                line.text("disposableFrom", from == null ? null : from.toString());
            }
        } else {
            options.console()
                    .out()
                    .println(Printable.line(record.id() + "  " + record.facts().kind() + "  "
                            + outlook.outcome().id() + (from == null ? "" : "  " + from)));
        }
    }
}
