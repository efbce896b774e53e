package io.github.edusec.examples.demo;

import io.github.edusec.classify.Classification;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.crypto.seal.SealSource;
import io.github.edusec.crypto.seal.Statement;
import io.github.edusec.crypto.takeout.TakeOut;
import io.github.edusec.crypto.takeout.TakeOutReceipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Step 3: everything of class Ⅱ and above, unknown included, leaves in one encrypted package. */
final class TakeOutStep {
    private static final Pattern SAFE_EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}");

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private int renamed;
    private final Workspace workspace;
    private final Ledger ledger;
    private final Clock clock;

    TakeOutStep(Workspace workspace, Ledger ledger, Clock clock) {
        this.workspace = workspace;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<TakeOutReceipt> run(List<DemoFile> members, Demo.Listener listener) throws IOException {
        List<SealSource> items = new ArrayList<>();
        for (DemoFile file : members) {
            Classification classification = file.match().orElseThrow().classification();
            if (TakeOut.leavesOnlyEncrypted(classification)) {
                List<SealSource> sources = file.outgoing().stream()
                        .map(path -> source(path).classified(classification))
                        .toList();
                items.addAll(sources);
                file.packedAs(sources.stream().map(SealSource::name).toList());
            }
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        listener.at("pack", 0, items.size());
        // The slip lies in a folder of its own, to be carried apart.
        Statement statement = new Statement(clock.instant(), "edusec demo", null, KeySeparation.APART);
        TakeOutReceipt receipt = TakeOut.pack(items, statement, workspace.takeOutPackage(), workspace.slip());
        ledger.append(LedgerEntry.of("takeout.packed", clock.instant())
                .with("package", new Commitment(receipt.sha256()))
                .with("entries", receipt.entries())
                .with("class", receipt.highest().code().toLowerCase(Locale.ROOT)));
        return Optional.of(receipt);
    }

    /** A name that some system could not hold, or that another file already has there, becomes a number. */
    private SealSource source(Path path) {
        Path folder = path.startsWith(workspace.labelled()) ? workspace.labelled() : workspace.documents();
        String name =
                folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        try {
            SealSource source = SealSource.of(path, name);
            if (claim(source.name())) {
                return source;
            }
        } catch (IllegalArgumentException unsafeName) {
            // Falls through: the content must leave all the same.
        }
        String substitute;
        do {
            renamed++;
            substitute = "renamed-" + renamed + extension(path);
        } while (!claim(substitute));
        return SealSource.of(path, substitute);
    }

    /** Takes a name unless a file has it, or it would make a file a folder or a folder a file; case makes no difference. */
    private boolean claim(String packed) {
        String name = packed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        List<String> parents = new ArrayList<>();
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            parents.add(name.substring(0, slash));
        }
        if (files.contains(name) || folders.contains(name) || parents.stream().anyMatch(files::contains)) {
            return false;
        }
        files.add(name);
        folders.addAll(parents);
        return true;
    }

    private static String extension(Path path) {
        String name = String.valueOf(path.getFileName());
        String extension = name.substring(Math.max(0, name.lastIndexOf('.')));
        return SAFE_EXTENSION.matcher(extension).matches() ? extension : "";
    }
}
