package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyPurpose;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edusec key rotate}: a new key in the place of one; a ledger is handed over to it. */
@Command(name = "rotate", mixinStandardHelpOptions = true)
final class KeyRotateCommand implements Callable<Integer> {
    private static final String TYPE = "rotated-key";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private KeyUseOptions key;

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Signed signed;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** What the key signs. */
    static final class Signed {
        @Option(names = "--ledger", paramLabel = "FILE", required = true, descriptionKey = "rotateLedger")
        private @Nullable Path ledger;

        @Option(names = "--no-ledger", required = true, descriptionKey = "noLedger")
        private boolean none;

        /** Made by the command line parser. */
        Signed() {}
    }

    /** Made by the command line parser. */
    KeyRotateCommand() {}

    @Override
    public Integer call() throws IOException {
        KeyUse use = key.use();
        Optional<Path> ledger = use.purpose() == KeyPurpose.LEDGER ? ledger(use) : none(use);
        if (ledger.isPresent() && !Files.exists(ledger.get())) {
            throw new NoSuchFileException(ledger.get().toString());
        }
        return options.inRing(ring -> rotate(ring, use, ledger));
    }

    private Optional<Path> none(KeyUse use) {
        if (signed != null) {
            throw options.usage(
                    "--ledger or --no-ledger: found with " + use.purpose().id() + ", allowed: with ledger");
        }
        return Optional.empty();
    }

    /** A ledger whose key is gone has ended, so nobody rotates past one by accident. */
    private Optional<Path> ledger(KeyUse use) throws IOException {
        Path own = options.ledger();
        boolean there = use.holder().isEmpty() && AppointmentRecorder.hasLedger(options);
        if (signed == null) {
            if (!there) {
                throw options.usage(
                        "--ledger: found none, and no ledger.txt in the home, allowed: the ledger that the key"
                                + " signs, or --no-ledger if it signs none");
            }
            return Optional.of(own);
        }
        if (signed.none && there) {
            throw options.usage("--no-ledger: found ledger.txt in the home, allowed: without a ledger there");
        }
        return Optional.ofNullable(signed.ledger);
    }

    private int rotate(KeyRing ring, KeyUse use, Optional<Path> ledger) throws IOException {
        RingKeys before = RingKeys.of(ring);
        Optional<KeyInfo> old = before.primary(use);
        if (old.isEmpty() || !old.get().hasSecret()) {
            return options.printer().refused(TYPE, KeyRefusal.NO_PRIVATE_HALF);
        }
        boolean resumed = before.prepared(use).isPresent();
        if (resumed && use.purpose() == KeyPurpose.LEDGER && ledger.isEmpty()) {
            throw options.usage(
                    "--ledger: found none, but a rotation that was interrupted, allowed: the ledger that it was"
                            + " handing over");
        }
        Instant now = Instant.now();
        KeyInfo next = ledger.isEmpty() ? ring.rotate(use, now) : handOver(ring, use, ledger.get(), now);
        int code = options.printer().done(TYPE, new Text("新しい鍵", "new key"), next, "in-use", line -> {
            line.text("before", old.get().alias());
            line.text("ledger", ledger.map(Path::toString).orElse(null));
            line.flag("resumed", resumed);
        });
        options.printer().line(new Text("それまでの鍵", "key before"), old.get().alias());
        ledger.ifPresent(file -> options.printer().line(new Text("引き継いだ台帳", "ledger handed over"), file.toString()));
        if (use.purpose() == KeyPurpose.APPROVAL) {
            options.warn(new Text(
                    "任命は前の鍵のままです。終わらせて、新しい鍵で任命し直してください（key appoint）",
                    "appointments still name the key before: end them and appoint with the new one (key appoint)"));
        }
        return code;
    }

    private KeyInfo handOver(KeyRing ring, KeyUse use, Path ledger, Instant now) throws IOException {
        try {
            return new LedgerHandover(ring, use, ledger).run(now);
        } catch (IOException e) {
            if (RingKeys.of(ring).prepared(use).isPresent()) {
                options.warn(new Text(
                        "次の鍵は鍵束に準備してあります。同じコマンドをもう一度実行すると続きから行います",
                        "the next key stands prepared in the ring; the same command again goes on from there"));
            }
            throw e;
        }
    }
}
