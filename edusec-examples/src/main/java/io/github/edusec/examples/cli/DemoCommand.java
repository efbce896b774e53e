package io.github.edusec.examples.cli;

import io.github.edusec.examples.demo.Demo;
import io.github.edusec.examples.demo.DemoReport;
import io.github.edusec.examples.demo.DemoRequest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edusec demo}: the main job, end to end. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final Console console;
    private final Locale locale;

    @Option(names = "--input", paramLabel = "DIR", descriptionKey = "input")
    private @Nullable Path input;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private @Nullable Path out;

    @Option(names = "--today", paramLabel = "DATE", descriptionKey = "today")
    private @Nullable LocalDate today;

    @Option(names = "--events", paramLabel = "CSV", descriptionKey = "events")
    private @Nullable Path events;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    DemoCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        Clock clock = clock();
        DemoRequest request =
                new DemoRequest(input, events, out == null ? nextFreeFolder() : out, LocalDate.now(clock), clock);
        DemoReport report;
        try (Progress progress = new Progress(console.err(), "bar".equals(System.getProperty("edusec.progress")))) {
            report = Demo.run(request, progress::at);
        }
        report.strangers()
                .forEach(name -> console.err()
                        .println("edusec: warning: the events name a document that is not there: "
                                + Printable.line(name)));
        if (json) {
            new DemoJson(report, locale, console.out()).print();
        } else {
            new DemoText(report, locale, console.out()).print();
        }
        return ExitCode.DONE;
    }

    /** The demo alone may live on another day: everything it touches is its own copy. Its evidence carries that day. */
    private Clock clock() {
        Clock present = Clock.system(JAPAN);
        return today == null
                ? present
                : Clock.offset(
                        present,
                        Duration.between(LocalDate.now(present).atStartOfDay(JAPAN), today.atStartOfDay(JAPAN)));
    }

    private void checkUsage() {
        require(
                input != null || events == null,
                "--events: allowed only with --input; the sample school brings its own");
        require(input == null || !input.toString().isEmpty(), "--input: found an empty text, allowed: a folder");
        require(out == null || !out.toString().isEmpty(), "--out: found an empty text, allowed: a new folder");
        require(
                today == null || !(today.isBefore(FIRST_DAY) || today.isAfter(LAST_DAY)),
                "--today: found " + today + ", allowed: " + FIRST_DAY + " to " + LAST_DAY);
    }

    private void require(boolean fits, String message) {
        if (!fits) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /** Claims the folder by making it, so that two runs started together never share one. */
    private static Path nextFreeFolder() throws IOException {
        for (int number = 1; ; number++) {
            Path folder = Path.of("edusec-demo-" + number);
            if (claimed(folder)) {
                return folder;
            }
        }
    }

    private static boolean claimed(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }
}
