package io.github.edusec.examples.cli;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.Text;
import io.github.edusec.classify.register.AssetRegister;
import io.github.edusec.retention.RecordEvents;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.FolderFeed;
import io.github.edusec.retention.catalog.LoadReceipt;
import io.github.edusec.retention.catalog.OnBadRows;
import io.github.edusec.retention.catalog.RecordFeed;
import io.github.edusec.retention.catalog.RecordRows;
import io.github.edusec.retention.catalog.RegisterFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edusec catalog load}: records from a CSV or JSON lines into the catalogue. */
@Command(name = "load", mixinStandardHelpOptions = true)
final class CatalogLoadCommand implements Callable<Integer> {
    private static final int MAX_NAME = 200;

    @Parameters(paramLabel = "FILE", descriptionKey = "recordRows")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Path file;

    @Option(names = "--keep-good", descriptionKey = "keepGood")
    private boolean keepGood;

    @Option(names = "--as-register", descriptionKey = "asRegister")
    private boolean asRegister;

    @Option(names = "--events", paramLabel = "CSV", descriptionKey = "folderEvents")
    private @Nullable Path events;

    @Option(names = "--register", paramLabel = "FILE", descriptionKey = "folderRegister")
    private @Nullable Path register;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ActorOption actor;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    CatalogLoadCommand() {}

    @Override
    public Integer call() throws IOException {
        String by = actor.name(options);
        if (Files.isDirectory(file) ? asRegister : events != null || register != null) {
            throw options.usage(
                    "--as-register, --events, --register: found one that does not fit what is loaded, allowed:"
                            + " --as-register for a file, --events and --register for a folder");
        }
        return new CatalogHome(options).acting(catalog -> load(catalog, by));
    }

    private int load(Catalog catalog, String by) throws SQLException, IOException {
        LoadReceipt receipt;
        try (RecordFeed rows = feed()) {
            receipt = catalog.load(
                    rows, keepGood ? OnBadRows.STORE_THE_OTHERS : OnBadRows.STORE_NOTHING, name(), by, Instant.now());
        }
        receipt.listed()
                .forEach(row -> row.problems()
                        .forEach(problem ->
                                options.console().err().println("edusec: " + Printable.line(problem.toString()))));
        print(receipt);
        if (receipt.bad() == 0) {
            return ExitCode.DONE;
        }
        return receipt.stored() ? ExitCode.NEGATIVE_ANSWER : ExitCode.BAD_INPUT;
    }

    private RecordFeed feed() throws IOException {
        if (Files.isDirectory(file)) {
            return FolderFeed.open(
                    file,
                    "",
                    events == null ? null : RecordEvents.read(events, Limits.DEFAULT),
                    register == null ? null : AssetRegister.read(register, Limits.DEFAULT));
        }
        return asRegister ? new RegisterFeed(AssetRegister.read(file, Limits.DEFAULT)) : RecordRows.open(file);
    }

    private String name() {
        String name = Printable.line(String.valueOf(file.getFileName()));
        return name.length() <= MAX_NAME ? name : name.substring(0, name.offsetByCodePoints(0, MAX_NAME / 2));
    }

    private void print(LoadReceipt receipt) {
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "catalog-load");
                line.flag("stored", receipt.stored());
                line.number("added", receipt.added());
                line.number("changed", receipt.changed());
                line.number("unchanged", receipt.unchanged());
                line.number("relaxed", receipt.relaxed());
                line.number("bad", receipt.bad());
            }
            return;
        }
        Locale locale = options.locale();
        String counts = new Text(
                        "追加 %d、変更 %d（うち保存が短くなるもの %d）、同じ %d、誤りのある行 %d",
                        "added %d, changed %d (kept shorter: %d), the same %d, wrong rows %d")
                .in(locale);
        options.console()
                .out()
                .println(String.format(
                        Locale.ROOT,
                        counts,
                        receipt.added(),
                        receipt.changed(),
                        receipt.relaxed(),
                        receipt.unchanged(),
                        receipt.bad()));
        if (!receipt.stored()) {
            options.console().out().println(new Text("何も登録していません", "nothing was stored").in(locale));
        }
    }
}
