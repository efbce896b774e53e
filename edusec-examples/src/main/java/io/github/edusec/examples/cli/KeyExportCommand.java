package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.keys.FingerprintSheet;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edusec key export}: one public key for others, or a sheet to compare fingerprints with; never a private key. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class KeyExportCommand implements Callable<Integer> {
    private static final String TYPE = "exported-key";
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    @Parameters(paramLabel = "ALIAS|PURPOSE", arity = "0..1", descriptionKey = "exportedKey")
    private @Nullable String name;

    @Option(names = "--holder", paramLabel = "NAME", descriptionKey = "holder")
    private @Nullable String holder;

    @Option(names = "--sheet", descriptionKey = "sheet")
    private boolean sheet;

    @Option(names = "--body", paramLabel = "NAME", descriptionKey = "sheetBody")
    private @Nullable String body;

    @Option(names = "--contact", paramLabel = "TEXT", descriptionKey = "sheetContact")
    private @Nullable String contact;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            required = true,
            descriptionKey = "exportOut")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Path out;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    /** Made by the command line parser. */
    KeyExportCommand() {}

    @Override
    public Integer call() throws IOException {
        RingOptions.Action action = sheet ? sheetAction() : keyAction();
        // Nobody should type a passphrase for a command that cannot work.
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        OutputPaths.requireFolderOf(out);
        return options.inRing(action);
    }

    private RingOptions.Action sheetAction() {
        String whose = body;
        String where = contact;
        if (name != null || holder != null || whose == null || where == null) {
            throw options.usage(
                    "--sheet: found a key or holder, or no --body or --contact, allowed: all keys of the ring"
                            + " with --body and --contact");
        }
        return ring -> {
            FingerprintSheet.save(out, ring.keys(), whose, where, LocalDate.now(ZONE));
            return options.printer()
                    .object(
                            "fingerprint-sheet",
                            new Text("指紋の用紙", "fingerprint sheet"),
                            out.toString(),
                            line -> line.text("out", out.toString()));
        };
    }

    private RingOptions.Action keyAction() {
        if (name == null || body != null || contact != null) {
            throw options.usage(
                    "ALIAS|PURPOSE: found none, or --body or --contact without --sheet, allowed: one key, or"
                            + " --sheet with --body and --contact");
        }
        String wanted = name;
        boolean alias = wanted.indexOf(':') >= 0;
        if (alias && holder != null) {
            throw options.usage("--holder: found with an alias, which names its holder, allowed: with a PURPOSE");
        }
        Optional<KeyUse> use = alias ? Optional.empty() : Optional.of(KeyUseOptions.of(wanted, holder, spec));
        return ring -> export(ring, use, wanted);
    }

    private int export(KeyRing ring, Optional<KeyUse> use, String alias) throws IOException {
        RingKeys keys = RingKeys.of(ring);
        Optional<KeyInfo> found = use.isPresent() ? keys.newest(use.get()) : keys.named(alias);
        if (found.isEmpty()) {
            return options.printer().refused(TYPE, KeyRefusal.NO_SUCH_KEY);
        }
        KeyInfo info = found.get();
        VerificationKey half = info.key();
        if (half == null) {
            return options.printer().refused(TYPE, KeyRefusal.NO_PUBLIC_HALF);
        }
        half.save(out);
        return options.printer()
                .done(
                        TYPE,
                        new Text("公開鍵", "public key"),
                        info,
                        keys.state(info),
                        line -> line.text("out", out.toString()));
    }
}
