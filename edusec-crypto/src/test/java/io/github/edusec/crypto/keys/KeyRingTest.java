package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.edusec.crypto.FileChangedException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.VerificationKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ring.p12");
    }

    @Test
    void whatWasPutInIsThereAfterOpening() throws IOException {
        List<KeyInfo> keys;
        try (KeyRing ring = Rings.full(file)) {
            keys = ring.keys();
        }
        try (KeyRing ring = Rings.open(file)) {
            assertThat(ring.keys()).isEqualTo(keys);
            assertThat(keys)
                    .extracting(KeyInfo::alias, KeyInfo::made, KeyInfo::retired, KeyInfo::hasSecret)
                    .containsExactly(
                            tuple("edusec1:manifest:1", Rings.APRIL, null, true),
                            tuple("edusec1:ledger:2", Rings.OCTOBER, null, true),
                            tuple("edusec1:ledger:1", Rings.APRIL, Rings.OCTOBER, false),
                            tuple("edusec1:approval:sato.k:1", Rings.APRIL, null, false),
                            tuple("edusec1:approval:yamada:1", Rings.APRIL, null, true),
                            tuple("edusec1:root:2", Rings.OCTOBER, null, true),
                            tuple("edusec1:root:1", Rings.APRIL, Rings.OCTOBER, true));
            assertThat(ring.signingKey(KeyUse.approval("sato.k"))).isEmpty();
            assertThat(ring.signingKey(KeyUse.approval("nobody"))).isEmpty();
            assertThat(ring.verificationKeys(KeyUse.root())).isEmpty();
            assertThat(keys.get(0).fingerprint())
                    .contains(ring.verificationKeys(KeyUse.manifest()).get(0).fingerprint());
            assertThat(keys.get(0).pem())
                    .contains(ring.verificationKeys(KeyUse.manifest()).get(0).pem());
            assertThat(keys.get(6).fingerprint()).isEmpty();
        }
    }

    @Test
    void anOldKeyVerifiesAfterRotationButItsPrivateHalfIsGone() throws IOException {
        byte[] old;
        byte[] secret;
        try (KeyRing ring = Rings.create(file)) {
            ring.add(KeyUse.ledger(), Rings.APRIL);
            try (SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow()) {
                old = key.sign(MESSAGE);
                secret = key.toPkcs8();
            }
            VerificationKey first = ring.verificationKeys(KeyUse.ledger()).get(0);
            ring.rotate(KeyUse.ledger(), Rings.OCTOBER);
            ring.importPublic(KeyUse.approval("a"), SigningKey.generate().verificationKey(), Rings.APRIL);
            assertThat(ring.verificationKeys(KeyUse.ledger())).hasSize(2).last().isEqualTo(first);
        }
        try (KeyRing ring = Rings.open(file);
                SigningKey primary = ring.signingKey(KeyUse.ledger()).orElseThrow()) {
            List<VerificationKey> keys = ring.verificationKeys(KeyUse.ledger());
            assertThat(primary.verificationKey()).isEqualTo(keys.get(0));
            assertThat(primary.toPkcs8()).isNotEqualTo(secret);
            assertThat(keys.get(1).verify(MESSAGE, old)).isTrue();
            assertThat(keys.get(0).verify(MESSAGE, old)).isFalse();
        }
        // Three keys, of which one has a private half, so one part beside the certificates and the MAC.
        assertThat(Iterated.of(file)).hasSize(3);
    }

    @Test
    void aPersonWhoLeavesKeepsOnlyHerPublicKeyHereUntilSheGetsAnother() throws IOException {
        try (KeyRing ring = Rings.full(file)) {
            KeyInfo gone = ring.retire(Rings.YAMADA, Rings.OCTOBER);
            assertThat(gone.retired()).isEqualTo(Rings.OCTOBER);
            assertThat(ring.signingKey(Rings.YAMADA)).isEmpty();
            assertThat(ring.verificationKeys(Rings.YAMADA)).containsExactly(gone.key());
            assertThatThrownBy(() -> ring.rotate(Rings.YAMADA, Rings.OCTOBER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("yamada");
            assertThat(ring.add(Rings.YAMADA, Rings.OCTOBER).generation()).isEqualTo(2);
            // The other one's key is not ours, but can be given up as well.
            assertThat(ring.retire(KeyUse.approval("sato.k"), Rings.OCTOBER).hasSecret())
                    .isFalse();
        }
        try (KeyRing ring = Rings.open(file)) {
            assertThat(ring.signingKey(Rings.YAMADA)).isPresent();
            assertThat(ring.keys()).filteredOn(key -> key.retired() != null).hasSize(4);
        }
    }

    @Test
    void noKeyIsMadeBeforeTheOneBeforeItWasRetired() throws IOException {
        Instant between = Instant.parse("2026-07-01T00:00:00Z");
        KeyUse sato = KeyUse.approval("sato.k");
        try (KeyRing ring = Rings.full(file);
                SigningKey other = SigningKey.generate()) {
            ring.retire(Rings.YAMADA, Rings.OCTOBER);
            ring.retire(sato, Rings.OCTOBER);
            List<ThrowingCall> wrong = List.of(
                    () -> ring.add(Rings.YAMADA, between),
                    () -> ring.importKey(Rings.YAMADA, other, between),
                    () -> ring.importPublic(sato, other.verificationKey(), between));
            for (ThrowingCall call : wrong) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("allowed: from 2026-10-01T00:00:00Z");
            }
        }
        try (KeyRing ring = Rings.open(file)) {
            assertThatThrownBy(() -> ring.add(Rings.YAMADA, Rings.OCTOBER.minusSeconds(1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(ring.add(Rings.YAMADA, Rings.OCTOBER).made()).isEqualTo(Rings.OCTOBER);
        }
    }

    @Test
    void keysOfFilesAndOfOthersAreTakenOver() throws IOException {
        Path pem = folder.resolve("key.pem");
        try (SigningKey key = SigningKey.generate();
                SigningKey other = SigningKey.generate();
                SigningKey others = SigningKey.generate();
                KeyRing ring = Rings.create(file)) {
            key.save(pem);
            ring.add(KeyUse.manifest(), Rings.APRIL);
            try (SigningKey loaded = SigningKey.load(pem)) {
                assertThat(ring.importKey(KeyUse.manifest(), loaded, Rings.OCTOBER)
                                .generation())
                        .isEqualTo(2);
                assertThatThrownBy(() -> ring.importKey(KeyUse.ledger(), loaded, Rings.OCTOBER))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("here already");
            }
            KeyUse school = new KeyUse(KeyPurpose.MANIFEST, "higashi-sho");
            ring.importPublic(school, other.verificationKey(), Rings.APRIL);
            ring.importPublic(school, others.verificationKey(), Rings.OCTOBER);
            assertThat(ring.verificationKeys(school))
                    .containsExactly(others.verificationKey(), other.verificationKey());
            assertThatThrownBy(() -> ring.importPublic(
                            KeyUse.manifest(), SigningKey.generate().verificationKey(), Rings.OCTOBER))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ring.keys()).hasSize(4);
        }
        try (KeyRing ring = Rings.open(file);
                SigningKey key = SigningKey.load(pem);
                SigningKey read = ring.signingKey(KeyUse.manifest()).orElseThrow()) {
            assertThat(read.sign(MESSAGE)).isEqualTo(key.sign(MESSAGE));
            assertThat(ring.keys().get(2).retired()).isNull();
            assertThat(ring.keys().get(3).retired()).isEqualTo(Rings.OCTOBER);
        }
    }

    @Test
    void anOldRootKeyUnwrapsUntilItIsDropped() throws IOException {
        byte[] dataKey = new byte[32];
        byte[] context = new byte[0];
        byte[] wrapped;
        try (KeyRing ring = Rings.create(file)) {
            ring.add(KeyUse.root(), Rings.APRIL);
            try (RootKeyWrapper wrapper = ring.keyWrapper()) {
                wrapped = wrapper.wrap(dataKey, context);
            }
            ring.rotate(KeyUse.root(), Rings.OCTOBER);
            assertThatThrownBy(() -> ring.dropRoot(2)).isInstanceOf(IllegalArgumentException.class);
            try (RootKeyWrapper wrapper = ring.keyWrapper()) {
                assertThat(wrapper.unwrap(wrapped, context)).isEqualTo(dataKey);
                assertThat(Arrays.copyOf(wrapper.wrap(dataKey, context), 9)).isNotEqualTo(Arrays.copyOf(wrapped, 9));
            }
            ring.dropRoot(1);
        }
        try (KeyRing ring = Rings.open(file);
                RootKeyWrapper wrapper = ring.keyWrapper()) {
            assertThat(ring.keys()).extracting(KeyInfo::alias).containsExactly("edusec1:root:2");
            assertThatThrownBy(() -> wrapper.unwrap(wrapped, context))
                    .hasMessageContaining("root key that is not here");
        }
    }

    @Test
    void aWrongPassphraseOpensNothing() throws IOException {
        Rings.full(file).close();
        for (String wrong : List.of("test-only-passphrasE", "x", "test-only-passphrase ", "パス")) {
            try (Passphrase passphrase = Passphrase.of(wrong.toCharArray())) {
                assertThat(KeyRing.open(file, passphrase, Rings.FEW))
                        .isInstanceOf(KeyRingOpening.WrongPassphraseOrChanged.class);
            }
        }
    }

    @Test
    void onlyTheOwnerMayReadARingAndItIsNeverOverwritten() throws IOException {
        try (KeyRing ring = Rings.create(file)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            ring.add(KeyUse.ledger(), Rings.APRIL);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThatThrownBy(() -> Rings.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        try (KeyRing ring = Rings.open(file)) {
            assertThat(ring.keys()).hasSize(1);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.edusec-*");
    }

    @Test
    void aFileThatSomebodyElseChangedIsLeftAlone() throws IOException {
        try (KeyRing first = Rings.create(file);
                KeyRing second = Rings.open(file)) {
            first.add(KeyUse.ledger(), Rings.APRIL);
            byte[] theirs = Files.readAllBytes(file);
            assertThatThrownBy(() -> second.add(KeyUse.manifest(), Rings.APRIL))
                    .isInstanceOf(FileChangedException.class)
                    .hasMessageContaining("ring.p12");
            assertThat(file).hasBinaryContent(theirs);
            assertThat(second.keys()).isEmpty();
            Files.move(file, folder.resolve("away"));
            assertThatThrownBy(() -> first.add(KeyUse.manifest(), Rings.APRIL))
                    .isInstanceOf(FileChangedException.class)
                    .hasMessageContaining("no file");
            assertThat(file).doesNotExist();
            assertThat(first.keys()).hasSize(1);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.edusec-*");
    }

    @Test
    void behindALinkTheFileIsReplacedAndTheLinkStays() throws IOException {
        Rings.create(file).close();
        Path link = Files.createSymbolicLink(folder.resolve("link.p12"), file);
        try (KeyRing ring = Rings.open(link)) {
            ring.add(KeyUse.ledger(), Rings.APRIL);
        }
        assertThat(link).isSymbolicLink();
        try (KeyRing ring = Rings.open(file)) {
            assertThat(ring.keys()).hasSize(1);
        }
    }

    @Test
    void aClosedRingAnswersNothingAndItsTextHoldsNoSecret() throws IOException {
        KeyRing ring = Rings.full(file);
        SigningKey handedOut = ring.signingKey(KeyUse.ledger()).orElseThrow();
        assertThat(ring).hasToString("KeyRing[7 keys, open]");
        ring.close();
        ring.close();
        assertThat(ring).hasToString("KeyRing[7 keys, closed]");
        assertThatThrownBy(ring::keys).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(ring::rootKeys).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.signingKey(KeyUse.ledger())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.verificationKeys(KeyUse.ledger())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.add(KeyUse.approval("b"), Rings.OCTOBER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.rotate(KeyUse.ledger(), Rings.OCTOBER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.importKey(KeyUse.approval("b"), handedOut, Rings.OCTOBER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.dropRoot(1)).isInstanceOf(IllegalStateException.class);
        assertThat(handedOut.sign(MESSAGE)).hasSize(64);
        handedOut.close();
    }

    @Test
    void theRingKeepsItsOwnCopyOfThePassphrase() throws IOException {
        try (KeyRing ring = Rings.create(file)) {
            ring.add(KeyUse.ledger(), Rings.APRIL);
        }
        Passphrase passphrase = Rings.passphrase();
        try (KeyRing ring = KeyRing.open(file, passphrase, Rings.FEW).ring().orElseThrow()) {
            passphrase.close();
            assertThat(ring.signingKey(KeyUse.ledger())).isPresent();
        }
    }

    @Test
    void mistakesOfTheProgramAreTold() throws IOException {
        try (Passphrase japanese = Passphrase.of("ひみつ".toCharArray())) {
            assertThatThrownBy(() -> KeyRing.create(file, japanese))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("ひ");
            assertThat(file).doesNotExist();
        }
        try (KeyRing ring = Rings.full(file);
                SigningKey key = SigningKey.generate()) {
            byte[] before = Files.readAllBytes(file);
            List<ThrowingCall> wrong = List.of(
                    () -> ring.add(KeyUse.ledger(), Rings.OCTOBER),
                    () -> ring.rotate(KeyUse.ledger(), Rings.APRIL),
                    () -> ring.rotate(KeyUse.approval("sato.k"), Rings.OCTOBER),
                    () -> ring.rotate(KeyUse.approval("nobody"), Rings.OCTOBER),
                    () -> ring.retire(KeyUse.root(), Rings.OCTOBER),
                    () -> ring.signingKey(KeyUse.root()),
                    () -> ring.importKey(KeyUse.root(), key, Rings.OCTOBER),
                    () -> ring.add(KeyUse.approval("b"), Instant.parse("1969-12-31T23:59:59Z")),
                    () -> ring.add(KeyUse.approval("b"), Instant.parse("9999-12-31T23:59:59Z")),
                    () -> ring.dropRoot(7));
            for (ThrowingCall call : wrong) {
                assertThatThrownBy(call::run)
                        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                        .hasMessageContaining("found")
                        .hasMessageContaining("allowed");
            }
            assertThat(file).hasBinaryContent(before);
        }
    }

    @FunctionalInterface
    private interface ThrowingCall {
        void run() throws IOException;
    }

    @Test
    void severalThreadsFollowOneAnother() throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (KeyRing ring = Rings.create(file)) {
            List<Future<KeyInfo>> made = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                KeyUse use = KeyUse.approval("p" + i);
                made.add(threads.submit(() -> ring.add(use, Rings.APRIL)));
            }
            for (Future<KeyInfo> each : made) {
                KeyInfo info = each.get();
                assertThat(ring.keys()).contains(info);
            }
        } finally {
            threads.shutdownNow();
        }
        try (KeyRing ring = Rings.open(file)) {
            assertThat(ring.keys()).hasSize(12).allMatch(KeyInfo::hasSecret);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yamada", "山田", "a b", "a:b", ".a", "a.", "a..b", "\n", " "})
    void aHolderIsAnIdAndIsNotRepeated(String holder) {
        assertThatThrownBy(() -> KeyUse.approval(holder))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(holder.length() > 2 && message.contains(holder))
                        .isFalse());
    }

    @Test
    void anApprovalKeyHasAHolderAndARootKeyHasNone() {
        assertThatThrownBy(() -> KeyUse.approval("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyUse.approval("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyUse(KeyPurpose.ROOT, "a")).isInstanceOf(IllegalArgumentException.class);
        assertThat(KeyUse.approval("a".repeat(64)).holder()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({"manifest,MANIFEST", "ledger,LEDGER", "approval,APPROVAL", "root,ROOT"})
    void purposesHaveStableIds(String id, KeyPurpose purpose) {
        assertThat(purpose.id()).isEqualTo(id);
        assertThat(KeyPurpose.ofId(id)).contains(purpose);
        assertThat(purpose.text().ja()).isNotEqualTo(purpose.text().en());
    }
}
