package io.github.edusec.examples.cli;

import io.github.edusec.classify.Text;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import io.github.edusec.crypto.keys.KeyInfo;
import io.github.edusec.crypto.keys.KeyPurpose;
import io.github.edusec.crypto.keys.KeyRing;
import io.github.edusec.crypto.keys.KeyUse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code edusec key import}: takes over a private key, or somebody else's public one. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class KeyImportCommand implements Callable<Integer> {
    private static final String TYPE = "imported-key";
    private static final byte[] PUBLIC = "-----BEGIN PUBLIC KEY-----".getBytes(StandardCharsets.US_ASCII);

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private KeyUseOptions key;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "importedKey")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Path file;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private RingOptions options;

    /** Made by the command line parser. */
    KeyImportCommand() {}

    @Override
    public Integer call() throws IOException {
        KeyUse use = key.use();
        if (use.purpose() == KeyPurpose.ROOT) {
            throw options.usage("PURPOSE: found root, allowed: manifest, ledger, approval");
        }
        if (isPublic()) {
            VerificationKey half = VerificationKey.load(file);
            return options.inRingOrNew(ring -> take(ring, use, half, null));
        }
        try (SigningKey own = SigningKey.load(file)) {
            return options.inRingOrNew(ring -> take(ring, use, own.verificationKey(), own));
        }
    }

    /** Looks at no more than the first line, for the rest may be a secret. */
    private boolean isPublic() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PUBLIC.length), PUBLIC);
        }
    }

    private int take(KeyRing ring, KeyUse use, VerificationKey half, @Nullable SigningKey own) throws IOException {
        RingKeys keys = RingKeys.of(ring);
        if (keys.keys().stream().anyMatch(each -> half.equals(each.key()))) {
            return options.printer().refused(TYPE, KeyRefusal.SAME_KEY);
        }
        // Taking another key over would drop the private half of this one, and with it the ledger that it signs.
        if (keys.primary(use).map(KeyInfo::hasSecret).orElse(false)) {
            return options.printer().refused(TYPE, KeyRefusal.PRIMARY_EXISTS);
        }
        Instant now = Instant.now();
        KeyInfo taken = own == null ? ring.importPublic(use, half, now) : ring.importKey(use, own, now);
        String kind = own == null ? "public" : "private";
        int code = options.printer()
                .done(
                        TYPE,
                        own == null
                                ? new Text("取り込んだ公開鍵", "public key taken over")
                                : new Text("取り込んだ秘密鍵", "private key taken over"),
                        taken,
                        "in-use",
                        line -> line.text("taken", kind));
        options.warn(
                own == null
                        ? new Text("指紋を別の経路で照合してください", "compare the fingerprint over another channel")
                        : new Text(
                                "元のファイルには秘密鍵がそのまま残っています。要らなければ消去してください",
                                "the file still has the private key in the clear: erase it when it is not needed"));
        return code;
    }
}
