package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.seal.Manifest;
import io.github.edusec.crypto.seal.OpenOutcome;
import io.github.edusec.crypto.seal.OpenedPackage;
import io.github.edusec.crypto.seal.OpenedPackage.Caveat;
import io.github.edusec.crypto.seal.OpenedPackage.OpenedFile;
import io.github.edusec.crypto.seal.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what became of opening a package. */
final class OpenedPrinter {
    private static final Text WRONG = new Text(
            "パスフレーズが違うか、パッケージが改ざんされています（どちらかは区別できません）",
            "the passphrase is wrong or the package was changed (the two cannot be told apart)");

    private final Console console;
    private final Locale locale;
    private final boolean json;

    OpenedPrinter(Console console, Locale locale, boolean json) {
        this.console = console;
        this.locale = locale;
        this.json = json;
    }

    void opened(String in, Path folder, OpenedPackage content) {
        Manifest manifest = content.foundManifest().orElse(null);
        if (json) {
            for (int i = 0; i < content.files().size(); i++) {
                file(
                        content.files().get(i),
                        manifest == null ? null : manifest.files().get(i));
            }
            summary(in, folder, content, manifest);
            return;
        }
        for (OpenedFile file : content.files()) {
            console.out().println(Printable.line("  " + file.name() + "  " + file.size()));
        }
        console.out()
                .println(new Text("開きました: ", "opened: ").in(locale)
                        + Printable.line(folder.toString())
                        + new Text(
                                        "（" + content.files().size() + " ファイル）",
                                        " (" + content.files().size() + " files)")
                                .in(locale));
        if (manifest != null) {
            statement(manifest);
        }
        console.out()
                .println(new Text("署名: ", "signature: ").in(locale)
                        + signature(content).in(locale));
        content.caveats()
                .forEach(caveat -> console.out()
                        .println(new Text("確認していないこと: ", "not covered: ").in(locale)
                                + caveat.text().in(locale)));
    }

    private void file(OpenedFile file, Manifest.@Nullable Entry entry) {
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "opened-file");
            line.text("file", file.name());
            line.number("size", file.size());
            line.text("sha256", file.sha256());
            if (entry != null) {
                line.flag("known", entry.stated() != null);
                entry.classification().ifPresent(stated -> ClassJson.write(line, stated));
            }
        }
    }

    private void summary(String in, Path folder, OpenedPackage content, @Nullable Manifest manifest) {
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "opened");
            line.text("package", in);
            line.flag("opened", true);
            line.text("folder", folder.toString());
            line.number("files", content.files().size());
            line.text("signature", LabelPrinter.id(content.signature()));
            if (manifest != null) {
                PackageJson.write(line, manifest);
            }
            line.texts(
                    "caveats", content.caveats().stream().map(LabelPrinter::id).toList());
            line.texts("caveatTexts", texts(content.caveats()));
        }
    }

    private List<String> texts(List<Caveat> caveats) {
        return caveats.stream().map(caveat -> caveat.text().in(locale)).toList();
    }

    /** Everything in it is what the maker says, and no more. */
    private void statement(Manifest manifest) {
        Statement stated = manifest.statement();
        console.out()
                .println(new Text("分類: ", "class: ").in(locale)
                        + Printable.line(manifest.classification().markText()));
        console.out()
                .println(new Text("作成者の申告: ", "the maker states: ").in(locale)
                        + Printable.line(stated.maker() + ", " + stated.made()
                                + (stated.permit() == null
                                        ? ""
                                        : new Text("、許可 ", ", permit ").in(locale) + stated.permit())));
    }

    private static Text signature(OpenedPackage content) {
        String signer = content.foundManifest().map(Manifest::signer).orElse("");
        return switch (content.signature()) {
            case VERIFIED -> new Text("確認しました " + signer, "verified " + signer);
            case NOT_CHECKED -> new Text("あり、未確認 " + signer, "there is one, not checked " + signer);
            case ABSENT -> new Text("なし", "none");
        };
    }

    void notOpened(String in, OpenOutcome outcome) {
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", "opened");
                line.text("package", in);
                line.flag("opened", false);
                if (outcome instanceof OpenOutcome.Refused no) {
                    PackageFile.refusal(line, no.reason(), no.where(), locale);
                } else if (outcome instanceof OpenOutcome.WrongPassphraseOrTampered wrong) {
                    line.text("refusal", "wrong-passphrase-or-tampered");
                    line.text("refusalText", WRONG.in(locale));
                    line.text("where", wrong.entry());
                }
            }
        }
        if (outcome instanceof OpenOutcome.Refused no) {
            PackageFile.sayRefused(no.reason(), no.where(), console, locale);
        } else if (outcome instanceof OpenOutcome.WrongPassphraseOrTampered) {
            PackageFile.say(console, WRONG.in(locale));
        }
    }
}
