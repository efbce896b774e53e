package io.github.edusec.examples.cli;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.inspect.ContentInspector;
import io.github.edusec.classify.inspect.CoverageGap;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.examples.inspection.InspectionProcess;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec classify}: what names and contents of files say about their class. */
@Command(name = "classify", mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 3_600;
    private static final int MIN_MEGABYTES = 64;

    private final Console console;
    private final Locale locale;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "classified")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private List<Path> files;

    @Option(names = "--register", paramLabel = "FILE", descriptionKey = "register")
    private @Nullable Path register;

    @Option(names = "--rules", paramLabel = "FILE", descriptionKey = "inspectionRules")
    private @Nullable Path rules;

    @Option(names = "--name-suffices", paramLabel = "GAP", descriptionKey = "nameSuffices")
    private List<String> nameSuffices = List.of();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", descriptionKey = "timeout")
    private int timeout;

    @Option(names = "--memory", paramLabel = "MIB", defaultValue = "512", descriptionKey = "memory")
    private int memory;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    ClassifyCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        checkRange("--timeout", timeout, 1, MAX_SECONDS);
        checkRange("--memory", memory, MIN_MEGABYTES, 1 << 20);
        Set<CoverageGap> believed = nameSuffices.stream().map(this::gap).collect(Collectors.toUnmodifiableSet());
        AssetRegister names =
                register == null ? AssetRegister.standard() : AssetRegister.read(register, Limits.DEFAULT);
        ContentInspector inspector =
                rules == null ? ContentInspector.standard() : ContentInspector.read(rules, Limits.DEFAULT);
        for (Path file : files) {
            refuseUnreadable(file);
        }
        boolean determined = true;
        try (InspectionProcess child =
                new InspectionProcess(Duration.ofSeconds(timeout), memory, inspector.rules(), rules)) {
            for (Path file : files) {
                ClassifiedFile each = new ClassifiedFile(
                        file, names.lookup(String.valueOf(file.getFileName())), child.inspect(file), believed);
                if (json) {
                    ClassifiedJson.print(each, locale, console.out());
                } else {
                    ClassifiedText.print(each, locale, console.out());
                }
                determined &= each.isDetermined();
            }
        }
        return determined ? ExitCode.DONE : ExitCode.NEGATIVE_ANSWER;
    }

    private CoverageGap gap(String id) {
        return Arrays.stream(CoverageGap.values())
                .filter(gap -> gap.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--name-suffices: found " + Printable.line(id) + ", allowed: "
                                + Arrays.stream(CoverageGap.values())
                                        .map(CoverageGap::id)
                                        .collect(Collectors.joining(", "))));
    }

    /** Before the first result, so that a wrong name does not end a long run in the middle. */
    private static void refuseUnreadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(
                    file.toString(), null, "found a folder or special file, allowed: a file (for folders: scan)");
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private void checkRange(String option, int found, int least, int most) {
        if (found < least || found > most) {
            throw new ParameterException(
                    spec.commandLine(), option + ": found " + found + ", allowed: " + least + " to " + most);
        }
    }
}
