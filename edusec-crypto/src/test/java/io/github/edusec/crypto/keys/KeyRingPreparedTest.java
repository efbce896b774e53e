package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.edusec.crypto.FileChangedException;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between two keys: the next one is safe before the one before it is given up. */
class KeyRingPreparedTest {
    private static final Instant LATER = Rings.OCTOBER.plusSeconds(86_400);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ring.p12");
    }

    @Test
    void bothPrivateHalvesAreThereAfterOpeningAndTheOldOneStillSigns() throws IOException {
        VerificationKey old;
        KeyInfo next;
        try (KeyRing ring = Rings.create(file)) {
            old = ring.add(KeyUse.ledger(), Rings.APRIL).key();
            assertThat(ring.preparedKey(KeyUse.ledger())).isEmpty();
            next = ring.prepare(KeyUse.ledger(), Rings.OCTOBER);
        }
        try (KeyRing ring = Rings.open(file);
                SigningKey signs = ring.signingKey(KeyUse.ledger()).orElseThrow();
                SigningKey prepared = ring.preparedKey(KeyUse.ledger()).orElseThrow()) {
            assertThat(signs.verificationKey()).isEqualTo(old);
            assertThat(prepared.verificationKey()).isEqualTo(next.key()).isNotEqualTo(old);
            assertThat(ring.verificationKeys(KeyUse.ledger())).containsExactly(next.key(), old);
            assertThat(ring.keys())
                    .extracting(KeyInfo::alias, KeyInfo::made, KeyInfo::retired, KeyInfo::hasSecret)
                    .containsExactly(
                            tuple("edusec1:ledger:2", Rings.OCTOBER, null, true),
                            tuple("edusec1:ledger:1", Rings.APRIL, null, true));
        }
    }

    @Test
    void rotatingTakesThePreparedKeyAndDropsTheOldPrivateHalf() throws IOException {
        KeyInfo next;
        try (KeyRing ring = Rings.create(file)) {
            ring.add(KeyUse.ledger(), Rings.APRIL);
            next = ring.prepare(KeyUse.ledger(), Rings.OCTOBER);
        }
        try (KeyRing ring = Rings.open(file)) {
            assertThat(ring.rotate(KeyUse.ledger(), LATER)).isEqualTo(next);
        }
        try (KeyRing ring = Rings.open(file);
                SigningKey signs = ring.signingKey(KeyUse.ledger()).orElseThrow()) {
            assertThat(signs.verificationKey()).isEqualTo(next.key());
            assertThat(ring.preparedKey(KeyUse.ledger())).isEmpty();
            assertThat(ring.keys())
                    .extracting(KeyInfo::alias, KeyInfo::retired, KeyInfo::hasSecret)
                    .containsExactly(tuple("edusec1:ledger:2", null, true), tuple("edusec1:ledger:1", LATER, false));
            assertThat(ring.rotate(KeyUse.ledger(), LATER).generation()).isEqualTo(3);
        }
    }

    @Test
    void nothingElseHappensToAUseWhileAKeyIsPrepared() throws IOException {
        try (KeyRing ring = Rings.full(file);
                SigningKey key = SigningKey.generate()) {
            assertThatThrownBy(() -> ring.prepare(KeyUse.approval("nobody"), LATER))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ring.prepare(KeyUse.approval("sato.k"), LATER))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ring.prepare(KeyUse.root(), LATER)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ring.prepare(KeyUse.ledger(), Rings.APRIL))
                    .isInstanceOf(IllegalArgumentException.class);
            ring.prepare(KeyUse.ledger(), LATER);
            byte[] before = Files.readAllBytes(file);
            assertThatThrownBy(() -> ring.prepare(KeyUse.ledger(), LATER)).hasMessageContaining("rotate first");
            assertThatThrownBy(() -> ring.retire(KeyUse.ledger(), LATER)).hasMessageContaining("rotate first");
            assertThatThrownBy(() -> ring.importKey(KeyUse.ledger(), key, LATER))
                    .hasMessageContaining("rotate first");
            assertThatThrownBy(() -> ring.importPublic(KeyUse.ledger(), key.verificationKey(), LATER))
                    .hasMessageContaining("rotate first");
            assertThatThrownBy(() -> ring.add(KeyUse.ledger(), LATER)).isInstanceOf(IllegalStateException.class);
            assertThat(file).hasBinaryContent(before);
            ring.add(KeyUse.approval("b"), LATER);
            assertThat(ring.preparedKey(KeyUse.ledger())).get().satisfies(SigningKey::close);
            assertThat(ring.preparedKey(KeyUse.root())).isEmpty();
        }
    }

    @Test
    void aRingThatSomebodyElseChangedMeanwhileIsLeftAsTheyMadeIt() throws IOException {
        try (KeyRing ring = Rings.full(file);
                KeyRing other = Rings.open(file)) {
            ring.prepare(KeyUse.ledger(), LATER);
            byte[] theirs = Files.readAllBytes(file);
            assertThatThrownBy(() -> other.prepare(KeyUse.ledger(), LATER)).isInstanceOf(FileChangedException.class);
            assertThatThrownBy(() -> other.rotate(KeyUse.ledger(), LATER)).isInstanceOf(FileChangedException.class);
            assertThat(other.preparedKey(KeyUse.ledger())).isEmpty();
            assertThat(file).hasBinaryContent(theirs);
        }
    }
}
