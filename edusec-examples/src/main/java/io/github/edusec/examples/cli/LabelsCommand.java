package io.github.edusec.examples.cli;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.FoundLabel;
import io.github.edusec.classify.label.LabelReader;
import io.github.edusec.classify.label.LabelReading;
import io.github.edusec.classify.label.MsipMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec labels}: every label of documents, wherever it stands. */
@Command(name = "labels", mixinStandardHelpOptions = true)
final class LabelsCommand implements Callable<Integer> {
    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "labelled")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private List<Path> files;

    @Option(names = "--msip-map", paramLabel = "FILE", descriptionKey = "msipMap")
    private @Nullable Path msipMap;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private NameFormOption nameForm;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    LabelsCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        MsipMap map = msipMap == null ? MsipMap.NONE : MsipMap.read(msipMap, Limits.DEFAULT);
        LabelReader reader = reader(map);
        WorstOf exit = new WorstOf(console);
        for (Path file : files) {
            exit.of(file, () -> {
                LabelReading reading = reader.read(file);
                reading.labels().forEach(label -> label(file, label));
                summary(file, reading);
                return reading.isKnown() && !reading.isConflicting();
            });
        }
        return exit.code();
    }

    private LabelReader reader(MsipMap map) {
        LabelReader reader = LabelReader.with(Limits.DEFAULT, map);
        try {
            return nameForm.form().map(reader::withNameForm).orElse(reader);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Printable.line(String.valueOf(e.getMessage())), e);
        }
    }

    private void label(Path file, FoundLabel label) {
        boolean understood = label instanceof FoundLabel.Understood;
        Text doubt = label instanceof FoundLabel.NotUnderstood not ? not.doubt().text() : new Text("", "");
        if (!json) {
            row("  " + LabelPrinter.id(label.place()) + " (" + label.origin().id() + ", " + label.where() + "): "
                    + label.name() + (understood ? "" : " - " + doubt.in(locale)));
            return;
        }
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "label");
            line.text("file", file.toString());
            line.text("place", LabelPrinter.id(label.place()));
            line.text("where", label.where());
            line.text("origin", label.origin().id());
            line.text("name", label.name());
            line.flag("understood", understood);
            if (label instanceof FoundLabel.Understood known) {
                ClassJson.write(line, known.classification());
                if (known.importanceDerived()) {
                    line.flag("importanceDerived", true);
                }
            } else {
                line.text("doubt", doubt.in(locale));
            }
        }
    }

    private void summary(Path file, LabelReading reading) {
        Classification highest = reading.classification().orElse(null);
        String state = reading.isConflicting() ? "conflicting" : reading.isKnown() ? "known" : "unknown";
        String obstacle = reading.obstacle() == null
                ? null
                : reading.obstacle().kind().text().in(locale) + ": "
                        + reading.obstacle().detail();
        if (!json) {
            row(file + ": " + (highest == null ? new Text("標示なし", "no label").in(locale) : highest.markText()) + " ["
                    + state + "]" + (obstacle == null ? "" : " " + obstacle));
            return;
        }
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "labels");
            line.text("file", file.toString());
            line.number("found", reading.labels().size());
            line.flag("known", reading.isKnown());
            line.flag("conflicting", reading.isConflicting());
            line.text("obstacle", obstacle);
            if (highest != null) {
                ClassJson.write(line, highest);
            }
        }
    }

    private void row(String text) {
        console.out().println(Printable.line(text));
    }
}
