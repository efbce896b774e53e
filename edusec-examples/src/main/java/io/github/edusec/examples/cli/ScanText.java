package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.container.ScanAxis;
import io.github.edusec.classify.container.ScanCounts;
import io.github.edusec.classify.container.ScanSummary;
import io.github.edusec.classify.container.ScanSummary.Evidence;
import io.github.edusec.classify.container.ScannedMember;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a scan for people: what needs a look as it is found, then the highest class, its evidence and the counts. */
final class ScanText {
    private final PrintStream out;
    private final Locale locale;

    ScanText(PrintStream out, Locale locale) {
        this.out = out;
        this.locale = locale;
    }

    void member(ScannedMember member) {
        member.reason()
                .ifPresent(reason -> row(
                        new Text("不明", "unknown"),
                        member,
                        reason.text().in(locale) + (member.detail().isEmpty() ? "" : " (" + member.detail() + ")")));
        if (member.unsafeName()) {
            row(
                    new Text("注意", "warning"),
                    member,
                    new Text("名前が展開先の外を指しています", "its name leads out of the folder it is unpacked to").in(locale));
        }
        if (member.kind() == ScannedMember.Kind.LINK) {
            row(
                    new Text("注意", "warning"),
                    member,
                    new Text("リンクか特殊ファイルのため、開きません", "a link or a special file, not opened").in(locale));
        }
        if (member.labels().isConflicting()) {
            row(
                    new Text("注意", "warning"),
                    member,
                    new Text("標示が食い違うため最も重いものを採ります", "its labels disagree; the most severe counts").in(locale));
        }
    }

    void summary(ScanSummary summary) {
        if (summary.highest() == null) {
            out.println(new Text("ファイルがありません", "there are no files in it").in(locale));
        } else {
            out.println(new Text("最も重い分類: ", "highest class: ").in(locale)
                    + Printable.line(summary.highest().markText()));
            for (ScanAxis axis : ScanAxis.values()) {
                axis(summary, axis);
            }
            if (!summary.restrictionsComplete()) {
                out.println(new Text("取扱制限が多すぎるため一部だけ示します", "not all handling restrictions are shown").in(locale));
            }
        }
        counts(summary.counts());
    }

    private void axis(ScanSummary summary, ScanAxis axis) {
        Evidence evidence = summary.evidence().get(axis);
        long open = summary.notStated().getOrDefault(axis, 0L);
        String notStated =
                open == 0 ? "" : new Text("（標示なし " + open + " 件）", " (not stated by " + open + ")").in(locale);
        if (evidence != null && summary.highest() != null) {
            String why = evidence.label() != null
                    ? evidence.label().origin().id() + ", " + evidence.label().where()
                    : evidence.unknown() != null ? evidence.unknown().text().in(locale) : "";
            out.println("  " + axis.label(summary.highest()).orElse("") + ": " + Printable.line(evidence.name()) + " ("
                    + Printable.line(why) + ")" + notStated);
        }
    }

    private void counts(ScanCounts counts) {
        String reasons = counts.unknown().entrySet().stream()
                .map(entry -> entry.getKey().text().in(locale) + " " + entry.getValue())
                .collect(Collectors.joining(new Text("、", ", ").in(locale)));
        out.println(new Text(
                        "ファイル " + counts.files() + "（分類済み " + counts.labelled() + "）、アーカイブ " + counts.containers()
                                + "、リンク " + counts.links() + "、危険な名前 " + counts.unsafeNames() + "、未確認 "
                                + counts.notVisited(),
                        "files " + counts.files() + " (labelled " + counts.labelled() + "), archives "
                                + counts.containers() + ", links " + counts.links() + ", unsafe names "
                                + counts.unsafeNames() + ", not visited " + counts.notVisited())
                .in(locale));
        if (!reasons.isEmpty()) {
            out.println(new Text("不明の内訳: ", "unknown: ").in(locale) + reasons);
        }
    }

    private void row(Text kind, ScannedMember member, String what) {
        out.println(kind.in(locale) + ": " + Printable.line(member.name()) + ": " + Printable.line(what));
    }
}
