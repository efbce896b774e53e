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
import picocli.CommandLine.Command;
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

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            required = true,
            descriptionKey = "labelOut")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String out;

    @Option(names = "--overwrite", descriptionKey = "overwrite")
    private boolean overwrite;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "reason")
    private @Nullable String reason;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    UnlabelCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        LabelPrinter printer = new LabelPrinter(console.out(), locale, json);
        Labeller labeller = Labeller.standard();
        WorstOf exit = new WorstOf(console);
        try {
            for (Map.Entry<Path, Path> file :
                    OutputPaths.of(inputs, out, overwrite).entrySet()) {
                exit.of(file.getKey(), () -> {
                    LabelOutcome outcome = overwrite
                            ? labeller.removeOver(file.getKey(), file.getValue(), reason)
                            : labeller.removeTo(file.getKey(), file.getValue(), reason);
                    printer.outcome(file.getKey(), file.getValue(), outcome);
                    return outcome.isWritten();
                });
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Printable.line(String.valueOf(e.getMessage())), e);
        }
        return exit.code();
    }
}
