package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.Seal;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code edusec catalog seal}: one hash over all originals, to which the ledger commits. */
@Command(name = "seal", mixinStandardHelpOptions = true)
final class CatalogSealCommand implements Callable<Integer> {
    private static final int MAX_NAME = 100;

    @Parameters(paramLabel = "NAME", descriptionKey = "sealName")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String name;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private ActorOption actor;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    CatalogSealCommand() {}

    @Override
    public Integer call() throws IOException {
        String by = actor.name(options);
        CatalogHome.checked(options, "NAME", name, MAX_NAME);
        return new CatalogHome(options).acting(catalog -> seal(catalog, by));
    }

    private int seal(Catalog catalog, String by) throws SQLException, IOException {
        if (catalog.seals().find(name).isPresent()) {
            throw options.usage("NAME: found the name of a seal that there is, allowed: a name of its own");
        }
        Seal seal = catalog.seals().seal(name, by, Instant.now());
        if (options.isJson()) {
            try (JsonLine line = new JsonLine(options.console().out())) {
                line.text("type", "catalog-seal");
                line.text("name", seal.name());
                line.text("root", seal.root());
                line.number("records", seal.records());
                line.number("without", seal.without());
            }
        } else {
            String counts = new Text(
                            seal.records() + " 件（ハッシュのないもの " + seal.without() + " 件を除く）",
                            seal.records() + " originals (without " + seal.without() + " that have no hash)")
                    .in(options.locale());
            options.console().out().println(Printable.line(seal.name() + ": " + counts + ", " + seal.root()));
        }
        return ExitCode.DONE;
    }
}
