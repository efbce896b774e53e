package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyPurpose;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edusec key retire}: a key is given up without another in its place, as when a person leaves. */
@Command(name = "retire", mixinStandardHelpOptions = true)
final class KeyRetireCommand implements Callable<Integer> {
    private static final String TYPE = "retired-key";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private KeyUseOptions key;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    KeyRetireCommand() {}

    @Override
    public Integer call() throws IOException {
        KeyUse use = key.use();
        if (use.purpose() == KeyPurpose.ROOT) {
            throw options.usage("PURPOSE: found root, allowed: manifest, ledger, approval");
        }
        return options.inRing(ring -> retire(ring, use));
    }

    private int retire(KeyRing ring, KeyUse use) throws IOException {
        RingKeys keys = RingKeys.of(ring);
        Optional<KeyInfo> primary = keys.primary(use);
        if (primary.isEmpty()) {
            return options.printer().refused(TYPE, KeyRefusal.NO_SUCH_KEY);
        }
        if (keys.prepared(use).isPresent()) {
            return options.printer().refused(TYPE, KeyRefusal.ROTATION_INTERRUPTED);
        }
        if (use.purpose() == KeyPurpose.LEDGER && primary.get().hasSecret()) {
            return options.printer().refused(TYPE, KeyRefusal.SIGNS_LEDGER);
        }
        KeyInfo retired = ring.retire(use, Instant.now());
        int code = options.printer().done(TYPE, new Text("終了した鍵", "retired key"), retired, "retired", line -> {});
        if (use.purpose() == KeyPurpose.APPROVAL) {
            options.warn(new Text(
                    "この鍵での任命があれば、そのまま残っています。終わらせてください（key appoint --end）",
                    "appointments that name this key, if any, are still there: end them (key appoint --end)"));
        }
        return code;
    }
}
