package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.journal.AnchorReceipt;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyUse;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.retention.catalog.Catalog;
import io.github.edusec.retention.catalog.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The catalogue of a home (HOME/catalog.sqlite), and the home's ledger that commits to what is done with it.
 *
 * <p>What is done stands in the journal first, and the ledger commits to whatever it does not have yet; so the next acting
 * command brings an interrupted one to its end.
 */
final class CatalogHome {
    private static final int BUSY_MILLIS = 60_000;

    private final RingOptions options;

    CatalogHome(RingOptions options) {
        this.options = options;
    }

    /** What is done with a catalogue. */
    @FunctionalInterface
    interface Action {
        int run(Catalog catalog) throws SQLException, IOException;
    }

    /** Reads only; a catalogue that is not there is none. */
    int reading(Action action) throws IOException {
        Path file = options.catalog();
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return run(action, file);
    }

    /** Makes the catalogue if there is none. With a key ring in the home, the ledger commits to what was done. */
    int acting(Action action) throws IOException {
        Path file = options.catalog();
        if (!Files.exists(options.ring(), LinkOption.NOFOLLOW_LINKS)) {
            int code = run(action, file);
            options.warn(new Text(
                    "鍵束がないため、台帳（ledger）には記録していません（key new ledger で鍵を作れます）",
                    "no key ring, so no ledger commits to this (key new ledger makes a key)"));
            return code;
        }
        return options.inRing(ring -> {
            if (RingKeys.of(ring).prepared(KeyUse.ledger()).isPresent()
                    || !RingKeys.of(ring)
                            .primary(KeyUse.ledger())
                            .map(KeyInfo::hasSecret)
                            .orElse(false)) {
                PackageFile.say(
                        options.console(),
                        new Text(
                                        "鍵束に台帳の鍵がないか、鍵の交替が途中です",
                                        "the ring has no private ledger key, or a rotation is not finished")
                                .in(options.locale()));
                return ExitCode.NEGATIVE_ANSWER;
            }
            try (SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
                    Ledger ledger = ledger(key)) {
                return run(catalog -> committed(catalog, action, ledger), file);
            }
        });
    }

    private Ledger ledger(SigningKey key) throws IOException {
        Path file = options.ledger();
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Ledger.open(file, key)
                : Ledger.create(file, "edusec.invalid/" + UUID.randomUUID(), key);
    }

    private int committed(Catalog catalog, Action action, Ledger ledger) throws SQLException, IOException {
        int code = action.run(catalog);
        Set<LedgerEntry> there = new HashSet<>();
        ledger.replay((index, entry) -> {
            // The journal's own entry of a seal has the same kind.
            if (entry.kind().equals(Seal.ENTRY) && entry.commitments().containsKey("root")) {
                there.add(entry);
            }
        });
        for (Seal seal : catalog.seals().all()) {
            if (!there.contains(seal.ledgerEntry())) {
                ledger.append(seal.ledgerEntry());
            }
        }
        AnchorReceipt anchored = catalog.journal().anchor(ledger);
        PackageFile.say(
                options.console(),
                new Text("台帳に記録しました: ", "committed to the ledger: ").in(options.locale())
                        + anchored.appended()
                        + new Text(" 件", " entries").in(options.locale()));
        return code;
    }

    private static int run(Action action, Path file) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            if (!Files.exists(file)) {
                try (Connection connection = source.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA journal_mode=WAL");
                }
            }
            return action.run(Catalog.in(source));
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Checks a text that goes into the journal before anything is done. */
    static String checked(RingOptions options, String option, String text, int most) {
        if (text.isBlank() || text.length() > most || !Printable.line(text).equals(text)) {
            throw options.usage(
                    option + ": found " + text.length() + " characters, allowed: 1 to " + most + " on one line");
        }
        return text;
    }
}
