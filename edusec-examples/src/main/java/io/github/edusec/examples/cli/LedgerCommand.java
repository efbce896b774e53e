package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.ledger.Checkpoint;
import io.github.edusec.crypto.ledger.LedgerExport;
import io.github.edusec.crypto.ledger.LedgerKeys;
import io.github.edusec.crypto.ledger.LedgerProver;
import io.github.edusec.crypto.ledger.LedgerVerification;
import io.github.edusec.crypto.ledger.LedgerVerification.NotVerified;
import io.github.edusec.crypto.ledger.LedgerVerification.Verified;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec ledger verify}, {@code prove} and {@code export}. */
@Command(name = "ledger", mixinStandardHelpOptions = true)
final class LedgerCommand {
    private static final int MAX_CHECKPOINT_BYTES = 1 << 20;

    private final Console console;
    private final Locale locale;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    LedgerCommand(Console console, Locale locale) {
        this.console = console;
        this.locale = locale;
    }

    @Command(name = "verify", mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "FILE", descriptionKey = "file") Path file,
            @Option(names = "--key", required = true, paramLabel = "PUB", descriptionKey = "key") Path key,
            @Option(names = "--checkpoint", paramLabel = "KEPT", descriptionKey = "checkpoint") @Nullable Path kept,
            @Option(names = "--old-key", paramLabel = "PUB", descriptionKey = "oldKey") @Nullable List<Path> oldKeys,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        refuseFolder(file);
        VerificationKey publicKey = VerificationKey.load(key);
        List<VerificationKey> earlier = new ArrayList<>();
        for (Path old : oldKeys == null ? List.<Path>of() : oldKeys) {
            earlier.add(VerificationKey.load(old));
        }
        LedgerKeys keys = new LedgerKeys(publicKey, earlier);
        LedgerVerification found = kept == null
                ? LedgerVerifier.verify(file, keys)
                : LedgerVerifier.verify(file, keys, readCheckpoint(kept));
        if (json) {
            printJson(file, found);
        } else {
            printText(found);
        }
        return exitCode(found);
    }

    @Command(name = "prove", mixinStandardHelpOptions = true)
    int prove(
            @Parameters(paramLabel = "FILE", descriptionKey = "file") Path file,
            @Option(names = "--key", required = true, paramLabel = "PUB", descriptionKey = "key") Path key,
            @ArgGroup(multiplicity = "1") Proved proved,
            @Option(
                            names = {"-o", "--out"},
                            required = true,
                            paramLabel = "PROOF",
                            descriptionKey = "proofOut")
                    Path out,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        refuseFolder(file);
        LedgerProver prover = LedgerProver.of(file, VerificationKey.load(key));
        long size = prover.checkpoint().size();
        if (proved.kept == null && (proved.index < 0 || proved.index >= size)) {
            throw new ParameterException(
                    spec.commandLine(), "--entry: found " + proved.index + ", allowed: 0 to " + (size - 1));
        }
        if (proved.kept == null) {
            prover.inclusion(proved.index).save(out);
        } else {
            prover.consistency(readCheckpoint(proved.kept)).save(out);
        }
        Checkpoint checkpoint = prover.checkpoint();
        if (json) {
            try (JsonLine line = new JsonLine(console.out())) {
                line.text("type", "ledger-proof");
                line.text("file", file.toString());
                line.text("proof", out.toString());
                line.text("kind", proved.kept == null ? "inclusion" : "consistency");
                line.number("size", checkpoint.size());
                line.text("root", checkpoint.root());
            }
        } else {
            console.out()
                    .println(new Text("証明: ", "proof: ").in(locale)
                            + Printable.line(out.toString())
                            + new Text(
                                            "（" + checkpoint.size() + " 件のチェックポイントに対して）",
                                            " (under the checkpoint of " + checkpoint.size() + " entries)")
                                    .in(locale));
        }
        return ExitCode.DONE;
    }

    /** What is proved. */
    static final class Proved {
        @Option(names = "--entry", required = true, paramLabel = "N", descriptionKey = "provedEntry")
        private long index;

        @Option(names = "--since", required = true, paramLabel = "KEPT", descriptionKey = "provedSince")
        private @Nullable Path kept;

        /** Made by the command line parser. */
        Proved() {}
    }

    @Command(name = "export", mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "FILE", descriptionKey = "file") Path file,
            @Option(names = "--key", required = true, paramLabel = "PUB", descriptionKey = "key") Path key)
            throws IOException {
        refuseFolder(file);
        return exitCode(LedgerExport.jsonLines(file, VerificationKey.load(key), console.out()));
    }

    private int exitCode(LedgerVerification found) {
        if (found instanceof NotVerified failed) {
            console.err().println("edusec: " + Printable.lines(failed.problem().toString()));
        }
        return found.isVerified() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private static void refuseFolder(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "found a folder, allowed: a ledger file");
        }
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
