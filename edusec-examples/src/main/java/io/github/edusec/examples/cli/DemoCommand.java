package io.github.edusec.examples.cli;

import io.github.edusec.examples.demo.Demo;
import io.github.edusec.examples.demo.DemoReport;
import io.github.edusec.examples.demo.DemoRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code edusec demo}: the main job, end to end. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

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

    DemoCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.system(JAPAN);
        DemoRequest request = new DemoRequest(
                input,
                events,
                out == null ? nextFreeFolder() : out,
                today == null ? LocalDate.now(clock) : today,
                clock);
        DemoReport report;
        try (Progress progress = new Progress(console.err())) {
            report = Demo.run(request, progress::at);
        }
        if (json) {
            new DemoJson(report, locale, console.out()).print();
        } else {
            new DemoText(report, locale, console.out()).print();
        }
        return ExitCode.DONE;
    }

    private static Path nextFreeFolder() {
        int number = 1;
        while (Files.exists(Path.of("edusec-demo-" + number))) {
            number++;
        }
        return Path.of("edusec-demo-" + number);
    }
}
