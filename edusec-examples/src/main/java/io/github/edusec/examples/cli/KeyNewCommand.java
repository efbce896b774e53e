package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edusec key new}: a new key; the first one makes the ring. */
@Command(name = "new", mixinStandardHelpOptions = true)
final class KeyNewCommand implements Callable<Integer> {
    private static final String TYPE = "new-key";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private KeyUseOptions key;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    KeyNewCommand() {}

    @Override
    public Integer call() throws IOException {
        KeyUse use = key.use();
        return options.inRingOrNew(ring -> {
            if (RingKeys.of(ring).primary(use).isPresent()) {
                return options.printer().refused(TYPE, KeyRefusal.PRIMARY_EXISTS);
            }
            KeyInfo made = ring.add(use, Instant.now());
            return options.printer().done(TYPE, new Text("新しい鍵", "new key"), made, "in-use", line -> {});
        });
    }
}
