package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.policy.MethodDecision;
import io.github.edusec.crypto.policy.Ruling;
import io.github.edusec.crypto.seal.Manifest;
import io.github.edusec.crypto.seal.SealOutcome;
import io.github.edusec.crypto.seal.SealedPackage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what became of sealing and returns its exit code. */
final class SealPrinter {
    private final Console console;
    private final Locale locale;
    private final boolean json;
    private final PrintStream text;

    /** Where the package itself goes to standard output, people read of it on standard error. */
    SealPrinter(Console console, Locale locale, boolean json, boolean outIsPackage) {
        this.console = console;
        this.locale = locale;
        this.json = json;
        this.text = outIsPackage ? console.err() : console.out();
    }

    int outcome(SealOutcome outcome, String out, @Nullable Path slip, MethodDecision decision) {
        if (outcome instanceof SealOutcome.Sealed sealed) {
            sealed(sealed.made(), out, slip, decision);
            return ExitCode.DONE;
        }
        if (outcome instanceof SealOutcome.NotPermitted no) {
            notPermitted(no.decision());
            return ExitCode.NEGATIVE_ANSWER;
        }
        if (outcome instanceof SealOutcome.TooWeak weak) {
            PackageFile.say(console, weak.reason().in(locale));
        }
        return ExitCode.USAGE;
    }

    void notPermitted(MethodDecision.Refused refused) {
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", "sealed");
                line.flag("sealed", false);
                line.text("method", refused.method());
                line.text("policy", refused.policy().id());
                line.text("policyVersion", refused.policy().version());
                line.text("policySha256", refused.policy().sha256());
                line.text("day", refused.day().toString());
                line.texts("rules", refused.reasons().stream().map(Ruling::rule).toList());
                line.texts(
                        "clauses",
                        refused.reasons().stream().map(Ruling::clause).toList());
                line.texts("reasons", texts(refused.reasons()));
            }
            return;
        }
        text.println(new Text("この方式は規程で認められていません: ", "the policy does not allow this method: ").in(locale)
                + Printable.line(refused.method() + " (" + refused.policy().id() + ", " + refused.day() + ")"));
        refused.reasons()
                .forEach(reason ->
                        text.println(Printable.line("  " + reason.text().in(locale) + " [" + reason.clause() + "]")));
    }

    private void sealed(SealedPackage made, String out, @Nullable Path slip, MethodDecision decision) {
        Manifest manifest = made.manifest();
        if (json) {
            manifest.files().forEach(this::file);
            summary(made, out, slip, decision);
            return;
        }
        long unknown =
                manifest.files().stream().filter(file -> file.stated() == null).count();
        text.println(new Text("封をしました: ", "sealed: ").in(locale)
                + Printable.line(out)
                + new Text(
                                "（" + manifest.files().size() + " ファイル、" + made.size() + " バイト）",
                                " (" + manifest.files().size() + " files, " + made.size() + " bytes)")
                        .in(locale));
        text.println(new Text("分類: ", "class: ").in(locale)
                + Printable.line(manifest.classification().markText())
                + (unknown == 0
                        ? ""
                        : new Text(
                                        "（分類不明 " + unknown + " 件、最も重いものとみなす）",
                                        " (" + unknown + " unknown, counted as most severe)")
                                .in(locale)));
        if (slip != null) {
            text.println(new Text("用紙（別に運ぶこと）: ", "slip, to be carried apart: ").in(locale)
                    + Printable.line(slip.toString()));
        }
        text.println(new Text("署名: ", "signed by: ").in(locale)
                + (manifest.signer() == null ? new Text("なし", "nobody").in(locale) : manifest.signer()));
        texts(decision.concerns())
                .forEach(concern -> text.println(new Text("留意点: ", "to note: ").in(locale) + Printable.line(concern)));
    }

    private void file(Manifest.Entry entry) {
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "sealed-file");
            line.text("file", entry.name());
            line.number("size", entry.size());
            line.text("sha256", entry.sha256());
            line.flag("known", entry.stated() != null);
            entry.classification().ifPresent(stated -> ClassJson.write(line, stated));
        }
    }

    private void summary(SealedPackage made, String out, @Nullable Path slip, MethodDecision decision) {
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "sealed");
            line.flag("sealed", true);
            line.text("package", out);
            line.number("bytes", made.size());
            line.number("files", made.manifest().files().size());
            PackageJson.write(line, made.manifest());
            line.text("manifestSha256", made.manifestSha256());
            line.text("slip", slip == null ? null : slip.toString());
            line.texts("concerns", texts(decision.concerns()));
        }
    }

    private List<String> texts(List<Ruling> rulings) {
        return rulings.stream().map(ruling -> ruling.text().in(locale)).toList();
    }
}
