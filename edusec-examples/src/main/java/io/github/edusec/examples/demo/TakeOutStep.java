package io.github.edusec.examples.demo;

import io.github.edusec.classify.Classification;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.takeout.TakeOut;
import io.github.edusec.crypto.takeout.TakeOutItem;
import io.github.edusec.crypto.takeout.TakeOutReceipt;
import io.github.edusec.crypto.zip.ZipSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Step 3: everything of class Ⅱ and above, unknown included, leaves in one encrypted package. */
final class TakeOutStep {
    private final Workspace workspace;
    private final Ledger ledger;
    private final Clock clock;

    TakeOutStep(Workspace workspace, Ledger ledger, Clock clock) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<TakeOutReceipt> run(List<DemoFile> files, Demo.Listener listener) throws IOException {
        List<TakeOutItem> items = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (DemoFile file : files) {
            if (file.leavesOnlyEncrypted()) {
                Classification classification = file.match().orElseThrow().classification();
                for (Path path : file.outgoing()) {
                    items.add(new TakeOutItem(source(path, items.size(), taken), classification));
                }
                file.packed();
            }
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        listener.at("pack", 0, items.size());
        TakeOutReceipt receipt = TakeOut.pack(items, workspace.takeOutPackage(), workspace.slip());
        ledger.append(LedgerEntry.of("takeout.packed", clock.instant())
                .with("package", new Commitment(receipt.sha256()))
                .with("entries", receipt.entries())
                .with("class", receipt.highest().code().toLowerCase(Locale.ROOT)));
        return Optional.of(receipt);
    }

    /** A name that some system could not hold, or that another file already has there, becomes a number. */
    private ZipSource source(Path path, int number, Set<String> taken) {
        Path folder = path.startsWith(workspace.labelled()) ? workspace.labelled() : workspace.documents();
        String name =
                folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        try {
            ZipSource source = new ZipSource(path, name);
            if (taken.add(source.entryName().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))) {
                return source;
            }
        } catch (IllegalArgumentException unsafeName) {
            // Falls through: the content must leave all the same, and the number can't clash.
        }
        return new ZipSource(path, "renamed/" + number);
    }
}
