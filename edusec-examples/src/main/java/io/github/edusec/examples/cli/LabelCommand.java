package io.github.edusec.examples.cli;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.label.FileNameForm;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.Labeller;
import io.github.edusec.classify.label.MarkedName;
import io.github.edusec.classify.label.MsipMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec label}: labelled copies of documents, or the documents themselves. */
@Command(name = "label", mixinStandardHelpOptions = true)
final class LabelCommand implements Callable<Integer> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "IN", arity = "1..*", descriptionKey = "labelled")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private List<Path> inputs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private LabelOptions options;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private NameFormOption nameForm;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Where where;

    @Option(names = "--overwrite", descriptionKey = "overwrite")
    private boolean overwrite;

    @Option(names = "--sidecar", descriptionKey = "sidecar")
    private boolean sidecar;

    @Option(names = "--keep-times", descriptionKey = "keepTimes")
    private boolean keepTimes;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ReasonOption reason;

    @Option(names = "--msip-map", paramLabel = "FILE", descriptionKey = "msipMap")
    private @Nullable Path msipMap;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    /** Where labelled documents go. */
    static final class Where {
        @Option(
                names = {"-o", "--out"},
                paramLabel = "OUT",
                required = true,
                descriptionKey = "labelOut")
        private @Nullable String out;

        @Option(names = "--in-place", required = true, descriptionKey = "inPlace")
        private boolean inPlace;

        @Option(names = "--preview", required = true, descriptionKey = "preview")
        private boolean preview;

        /** Made by the command line parser. */
        Where() {}
    }

    LabelCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        LabelPrinter printer = new LabelPrinter(console.out(), locale, json);
        WorstOf exit = new WorstOf(console);
        try {
            if (sidecar && (where.out == null || overwrite)) {
                throw new IllegalArgumentException(
                        "--sidecar: found with --in-place, --preview or --overwrite, allowed: with -o alone");
            }
            reason.text();
            Label label = options.label(LocalDate.now(JAPAN));
            Labeller labeller = labeller(label);
            for (Map.Entry<Path, Path> file : targets(label).entrySet()) {
                exit.of(file.getKey(), () -> label(labeller, file.getKey(), file.getValue(), label, printer));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Printable.line(String.valueOf(e.getMessage())), e);
        }
        return exit.code();
    }

    private Labeller labeller(Label label) throws IOException {
        Labeller styled = Labeller.standard().withStyle(options.style(label));
        Labeller timed = keepTimes ? styled.keepingTimes() : styled;
        Labeller labeller = nameForm.form().map(timed::withNameForm).orElse(timed);
        return msipMap == null ? labeller : labeller.withMsipMap(MsipMap.read(msipMap, Limits.DEFAULT));
    }

    private Map<Path, Path> targets(Label label) throws IOException {
        Optional<FileNameForm> form = nameForm.form();
        if (where.out != null) {
            return form.isPresent()
                    ? OutputPaths.renamed(inputs, where.out, overwrite, name -> marked(form.get(), label, name))
                    : OutputPaths.of(inputs, where.out, overwrite);
        }
        if (form.isPresent()) {
            throw new IllegalArgumentException("--name-form: found without -o, allowed: with -o and a folder");
        }
        Map<Path, Path> targets = new LinkedHashMap<>();
        inputs.forEach(input -> targets.put(input, input));
        return targets;
    }

    private String marked(FileNameForm form, Label label, String name) {
        MarkedName marked = form.mark(label.classification(), name);
        marked.fellBack().ifPresent(why -> warn(name, why.text(), marked));
        if (marked.shortened()) {
            warn(name, new Text("名前が長いため短くしました", "the name was too long and was cut"), marked);
        }
        return marked.name();
    }

    private void warn(String name, Text what, MarkedName marked) {
        console.err().println("edusec: " + Printable.line(name + ": " + what.in(locale) + ": " + marked.name()));
    }

    private boolean label(Labeller labeller, Path input, Path target, Label label, LabelPrinter printer)
            throws IOException {
        if (where.preview) {
            return printer.preview(input, labeller.preview(input, label, reason.text()));
        }
        LabelOutcome outcome = where.inPlace || overwrite
                ? labeller.labelOver(input, target, label, reason.text())
                : labeller.labelTo(input, target, label, reason.text());
        if (outcome instanceof LabelOutcome.Refused refused && sidecar && LabelPrinter.isForSidecar(refused)) {
            outcome = labeller.copyWithSidecar(input, target, label, reason.text());
            printer.sidecar(input, target, outcome, refused);
            return outcome.isWritten();
        }
        printer.outcome(input, target, outcome);
        return outcome.isWritten();
    }
}
