package io.github.edusec.benchmarks;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.crypto.seal.Open;
import io.github.edusec.crypto.seal.OpenOutcome;
import io.github.edusec.crypto.seal.Seal;
import io.github.edusec.crypto.seal.SealOutcome;
import io.github.edusec.crypto.seal.SealSource;
import io.github.edusec.crypto.seal.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** One job of {@link SealSpeed} in a process of its own: {@code seal|entries|open FROM TO}. */
final class SealWork {
    private SealWork() {}

    /**
     * Does the job.
     *
     * @param arguments the job, its input and its output
     * @throws IOException if it fails
     */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[1]);
        Path to = Path.of(arguments[2]);
        try (Passphrase passphrase = Passphrase.of(SealSpeed.PASSPHRASE.toCharArray())) {
            boolean done = arguments[0].equals("open")
                    ? Open.path(from).with(passphrase).extractTo(to) instanceof OpenOutcome.Opened
                    : seal(from, arguments[0].equals("entries")).to(passphrase).writeTo(to)
                            instanceof SealOutcome.Sealed;
            if (!done) {
                throw new IOException(arguments[0] + " was refused");
            }
        }
    }

    private static Seal seal(Path from, boolean entries) throws IOException {
        List<SealSource> sources = Files.isDirectory(from) ? SealSource.tree(from) : List.of(SealSource.of(from));
        Seal seal = Seal.of(sources, new Statement(Instant.EPOCH, "SealSpeed", null, KeySeparation.UNKNOWN));
        return entries ? seal.withVisibleNames() : seal;
    }
}
