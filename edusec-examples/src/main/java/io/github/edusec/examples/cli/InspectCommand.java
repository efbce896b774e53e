package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.seal.InspectOutcome;
import io.github.edusec.crypto.seal.InspectOutcome.Entry;
import io.github.edusec.crypto.seal.InspectOutcome.Kind;
import io.github.edusec.crypto.seal.InspectOutcome.Legible;
import io.github.edusec.crypto.seal.InspectOutcome.Protection;
import io.github.edusec.crypto.seal.InspectOutcome.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec inspect}: what anybody can read of a package without its secret. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "IN", descriptionKey = "package")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String in;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RefusedSecretOptions secrets;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    InspectCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        secrets.refuse(spec);
        PackageFile.refuseEmpty(in, spec);
        InspectOutcome outcome = PackageFile.begin(in, console).inspect();
        if (outcome instanceof Refused no) {
            refused(no);
            return ExitCode.BAD_INPUT;
        }
        legible((Legible) outcome);
        return ExitCode.DONE;
    }

    private void refused(Refused no) {
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", "inspected");
                line.text("package", in);
                line.flag("legible", false);
                PackageFile.refusal(line, no.reason(), no.where(), locale);
            }
        }
        PackageFile.sayRefused(no.reason(), no.where(), console, locale);
    }

    private void legible(Legible found) {
        boolean safe = found.isProtected();
        List<Text> says = says(found, safe);
        if (json) {
            found.entries().forEach(this::row);
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", "inspected");
                line.text("package", in);
                line.flag("legible", true);
                line.text("kind", LabelPrinter.id(found.kind()));
                line.number("entries", found.entries().size());
                line.flag("protected", safe);
                line.texts("says", says.stream().map(text -> text.in(locale)).toList());
            }
            return;
        }
        says.forEach(text -> console.out().println(text.in(locale)));
        found.entries()
                .forEach(entry -> console.out()
                        .println(Printable.line("  " + entry.name() + "  " + entry.size() + "  "
                                + LabelPrinter.id(entry.protection()))));
    }

    private void row(Entry entry) {
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "entry");
            line.text("entry", entry.name());
            line.text("encoding", entry.encoding());
            line.text("protection", LabelPrinter.id(entry.protection()));
            line.flag("deflated", entry.deflated());
            line.number("storedBytes", entry.storedBytes());
            line.number("size", entry.size());
        }
    }

    private static List<Text> says(Legible found, boolean safe) {
        List<Text> says = new ArrayList<>();
        says.add(kind(found.kind()));
        says.add(
                safe
                        ? new Text("すべてのファイルが AES で暗号化されています", "every file is encrypted with AES")
                        : new Text("保護されていません", "this package is not protected"));
        if (has(found, Protection.NONE)) {
            says.add(new Text("暗号化されていないファイルがあり、誰でも読めます", "files are not encrypted: anybody can read them"));
        }
        if (has(found, Protection.ZIP_CRYPTO)) {
            says.add(new Text(
                    "弱い暗号（ZipCrypto）のファイルがあり、数分で破られます",
                    "files are under the traditional ZIP encryption, which programs break in minutes"));
        }
        if (has(found, Protection.UNKNOWN)) {
            says.add(new Text("保護の方法が分からないファイルがあります", "files are protected in a way that is not known here"));
        }
        if (found.kind() != Kind.BUNDLE) {
            says.add(new Text("ファイルの名前・大きさ・日付は誰でも読めます", "anybody can read the files' names, sizes and dates"));
        }
        says.add(new Text(
                "ここに示したことは認証されていません。改ざんの有無は開くまで分かりません",
                "nothing of this is authenticated: whether anybody changed the package shows only when it is opened"));
        return says;
    }

    private static boolean has(Legible found, Protection protection) {
        return found.entries().stream()
                .anyMatch(entry -> !entry.name().endsWith("/") && entry.protection() == protection);
    }

    private static Text kind(Kind kind) {
        return switch (kind) {
            case BUNDLE -> new Text("edusec のパッケージ（ファイル名を隠す形式）", "a package of edusec, names hidden");
            case ENTRIES -> new Text("edusec のパッケージ（ファイル名が見える形式）", "a package of edusec, names visible");
            case FOREIGN -> new Text("ほかのプログラムが作った書庫", "an archive made by another program");
        };
    }
}
