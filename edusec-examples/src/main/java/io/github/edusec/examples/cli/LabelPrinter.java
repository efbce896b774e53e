package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.LabelObstacle;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.LabelPreview;
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

    /** Prints what became of a document, or what would. */
    void outcome(Path input, Path target, LabelOutcome outcome) {
        if (outcome instanceof LabelOutcome.Refused refused) {
            refused(input, refused);
        } else if (json) {
            try (JsonLine line = line(input)) {
                written(line, target, outcome);
            }
        } else {
            String where = outcome.places().isEmpty() ? "" : " [" + String.join(", ", places(outcome)) + "]";
            row(input, "-> " + target + where + lowered(outcome));
        }
    }

    /** Prints what became of a copy with a sidecar, which was tried since the document was refused. */
    void sidecar(Path input, Path target, LabelOutcome outcome, LabelOutcome.Refused first) {
        if (outcome instanceof LabelOutcome.Refused refused) {
            refused(input, refused);
            return;
        }
        Path sidecar = target.resolveSibling(LabelReader.sidecarName(String.valueOf(target.getFileName())));
        if (json) {
            try (JsonLine line = line(input)) {
                written(line, target, outcome);
                line.text("sidecar", sidecar.toString());
                obstacle(line, first);
            }
            return;
        }
        row(
                input,
                new Text("サイドカー", "sidecar").in(locale) + ": " + sidecar + " (" + why(first) + ")" + lowered(outcome));
    }

    /** Prints what would become of a document, and tells whether a copy would be written. */
    boolean preview(Path input, LabelPreview preview) {
        LabelOutcome outcome = preview.outcome();
        if (outcome instanceof LabelOutcome.Refused refused) {
            refused(input, refused);
            return false;
        }
        List<String> changes = preview.changes().stream()
                .map(change -> id(change.kind()) + " " + change.part())
                .toList();
        if (json) {
            try (JsonLine line = line(input)) {
                line.flag("preview", true);
                labelled(line, outcome);
                line.texts("changes", changes);
            }
            return true;
        }
        String what = changes.isEmpty() ? new Text("変更なし", "no change").in(locale) : String.join(", ", changes);
        row(input, String.join(", ", places(outcome)) + ": " + what + lowered(outcome));
        return true;
    }

    private static void written(JsonLine line, Path target, LabelOutcome outcome) {
        line.text("target", target.toString());
        labelled(line, outcome);
    }

    private static void labelled(JsonLine line, LabelOutcome outcome) {
        Lowering lowering = outcome.lowering();
        line.flag("labelled", !outcome.places().isEmpty());
        line.texts("places", places(outcome));
        line.text("loweredFrom", lowering == null ? null : lowering.from().markText());
        line.text("reason", lowering == null ? null : lowering.reason());
    }

    private String lowered(LabelOutcome outcome) {
        Lowering lowering = outcome.lowering();
        return lowering == null
                ? ""
                : new Text("（変更前: ", " (before: ").in(locale)
                        + lowering.from().markText()
                        + new Text("）", ")").in(locale);
    }

    private static List<String> places(LabelOutcome outcome) {
        return outcome.places().stream().map(LabelPrinter::id).toList();
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
