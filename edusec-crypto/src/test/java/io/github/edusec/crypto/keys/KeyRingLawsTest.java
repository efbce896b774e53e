package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to a ring in whatever order, what it promises holds after each step and after opening again. */
class KeyRingLawsTest {
    private static final List<KeyUse> USES = List.of(KeyUse.ledger(), KeyUse.approval("a"), KeyUse.approval("b"));
    private static final byte[] MESSAGE = {4, 2};

    /** A signature in hexadecimal digits and what it was for. */
    private record Signed(KeyUse use, String hex) {
        boolean isBy(VerificationKey key) {
            return key.verify(MESSAGE, HexFormat.of().parseHex(hex));
        }
    }

    @Property(tries = 25)
    void everySignatureEverMadeVerifiesAndOnlyOneKeySigns(
            @ForAll @Size(min = 1, max = 7) List<@IntRange(max = 14) Integer> steps) throws IOException {
        Path folder = Files.createTempDirectory("laws");
        Path file = folder.resolve("ring.p12");
        Map<String, Signed> signed = new HashMap<>();
        try (KeyRing ring = Rings.create(file)) {
            for (int i = 0; i < steps.size(); i++) {
                KeyUse use = USES.get(steps.get(i) % 3);
                step(ring, use, steps.get(i) / 3, Rings.APRIL.plusSeconds(i));
                sign(ring, use, signed);
                check(ring, signed);
            }
            try (KeyRing again = Rings.open(file)) {
                assertThat(again.keys()).isEqualTo(ring.keys());
                check(again, signed);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void step(KeyRing ring, KeyUse use, int kind, Instant time) throws IOException {
        Optional<KeyInfo> primary = ring.keys().stream()
                .filter(key -> key.use().equals(use) && key.retired() == null)
                .findFirst();
        boolean signs = primary.map(KeyInfo::hasSecret).orElse(false);
        if (isPrepared(ring, use)) {
            ring.rotate(use, time);
        } else if (kind == 4 && signs) {
            ring.prepare(use, time);
        } else if (kind == 0 && primary.isPresent()) {
            ring.retire(use, time);
        } else if (kind == 1 && !signs) {
            ring.importPublic(use, fresh(), time);
        } else if (kind == 2) {
            try (SigningKey key = SigningKey.generate()) {
                ring.importKey(use, key, time);
            }
        } else if (signs) {
            ring.rotate(use, time);
        } else if (primary.isEmpty()) {
            ring.add(use, time);
        }
    }

    private static boolean isPrepared(KeyRing ring, KeyUse use) {
        return ring.keys().stream()
                        .filter(key -> key.use().equals(use) && key.retired() == null)
                        .count()
                > 1;
    }

    private static VerificationKey fresh() {
        try (SigningKey key = SigningKey.generate()) {
            return key.verificationKey();
        }
    }

    private static void sign(KeyRing ring, KeyUse use, Map<String, Signed> signed) throws IOException {
        Optional<SigningKey> key = ring.signingKey(use);
        if (key.isPresent()) {
            try (SigningKey open = key.get()) {
                signed.put(
                        open.verificationKey().hex(),
                        new Signed(use, HexFormat.of().formatHex(open.sign(MESSAGE))));
            }
        }
    }

    private static void check(KeyRing ring, Map<String, Signed> signed) {
        for (Map.Entry<String, Signed> each : signed.entrySet()) {
            List<VerificationKey> keys = ring.verificationKeys(each.getValue().use());
            assertThat(keys).contains(new VerificationKey(each.getKey()));
            assertThat(keys).filteredOn(each.getValue()::isBy).hasSize(1);
        }
        for (KeyUse use : USES) {
            List<KeyInfo> keys =
                    ring.keys().stream().filter(key -> key.use().equals(use)).toList();
            assertThat(keys).extracting(KeyInfo::generation).doesNotHaveDuplicates();
            int current = isPrepared(ring, use) ? 2 : 1;
            assertThat(keys.stream().skip(current))
                    .noneMatch(KeyInfo::hasSecret)
                    .allMatch(key -> key.retired() != null);
            assertThat(keys.stream().limit(current - 1)).allMatch(KeyInfo::hasSecret);
        }
    }
}
