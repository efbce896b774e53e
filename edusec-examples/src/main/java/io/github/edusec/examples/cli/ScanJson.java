package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.container.ScanAxis;
import io.github.edusec.classify.container.ScanCounts;
import io.github.edusec.classify.container.ScanSummary;
import io.github.edusec.classify.container.ScannedMember;
import io.github.edusec.classify.container.UnknownReason;
import io.github.edusec.classify.label.FoundLabel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a scan as JSON objects, one per member as it is judged, then the summary. */
final class ScanJson {
    private static final int MAX_NAME = 100;

    private final PrintStream out;

    ScanJson(PrintStream out) {
        this.out = out;
    }

    void member(ScannedMember member) {
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "member");
            line.text("member", member.name());
            line.texts("path", member.path());
            line.text("kind", member.kind().name().toLowerCase(Locale.ROOT));
            line.text("unknown", member.reason().map(UnknownReason::id).orElse(null));
            line.text("detail", member.detail().isEmpty() ? null : member.detail());
            line.flag("unsafeName", member.unsafeName());
            if (member.counted() != null) {
                classification(line, member.counted());
            }
            line.texts(
                    "labels",
                    member.labels().labels().stream().map(ScanJson::label).toList());
            if (member.labels().isConflicting()) {
                line.flag("conflicting", true);
            }
        }
    }

    void summary(Path scanned, ScanSummary summary) {
        ScanCounts counts = summary.counts();
        try (JsonLine line = new JsonLine(out)) {
            line.text("type", "summary");
            line.text("scanned", scanned.toString());
            line.flag("known", !counts.hasUnknown());
            if (summary.highest() != null) {
                classification(line, summary.highest());
            }
            line.flag("restrictionsComplete", summary.restrictionsComplete());
            for (ScanAxis axis : ScanAxis.values()) {
                ScanSummary.Evidence evidence = summary.evidence().get(axis);
                if (evidence != null) {
                    line.text(axis.id() + "SetBy", evidence.name());
                    line.text(axis.id() + "SetByLabel", label(evidence.label()));
                    line.text(
                            axis.id() + "SetByUnknown",
                            evidence.unknown() == null
                                    ? null
                                    : evidence.unknown().id());
                }
                line.number(axis.id() + "NotStated", summary.notStated().getOrDefault(axis, 0L));
            }
            line.number("files", counts.files());
            line.number("labelled", counts.labelled());
            line.number("conflicting", counts.conflicting());
            line.number("containers", counts.containers());
            line.number("sidecars", counts.sidecars());
            line.number("links", counts.links());
            line.number("unsafeNames", counts.unsafeNames());
            line.number("notVisited", counts.notVisited());
            line.number("deepest", counts.deepest());
            for (UnknownReason reason : UnknownReason.values()) {
                line.number("unknown-" + reason.id(), counts.unknown(reason));
            }
        }
    }

    private static void classification(JsonLine line, Classification classification) {
        for (ScanAxis axis : ScanAxis.values()) {
            line.text(axis.id(), axis.code(classification).orElse(null));
        }
        if (!classification.restrictions().isEmpty()) {
            line.texts(
                    "restrictions",
                    classification.restrictions().stream()
                            .map(HandlingRestriction::text)
                            .toList());
        }
    }

    /** Origin, place and the label's own name: "edusec custom properties 重要性分類Ⅱ". */
    private static @Nullable String label(@Nullable FoundLabel label) {
        if (label == null) {
            return null;
        }
        String doubt = label instanceof FoundLabel.NotUnderstood not
                ? " (" + not.doubt().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")"
                : "";
        return label.origin().id() + ": " + label.where() + ": " + shortened(label.name()) + doubt;
    }

    /** The names of foreign labels are foreign text of any length, and whoever wrote the file chose it. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME)) + "…";
    }
}
