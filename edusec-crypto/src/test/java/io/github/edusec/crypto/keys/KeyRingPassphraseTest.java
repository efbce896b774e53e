package io.github.edusec.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.FileChangedException;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.seal.ChildClassPath;
import io.github.edusec.testkit.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A ring comes under another passphrase with all that is in it, or stays whole under the one before. */
class KeyRingPassphraseTest {
    private static final Instant LATER = Rings.OCTOBER.plusSeconds(86_400);
    private static final byte[] CONTEXT = {7};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("ring.p12");
    }

    @Test
    void theOldPassphraseIsRefusedAndUnderTheNewOneEveryKeyDoesWhatItDid() throws IOException {
        List<KeyInfo> keys;
        byte[] wrapped;
        try (KeyRing ring = Rings.full(file)) {
            ring.prepare(KeyUse.ledger(), LATER);
            keys = ring.keys();
            try (RootKeyWrapper wrapper = ring.keyWrapper()) {
                wrapped = wrapper.wrap(new byte[32], CONTEXT);
            }
            assertThat(change(ring)).isTrue();
            assertWhole(ring, keys, wrapped);
        }
        assertThat(Rings.opening(file)).isInstanceOf(KeyRingOpening.WrongPassphraseOrChanged.class);
        try (KeyRing ring = openChanged()) {
            assertWhole(ring, keys, wrapped);
            assertThat(ring.rotate(KeyUse.ledger(), LATER)).isEqualTo(keys.get(1));
        }
        assertThat(openChanged().keys()).hasSize(keys.size());
    }

    private static void assertWhole(KeyRing ring, List<KeyInfo> keys, byte[] wrapped) throws IOException {
        assertThat(ring.keys()).isEqualTo(keys);
        for (KeyUse use : List.of(KeyUse.manifest(), KeyUse.ledger(), Rings.YAMADA)) {
            try (SigningKey key = ring.signingKey(use).orElseThrow()) {
                assertThat(ring.verificationKeys(use)).contains(key.verificationKey());
                assertThat(key.verificationKey().verify(CONTEXT, key.sign(CONTEXT)))
                        .isTrue();
            }
        }
        try (SigningKey prepared = ring.preparedKey(KeyUse.ledger()).orElseThrow();
                RootKeyWrapper wrapper = ring.keyWrapper()) {
            assertThat(prepared.verificationKey()).isEqualTo(keys.get(1).key());
            assertThat(wrapper.unwrap(wrapped, CONTEXT)).isEqualTo(new byte[32]);
        }
    }

    @Test
    void everySaltIsFreshAndAtFullStrength() throws IOException {
        try (Passphrase first = Rings.passphrase();
                KeyRing ring = KeyRing.create(file, first)) {
            ring.add(KeyUse.ledger(), Rings.APRIL);
            ring.add(KeyUse.root(), Rings.APRIL);
            List<String> before = Iterated.salts(file);
            change(ring);
            assertThat(Iterated.salts(file)).hasSize(4).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
            assertThat(Iterated.of(file)).hasSize(4).allMatch(count -> count == 600_000);
        }
    }

    @Test
    void whoDoesNotKnowThePassphraseDoesNotChangeItThoughTheRingIsOpen() throws IOException {
        try (KeyRing ring = Rings.full(file);
                Passphrase next = Rings.otherPassphrase()) {
            byte[] before = Files.readAllBytes(file);
            for (String wrong :
                    List.of(Rings.SECRET + "x", Rings.SECRET.substring(1), "test-only-passphrasE", "x", "パス")) {
                try (Passphrase guess = Passphrase.of(wrong.toCharArray())) {
                    assertThat(ring.changePassphrase(guess, next)).isFalse();
                }
            }
            assertThat(file).hasBinaryContent(before);
            assertThat(ring.signingKey(KeyUse.ledger())).get().satisfies(SigningKey::close);
        }
        Rings.open(file).close();
    }

    @Test
    void mistakesOfTheProgramChangeNothing() throws IOException {
        KeyRing ring = Rings.full(file);
        byte[] before = Files.readAllBytes(file);
        try (Passphrase now = Rings.passphrase();
                Passphrase again = Rings.passphrase();
                Passphrase japanese = Passphrase.of("ひみつ".toCharArray())) {
            assertThatThrownBy(() -> ring.changePassphrase(now, japanese))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("printable ASCII");
            assertThatThrownBy(() -> ring.changePassphrase(now, again))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another one");
            Passphrase closed = Rings.otherPassphrase();
            closed.close();
            assertThatThrownBy(() -> ring.changePassphrase(now, closed)).isInstanceOf(IllegalStateException.class);
            assertThat(ring.signingKey(KeyUse.ledger())).get().satisfies(SigningKey::close);
        }
        ring.close();
        assertThatThrownBy(() -> change(ring)).isInstanceOf(IllegalStateException.class);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aRingThatSomebodyElseChangedStaysAsTheyMadeIt() throws IOException {
        try (KeyRing ring = Rings.full(file);
                KeyRing other = Rings.open(file)) {
            change(ring);
            byte[] theirs = Files.readAllBytes(file);
            try (Passphrase now = Rings.passphrase();
                    Passphrase third = Passphrase.of("a third test-only passphrase".toCharArray())) {
                assertThatThrownBy(() -> other.changePassphrase(now, third)).isInstanceOf(FileChangedException.class);
            }
            assertThatThrownBy(() -> other.add(KeyUse.approval("b"), LATER)).isInstanceOf(FileChangedException.class);
            assertThat(file).hasBinaryContent(theirs);
            // What it has read, it still decrypts.
            assertThat(other.signingKey(KeyUse.ledger())).get().satisfies(SigningKey::close);
        }
        openChanged().close();
        assertThat(folder).isDirectoryNotContaining("glob:**.edusec-*");
    }

    @Test
    void aFailedWriteLeavesTheRingUnderTheOldOneAndItGoesOn() throws IOException {
        try (KeyRing ring = Rings.full(file)) {
            byte[] before = Files.readAllBytes(file);
            Path away = folder.resolveSibling(folder.getFileName() + "-away");
            Files.move(folder, away);
            assertThatThrownBy(() -> change(ring)).isInstanceOf(IOException.class);
            Files.move(away, folder);
            assertThat(file).hasBinaryContent(before);
            assertThat(ring.signingKey(KeyUse.ledger())).get().satisfies(SigningKey::close);
            ring.add(KeyUse.approval("b"), LATER);
            Rings.open(file).close();
            assertThat(change(ring)).isTrue();
        }
        openChanged().close();
    }

    /** Another program may have put a key under a passphrase or certificate of another ring's. */
    @Test
    void aKeyThatIsNotItsOwnIsNotCarriedOver() throws IOException {
        KeyRing ring = Rings.create(file);
        KeyInfo own = ring.add(KeyUse.ledger(), Rings.APRIL);
        ring.close();
        try (Passphrase passphrase = Rings.passphrase();
                Sealing sealing = Sealing.of(passphrase, Rings.FEW);
                SigningKey foreign = SigningKey.generate()) {
            StoredKey good = StoredKey.signing(own.use(), 1, Rings.APRIL, foreign, sealing);
            StoredKey other = StoredKey.fresh(own.use(), 1, Rings.APRIL, sealing);
            StoredKey mixed = new StoredKey(good.info(), good.certificate(), other.secret());
            Files.write(file, new StoreWriter(sealing).write(List.of(mixed)));
        }
        byte[] before = Files.readAllBytes(file);
        try (KeyRing mixed = Rings.open(file)) {
            assertThatThrownBy(() -> change(mixed)).isInstanceOf(KeyFileException.class);
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @Tag("crash")
    void aKilledProcessLeavesTheRingWholeUnderOneOfTheTwo() throws Exception {
        Rings.full(file).close();
        List<KeyInfo> keys = Rings.open(file).keys();
        byte[] original = Files.readAllBytes(file);
        for (int lines = 1; lines <= 5; lines++) {
            Files.write(file, original);
            Process child = new ProcessBuilder(command("1000000"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader out = child.inputReader()) {
                for (int i = 0; i < lines; i++) {
                    assertThat(out.readLine()).isEqualTo("changed");
                }
            } finally {
                child.destroyForcibly().waitFor();
            }
            try (KeyRing ring = Rings.opening(file)
                            .ring()
                            .or(() -> {
                                try {
                                    return Rings.opening(file, Rings.otherPassphrase())
                                            .ring();
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            })
                            .orElseThrow();
                    SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow()) {
                assertThat(ring.keys()).isEqualTo(keys);
                assertThat(key.verificationKey()).isEqualTo(keys.get(1).key());
                ring.rootKeys().forEach(RootKey::close);
            }
        }
    }

    /** A limit of the system on the size of files stands for the disk. */
    @Test
    @Tag("crash")
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskLeavesTheRingUnderTheOldOne() throws Exception {
        Tool.require("sh");
        Rings.full(file).close();
        byte[] before = Files.readAllBytes(file);
        assertThat(before).hasSizeGreaterThan(2_048);
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 2 && exec \"$0\" \"$@\""));
        limited.addAll(command("1"));
        Tool.Run run = Tool.run(new ProcessBuilder(limited));
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.stderr()).contains("java.io.IOException: File too large");
        assertThat(run.stdout()).isEmpty();
        assertThat(file).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.edusec-*");
        Rings.open(file).close();
    }

    private List<String> command(String changes) throws Exception {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ChildClassPath.get(),
                KeyRingPassphraseChild.class.getName(),
                file.toString(),
                changes);
    }

    private static boolean change(KeyRing ring) throws IOException {
        try (Passphrase now = Rings.passphrase();
                Passphrase next = Rings.otherPassphrase()) {
            return ring.changePassphrase(now, next);
        }
    }

    private KeyRing openChanged() throws IOException {
        return Rings.opening(file, Rings.otherPassphrase()).ring().orElseThrow();
    }
}
