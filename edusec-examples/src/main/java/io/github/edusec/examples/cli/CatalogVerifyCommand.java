package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.OriginalFolder;
import io.github.edusec.retention.catalog.OriginalState;
import io.github.edusec.retention.catalog.SealVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edusec catalog verify}: whether the originals are as they were. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class CatalogVerifyCommand implements Callable<Integer> {
    @Option(names = "--files", paramLabel = "DIR", required = true, descriptionKey = "originalFiles")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Path files;

    @Option(names = "--seal", paramLabel = "NAME", descriptionKey = "verifySeal")
    private @Nullable String seal;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    CatalogVerifyCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(files)) {
            throw new NotDirectoryException(files.toString());
        }
        return new CatalogHome(options).reading(this::verify);
    }

    private int verify(Catalog catalog) throws SQLException, IOException {
        OriginalFolder folder = new OriginalFolder(files);
        String named = seal;
        if (named != null && catalog.seals().find(named).isEmpty()) {
            throw options.usage("--seal: found no seal of this name, allowed: a name that catalog seal was given");
        }
        SealVerification found = named == null
                ? catalog.seals().verify(folder, this::see)
                : catalog.seals().verify(named, folder, this::see);
        print(found);
        return found.isIntact() ? ExitCode.DONE : ExitCode.NEGATIVE_ANSWER;
    }

    private void see(String record, OriginalState state, String detail) {
        if (state == OriginalState.INTACT) {
            return;
        }
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "original");
                line.text("id", record);
                line.text("state", state.id());
                line.text("detail", detail);
            }
        } else {
            options.console()
                    .out()
                    .println(Printable.line(record + ": " + state.label().in(options.locale()) + " (" + detail + ")"));
        }
    }

    private void print(SealVerification found) {
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "catalog-verification");
                line.text("seal", seal);
                line.flag("rootMatches", found.rootMatches());
                line.flag("intact", found.isIntact());
                for (OriginalState state : OriginalState.values()) {
                    line.number(state.id(), found.counts().getOrDefault(state, 0L));
                }
            }
            return;
        }
        if (!found.rootMatches()) {
            options.console()
                    .out()
                    .println(new Text("封印そのものが変えられています", "the seal itself was changed").in(options.locale()));
        }
        StringBuilder counts = new StringBuilder();
        for (Map.Entry<OriginalState, Long> each : found.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            counts.append(counts.isEmpty() ? "" : ", ")
                    .append(each.getKey().label().in(options.locale()))
                    .append(' ')
                    .append(each.getValue());
        }
        options.console().out().println(counts);
    }
}
