package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.seal.Open;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A package as it is named on a command line, and how it is said that it is not opened. */
final class PackageFile {
    private PackageFile() {}

    static Open begin(String in, Console console) {
        return in.equals(PassphraseOption.STANDARD) ? Open.stream(console.in()) : Open.path(Path.of(in));
    }

    static void refuseEmpty(String in, CommandSpec spec) {
        if (in.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "IN: found an empty text, allowed: a file or -");
        }
    }

    static void refusal(JsonLine line, OpenRefusal reason, String where, Locale locale) {
        line.text("refusal", LabelPrinter.id(reason));
        line.text("refusalText", reason.text().in(locale));
        line.text("where", where);
    }

    static void sayRefused(OpenRefusal reason, String where, Console console, Locale locale) {
        say(console, reason.text().in(locale) + " (" + where + ")");
    }

    static void say(Console console, String message) {
        console.err().println("edusec: " + Printable.line(message));
    }

    static void warn(Console console, Text warning, Locale locale) {
        say(console, new Text("注意: ", "warning: ").in(locale) + warning.in(locale));
    }

    /** The steps of a package's progress, in mebibytes. */
    static io.github.edusec.crypto.seal.Progress on(Progress progress) {
        return (phase, done, total) ->
                progress.at(LabelPrinter.id(phase) + " (MiB)", done >> 20, total < 0 ? -1 : total >> 20);
    }
}
