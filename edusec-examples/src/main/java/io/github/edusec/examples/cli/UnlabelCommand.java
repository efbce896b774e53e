package io.github.edusec.examples.cli;

import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.Labeller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** {@code edusec unlabel}: copies without our label. */
@Command(name = "unlabel", mixinStandardHelpOptions = true)
final class UnlabelCommand implements Callable<Integer> {
    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "IN", arity = "1..*", descriptionKey = "labelled")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private List<Path> inputs;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Where where;

    @Option(names = "--overwrite", descriptionKey = "overwrite")
    private boolean overwrite;

    @Option(names = "--keep-times", descriptionKey = "keepTimes")
    private boolean keepTimes;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ReasonOption reason;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    /** Where copies go. */
    static final class Where {
        @Option(
                names = {"-o", "--out"},
                paramLabel = "OUT",
                required = true,
                descriptionKey = "labelOut")
        private @Nullable String out;

        @Option(names = "--preview", required = true, descriptionKey = "preview")
        private boolean preview;

        /** Made by the command line parser. */
        Where() {}
    }

    UnlabelCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        LabelPrinter printer = new LabelPrinter(console.out(), locale, json);
        Labeller labeller = keepTimes ? Labeller.standard().keepingTimes() : Labeller.standard();
        WorstOf exit = new WorstOf(console);
        try {
            reason.text();
            if (where.preview || where.out == null) {
                for (Path input : inputs) {
                    exit.of(input, () -> printer.preview(input, labeller.previewRemoval(input, reason.text())));
                }
                return exit.code();
            }
            for (Map.Entry<Path, Path> file :
                    OutputPaths.of(inputs, where.out, overwrite).entrySet()) {
                exit.of(file.getKey(), () -> remove(labeller, file.getKey(), file.getValue(), printer));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Printable.line(String.valueOf(e.getMessage())), e);
        }
        return exit.code();
    }

    private boolean remove(Labeller labeller, Path input, Path target, LabelPrinter printer) throws IOException {
        LabelOutcome outcome = overwrite
                ? labeller.removeOver(input, target, reason.text())
                : labeller.removeTo(input, target, reason.text());
        printer.outcome(input, target, outcome);
        return outcome.isWritten();
    }
}
