package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.LabelObstacle;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.Lowering;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints what became of one document, for people or as a JSON object. */
final class LabelPrinter {
    private final PrintStream out;
    private final Locale locale;
    private final boolean json;

    LabelPrinter(PrintStream out, Locale locale, boolean json) {
        this.out = out;
        this.locale = locale;
        this.json = json;
    }

    /** An exact copy with a sidecar is no way around a reason that is missing. */
    static boolean isForSidecar(LabelOutcome.Refused refused) {
        return refused.obstacle() != LabelObstacle.LOWERED_WITHOUT_REASON;
    }

    void outcome(Path input, LabelOutcome outcome) {
        if (outcome instanceof LabelOutcome.Written written) {
            written(input, written);
        } else {
            refused(input, (LabelOutcome.Refused) outcome);
        }
    }

    /** Prints what became of a copy with a sidecar, which was tried since the document was refused. */
    void sidecar(Path input, LabelOutcome outcome, LabelOutcome.Refused first) {
        if (!(outcome instanceof LabelOutcome.Written written)) {
            refused(input, (LabelOutcome.Refused) outcome);
            return;
        }
        Path sidecar = written.target()
                .resolveSibling(
                        LabelReader.sidecarName(String.valueOf(written.target().getFileName())));
        if (json) {
            try (JsonLine line = line(input)) {
                written(line, written);
                line.text("sidecar", sidecar.toString());
                obstacle(line, first);
            }
            return;
        }
        row(
                input,
                new Text("サイドカー", "sidecar").in(locale) + ": " + sidecar + " (" + why(first) + ")" + lowered(written));
    }

    private void written(Path input, LabelOutcome.Written written) {
        if (json) {
            try (JsonLine line = line(input)) {
                written(line, written);
            }
            return;
        }
        List<String> places = places(written);
        row(
                input,
                "-> " + written.target() + (places.isEmpty() ? "" : " [" + String.join(", ", places) + "]")
                        + lowered(written));
    }

    private static void written(JsonLine line, LabelOutcome.Written written) {
        Lowering lowering = written.lowering();
        line.flag("labelled", !written.places().isEmpty());
        line.text("target", written.target().toString());
        line.texts("places", places(written));
        line.text("loweredFrom", lowering == null ? null : lowering.from().markText());
        line.text("reason", lowering == null ? null : lowering.reason());
    }

    private String lowered(LabelOutcome.Written written) {
        Lowering lowering = written.lowering();
        return lowering == null
                ? ""
                : new Text("（変更前: ", " (before: ").in(locale)
                        + lowering.from().markText()
                        + new Text("）", ")").in(locale);
    }

    private static List<String> places(LabelOutcome.Written written) {
        return written.places().stream().map(LabelPrinter::id).toList();
    }

    private void refused(Path input, LabelOutcome.Refused refused) {
        if (json) {
            try (JsonLine line = line(input)) {
                line.flag("labelled", false);
                obstacle(line, refused);
            }
            return;
        }
        row(input, new Text("標示なし", "not written").in(locale) + ": " + why(refused));
    }

    private void obstacle(JsonLine line, LabelOutcome.Refused refused) {
        line.text("obstacle", id(refused.obstacle()));
        line.text("obstacleReason", refused.obstacle().text().in(locale));
        line.text("obstacleDetail", refused.detail());
    }

    private String why(LabelOutcome.Refused refused) {
        return refused.obstacle().text().in(locale) + ": " + refused.detail();
    }

    private JsonLine line(Path input) {
        JsonLine line = new JsonLine(out);
        line.text("type", "label");
        line.text("file", input.toString());
        return line;
    }

    private void row(Path input, String what) {
        out.println(Printable.line(input + ": " + what));
    }

    static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
