package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.LabelResult;
import io.github.edusec.classify.register.RegisterMatch;
import io.github.edusec.crypto.ledger.LedgerVerification;
import io.github.edusec.examples.demo.DemoFile;
import io.github.edusec.examples.demo.DemoReport;
import io.github.edusec.retention.MissingFact;
import io.github.edusec.retention.RetentionDecision;
import java.io.PrintStream;
import java.util.Locale;

/** The demo's results for people: a table of files, the counts, and where everything lies. */
final class DemoText {
    private static final int MAX_NAME = 44;

    private final DemoReport report;
    private final Locale locale;
    private final PrintStream out;

    DemoText(DemoReport report, Locale locale, PrintStream out) {
        this.report = report;
        this.locale = locale;
        this.out = out;
    }

    void print() {
        TextTable table = new TextTable(
                say("ファイル", "file"),
                say("分類", "class"),
                say("標示", "mark"),
                say("持出し", "taken out"),
                say("保存・廃棄", "keep or destroy"));
        report.files()
                .forEach(file -> table.add(
                        shortened(file.name()),
                        importance(file),
                        mark(file),
                        file.takenOut() ? say("暗号化", "encrypted") : "-",
                        end(file)));
        table.print(out);
        out.println();
        printCounts();
        out.println();
        printPlaces();
    }

    private String importance(DemoFile file) {
        return file.match()
                .map(match -> match.classification().importance().numeral()
                        + (match instanceof RegisterMatch.Found ? "" : say("（不明）", " (unknown)")))
                .orElse("-");
    }

    private String mark(DemoFile file) {
        if (file.notCopied().isPresent()) {
            return say("処理せず: ", "not processed: ") + file.notCopied().get().in(locale);
        }
        if (file.labelFailure().isPresent()) {
            return say("標示できず", "not labelled");
        }
        return file.label().map(this::mark).orElse("-");
    }

    private String mark(LabelResult label) {
        String where = label.obstacle()
                .map(refused -> say("名前＋付属ファイル（", "name + sidecar (")
                        + refused.obstacle().text().in(locale)
                        + say("）", ")"))
                .orElseGet(() -> say("ヘッダー＋属性", "header + property"));
        return label.nameShortened() ? where + say("、名前を短縮", ", name shortened") : where;
    }

    private String end(DemoFile file) {
        if (file.disposal().isPresent()) {
            DemoFile.Disposal disposal = file.disposal().get();
            return disposal.isDestroyed()
                    ? say("廃棄済み", "destroyed")
                    : say("廃棄せず: ", "not destroyed: ") + disposal.text().in(locale);
        }
        return file.decision()
                .map(decision -> decision.appliedDates()
                        .map(dates -> decisionName(decision) + " (" + dates.disposableFrom() + ")")
                        .orElseGet(() -> decisionName(decision)))
                .orElse("-");
    }

    private String decisionName(RetentionDecision decision) {
        if (decision instanceof RetentionDecision.Undetermined undetermined) {
            return undetermined.missing() instanceof MissingFact.MissingEvent
                    ? say("起算前", "not yet startable")
                    : say("該当する規則なし", "no rule for this kind");
        }
        return switch (decision.id()) {
            case "keep-permanently" -> say("永年保存", "permanent");
            case "keep-until" -> say("保存", "keep");
            case "due" -> say("満了", "due");
            case "review" -> say("要確認", "review");
            case "transfer" -> say("移管", "archive");
            case "held" -> say("廃棄停止", "held");
            default -> decision.id();
        };
    }

    private void printCounts() {
        DemoCounts counts = DemoCounts.of(report);
        TextTable table = new TextTable(say("集計", "summary"), say("件数", "files"));
        table.add(say("対象", "members"), "" + counts.files());
        table.add(say("処理できなかったもの", "not processed"), "" + counts.notProcessed());
        table.add(say("分類不明（最上位扱い）", "class unknown, handled as most severe"), "" + counts.unknown());
        table.add(say("見える標示", "marked visibly"), "" + counts.stamped());
        table.add(say("名前と付属ファイルに標示", "marked in name and sidecar"), "" + counts.sidecars());
        table.add(say("暗号化して持出し", "taken out encrypted"), "" + counts.takenOut());
        table.add(say("保存", "kept"), "" + counts.kept());
        table.add(say("廃棄停止", "held"), "" + counts.held());
        table.add(say("要確認", "to be reviewed"), "" + counts.review());
        table.add(say("起算前または規則なし", "not yet startable, or no rule"), "" + counts.undetermined());
        table.add(say("満了", "due"), "" + counts.due());
        table.add(say("廃棄済み", "destroyed"), "" + counts.destroyed());
        table.print(out);
    }

    private void printPlaces() {
        line(say("出力", "output"), report.root());
        report.taken().ifPresent(taken -> {
            line(say("持出しパッケージ", "take-out package"), taken.archive());
            line(say("パスフレーズ票（別に渡す）", "passphrase slip (hand over separately)"), taken.slip());
        });
        report.disposed().ifPresent(disposed -> {
            line(say("廃棄目録", "disposal manifest"), disposed.manifest());
            line(
                    say("消去の水準", "erasure level reached"),
                    disposed.lowestLevel().map(level -> level.text().in(locale)).orElse("-"));
            disposed.lowered()
                    .forEach(why -> line(
                            say("これ以上を主張しない理由", "no higher level because") + " (" + disposed.fileSystem() + ")",
                            why.in(locale)));
            line(say("対象に含まれないもの", "not covered"), "");
            disposed.notCovered().forEach(text -> out.println("  - " + text.in(locale)));
        });
        line(say("台帳", "ledger"), report.ledger());
        line(say("検証用の公開鍵", "public key"), report.publicKey());
        line(say("台帳の検証", "ledger verification"), verification());
        line(
                say("検証コマンド", "check it yourself"),
                "./edusec ledger verify " + report.ledger() + " --key " + report.publicKey());
    }

    private String verification() {
        if (report.verification() instanceof LedgerVerification.Verified verified) {
            return say("正常（", "verified (") + verified.size() + say(" 件）", " entries)");
        }
        return say("検証できません", "NOT verified");
    }

    private void line(String what, Object where) {
        out.println(what + ": " + Printable.line(where.toString()));
    }

    private String say(String ja, String en) {
        return new Text(ja, en).in(locale);
    }

    private static String shortened(String rawName) {
        String name = Printable.line(rawName);
        if (TextTable.width(name) <= MAX_NAME) {
            return name;
        }
        int[] codePoints = name.codePoints().toArray();
        int end = codePoints.length;
        while (TextTable.width(new String(codePoints, 0, end)) > MAX_NAME - 2) {
            end--;
        }
        return new String(codePoints, 0, end) + "…";
    }
}
