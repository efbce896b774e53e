package io.github.edusec.examples.cli;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.container.ContainerScanner;
import io.github.edusec.classify.container.ScanLimits;
import io.github.edusec.classify.container.ScanPolicy;
import io.github.edusec.classify.container.ScanSummary;
import io.github.edusec.classify.container.UnknownReason;
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

/** {@code edusec scan}: the highest class of a folder or archive. */
@Command(name = "scan", mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "DIR|ARCHIVE", descriptionKey = "scanned")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Path scanned;

    @Option(names = "--unknown-as", paramLabel = "CLASS", descriptionKey = "unknownAs")
    private @Nullable String unknownAs;

    @Option(names = "--msip-map", paramLabel = "FILE", descriptionKey = "msipMap")
    private @Nullable Path msipMap;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private NameFormOption nameForm;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    ScanCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        ScanPolicy policy = policy();
        MsipMap map = msipMap == null ? MsipMap.NONE : MsipMap.read(msipMap, Limits.DEFAULT);
        ContainerScanner scanner = scanner(policy, map);
        ScanSummary summary;
        if (json) {
            ScanJson out = new ScanJson(console.out());
            summary = scanner.scan(scanned, out::member);
            out.summary(scanned, summary);
        } else {
            ScanText out = new ScanText(console.out(), locale);
            summary = scanner.scan(scanned, out::member);
            out.summary(summary);
        }
        UnknownReason problem = summary.problem();
        if (problem == UnknownReason.MALFORMED || problem == UnknownReason.OVER_LIMIT) {
            console.err()
                    .println("edusec: "
                            + Printable.line(scanned + ": " + problem.text().in(locale)));
            return ExitCode.BAD_INPUT;
        }
        return summary.counts().hasUnknown() ? ExitCode.NEGATIVE_ANSWER : ExitCode.DONE;
    }

    private ContainerScanner scanner(ScanPolicy policy, MsipMap map) {
        ContainerScanner scanner = ContainerScanner.with(ScanLimits.DEFAULT, policy, map);
        try {
            return nameForm.form().map(scanner::withNameForm).orElse(scanner);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Printable.line(String.valueOf(e.getMessage())), e);
        }
    }

    /** Takes "II", or "II/2B/2B/2A": importance, then axes in the order of the guideline. */
    private ScanPolicy policy() {
        if (unknownAs == null) {
            return ScanPolicy.MOST_SEVERE;
        }
        String[] parts = unknownAs.split("/", -1);
        try {
            if (parts.length != 1 && parts.length != 4) {
                throw new IllegalArgumentException("found " + parts.length + " parts, allowed: II, or II/2B/2B/2A");
            }
            Importance importance = Importance.parse(parts[0]);
            return ScanPolicy.unknownAs(
                    parts.length == 1
                            ? Classification.of(importance)
                            : new Classification(
                                    importance,
                                    Confidentiality.parse(parts[1]),
                                    Integrity.parse(parts[2]),
                                    Availability.parse(parts[3]),
                                    List.of()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--unknown-as: " + Printable.line(String.valueOf(e.getMessage())), e);
        }
    }
}
