package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.policy.KeySeparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final Statement STATEMENT =
            new Statement(Instant.parse("2026-11-28T05:00:00Z"), "校務システム", "P-2026-7", KeySeparation.APART);

    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesBackEverySizeAroundTheBorders(boolean visible) throws IOException {
        Random random = new Random(7);
        List<SealSource> sources = new ArrayList<>();
        Path in = Files.createDirectories(folder.resolve("in/成績"));
        for (int size :
                new int[] {0, 1, 15, 16, 17, 8191, 8192, 65_535, 65_536, 65_537, 1 << 20, (1 << 20) + 1, 5_000_000}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            Files.write(in.resolve("noise-" + size), noise);
            Files.writeString(in.resolve("表ソ①㈱髙﨑-" + size), "出席番号,氏名\n".repeat(size / 8 + 1));
        }
        Files.createDirectories(in.resolve("空"));
        sources.addAll(SealSource.tree(folder.resolve("in")));
        Path zip = folder.resolve("a.zip");
        try (SigningKey key = SigningKey.generate()) {
            Seal seal = Seal.of(sources, STATEMENT).to(passphrase).signWith(key);
            SealOutcome outcome = (visible ? seal.withVisibleNames() : seal).writeTo(zip);
            assertThat(outcome).isInstanceOf(SealOutcome.Sealed.class);
            OpenOutcome opened = Open.path(zip)
                    .with(passphrase)
                    .signedBy(key.verificationKey())
                    .extractTo(folder.resolve("out"));
            assertThat(opened).isInstanceOf(OpenOutcome.Opened.class);
        }
        try (Stream<Path> files = Files.walk(folder.resolve("in"))) {
            for (Path file : files.toList()) {
                Path other =
                        folder.resolve("out").resolve(folder.relativize(file).toString());
                assertThat(other).exists();
                if (Files.isRegularFile(file)) {
                    assertThat(Files.mismatch(file, other)).isEqualTo(-1);
                }
            }
        }
        assertThat(folder.resolve(".edusec-unfinished")).doesNotExist();
    }
}
