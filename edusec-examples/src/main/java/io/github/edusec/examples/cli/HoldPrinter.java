package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.Hold;
import io.github.edusec.retention.catalog.CatalogHolds;
import io.github.edusec.retention.catalog.RegisteredHold;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Holds as text and as JSON. */
final class HoldPrinter {
    private HoldPrinter() {}

    static int changed(RingOptions options, String type, CatalogHolds.Changed changed) {
        Locale locale = options.locale();
        if (changed.covered() == 0) {
            options.warn(new Text(
                    "今のところ、対象の記録はありません。id や名称の書き方を確かめてください",
                    "it covers no record so far; look at how the id or name is written"));
        }
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", type);
                fields(line, changed.hold());
                line.number("covered", changed.covered());
                line.number("due", changed.due());
            }
        } else {
            options.console().out().println(Printable.line(sentence(changed.hold(), locale)));
            options.console()
                    .out()
                    .println(new Text("対象の記録 ", "records covered: ").in(locale)
                            + changed.covered()
                            + new Text("、うち廃棄できるもの ", ", due of them: ").in(locale)
                            + changed.due());
        }
        return ExitCode.DONE;
    }

    static int list(RingOptions options, List<RegisteredHold> holds) {
        for (RegisteredHold hold : holds) {
            if (options.isJson()) {
                try (JsonLine line = new JsonLine(options.console().out())) {
                    line.text("type", "hold");
                    fields(line, hold);
                }
            } else {
                options.console().out().println(Printable.line(sentence(hold, options.locale())));
            }
        }
        return ExitCode.DONE;
    }

    private static void fields(JsonLine line, RegisteredHold hold) {
        LocalDate end = hold.hold().endsBefore();
        line.text("id", hold.hold().id());
        line.text("ground", hold.hold().ground().id());
        line.text("scope", hold.scope().id());
        line.text("target", hold.scope().target());
        line.text("placed", hold.hold().placed().toString());
        line.text("lastDay", end == null ? null : end.minusDays(1).toString());
        line.text("placedBy", hold.placedBy());
        line.text("reason", hold.reason());
    }

    private static String sentence(RegisteredHold registered, Locale locale) {
        Hold hold = registered.hold();
        LocalDate end = hold.endsBefore();
        String until = end == null
                ? new Text("終結まで", "until released").in(locale)
                : new Text("最終日 " + end.minusDays(1), "last day " + end.minusDays(1)).in(locale);
        return hold.id() + ": " + hold.ground().label().in(locale) + ", "
                + registered.scope().id() + " "
                + registered.scope().target().replace("\n", ", ") + ", " + hold.placed() + ", " + until + ", "
                + registered.placedBy() + ", " + registered.reason();
    }
}
