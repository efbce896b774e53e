package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyRing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edusec key passphrase}: the ring comes under another passphrase. */
@Command(name = "passphrase", mixinStandardHelpOptions = true)
final class KeyPassphraseCommand implements Callable<Integer> {
    @Option(names = "--new-passphrase-file", paramLabel = "N", descriptionKey = "newRingPassphraseFile")
    private @Nullable String newFile;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    KeyPassphraseCommand() {}

    @Override
    public Integer call() throws IOException {
        if (PassphraseOption.STANDARD.equals(newFile) && options.isPassphraseFromStandardInput()) {
            throw options.usage(
                    "--new-passphrase-file: found - for both passphrases, allowed: standard input for one of them");
        }
        return options.inRingUnder(this::change);
    }

    private int change(KeyRing ring, Passphrase current) throws IOException {
        try (Passphrase next = options.newPassphrase("--new-passphrase-file", newFile)) {
            if (options.isWeak(next)) {
                return ExitCode.USAGE;
            }
            if (!ring.changePassphrase(current, next)) {
                throw new IllegalStateException("the ring was opened with this passphrase");
            }
        }
        Path path = options.ring();
        long keys = ring.keys().stream().filter(KeyInfo::hasSecret).count();
        int code = options.printer()
                .object(
                        "changed-passphrase",
                        new Text("パスフレーズを替えた鍵束", "key ring under the new passphrase"),
                        path.toString(),
                        line -> {
                            line.text("ring", path.toString());
                            line.number("keys", keys);
                        });
        options.warn(new Text(
                "以前の写し（バックアップなど）は前のパスフレーズで開き、同じ鍵が入っています。前のパスフレーズが知られたときは、鍵も取り替えてください（key rotate）",
                "older copies of the ring (backups) open with the passphrase before and have the same keys; if it became"
                        + " known, rotate the keys too (key rotate)"));
        return code;
    }
}
