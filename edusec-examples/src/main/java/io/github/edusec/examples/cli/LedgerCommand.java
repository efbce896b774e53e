package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.Checkpoint;
import io.github.edusec.crypto.ledger.LedgerVerification;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edusec ledger verify}. */
@Command(name = "ledger", mixinStandardHelpOptions = true)
final class LedgerCommand {
    private static final int MAX_CHECKPOINT_BYTES = 1 << 20;

    private final Console console;
    private final Locale locale;

    LedgerCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Command(name = "verify", mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "FILE", descriptionKey = "file") Path file,
            @Option(names = "--key", required = true, paramLabel = "PUB", descriptionKey = "key") Path key,
            @Option(names = "--checkpoint", paramLabel = "KEPT", descriptionKey = "checkpoint") @Nullable Path kept,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "found a folder, allowed: a ledger file");
        }
        VerificationKey publicKey = VerificationKey.load(key);
        LedgerVerification found = kept == null
                ? LedgerVerifier.verify(file, publicKey)
                : LedgerVerifier.verify(file, publicKey, readCheckpoint(kept));
        if (json) {
            printJson(file, found);
        } else {
            printText(found);
        }
        if (found instanceof NotVerified failed) {
            console.err().println("edusec: " + Printable.lines(failed.problem().toString()));
        }
        return found.isVerified() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private static Checkpoint readCheckpoint(Path kept) throws IOException {
        if (Files.size(kept) > MAX_CHECKPOINT_BYTES) {
            throw new IOException(
                    kept + ": found " + Files.size(kept) + " bytes, allowed for a checkpoint: " + MAX_CHECKPOINT_BYTES);
        }
        return Checkpoint.parse(new String(Files.readAllBytes(kept), StandardCharsets.UTF_8));
    }

    private void printText(LedgerVerification found) {
        if (found instanceof Verified verified) {
            console.out()
                    .println(new Text(
                                    "検証できました: " + verified.size() + " 件、ルート " + verified.root(),
                                    "verified: " + verified.size() + " entries, root " + verified.root())
                            .in(locale));
            verified.notExcluded()
                    .forEach(text -> console.out()
                            .println(new Text("排除できないこと: ", "not excluded: ").in(locale) + text.in(locale)));
        }
    }

    private void printJson(Path file, LedgerVerification found) {
        try (JsonLine line = new JsonLine(console.out())) {
            line.text("type", "ledger-verification");
            line.text("file", file.toString());
            line.flag("verified", found.isVerified());
            if (found instanceof Verified verified) {
                line.number("size", verified.size());
                line.text("root", verified.root());
                line.texts(
                        "notExcluded",
                        verified.notExcluded().stream()
                                .map(text -> text.in(locale))
                                .toList());
            } else if (found instanceof NotVerified failed) {
                line.text("place", failed.place().text());
                line.text("what", failed.what());
                line.text("found", failed.found());
                line.text("allowed", failed.allowed());
                line.texts("notExcluded", List.of());
            }
        }
    }
}
