package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte of a package of ours is authenticated or has one form: no change of any of them opens. */
class TamperMatrixTest {
    private final Passphrase passphrase = Passphrase.generate();
    private final SigningKey key = SigningKey.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
        key.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neverOpensWhenOneBitOfAnyByteIsFlipped(boolean visible) throws IOException {
        byte[] whole = sealed(visible);
        for (int at = 0; at < whole.length; at++) {
            flip(whole, at, at % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("exhaustive")
    void neverOpensWhenAnyBitIsFlipped(boolean visible) throws IOException {
        byte[] whole = sealed(visible);
        for (int at = 0; at < whole.length * 8; at++) {
            flip(whole, at / 8, at % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neverOpensWhatIsCut(boolean visible) throws IOException {
        byte[] whole = sealed(visible);
        for (int length = 0; length < whole.length; length += 8) {
            assertNotOpened(Arrays.copyOf(whole, length), "cut at " + length);
        }
        assertNotOpened(Arrays.copyOf(whole, whole.length - 1), "without the last byte");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("exhaustive")
    void neverOpensWhatIsCutAnywhere(boolean visible) throws IOException {
        byte[] whole = sealed(visible);
        for (int length = 0; length < whole.length; length++) {
            assertNotOpened(Arrays.copyOf(whole, length), "cut at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neverOpensWithBytesInFrontOrBehind(boolean visible) throws IOException {
        byte[] whole = sealed(visible);
        for (int more : new int[] {1, 22, 70_000}) {
            assertNotOpened(Arrays.copyOf(whole, whole.length + more), more + " behind");
            assertNotOpened(joined(new byte[more], whole), more + " in front");
        }
        assertNotOpened(joined(whole, whole), "twice");
    }

    /** Stored, deflated, empty, and a folder; signed. */
    private byte[] sealed(boolean visible) throws IOException {
        List<SealSource> sources = new ArrayList<>(SealSamples.streams(Map.of(
                "名簿.txt", "秘".getBytes(StandardCharsets.UTF_8),
                "b/c.csv", "成績一覧,".repeat(20).getBytes(StandardCharsets.UTF_8),
                "empty", new byte[0])));
        sources.addAll(SealSource.tree(Files.createDirectories(folder.resolve("空"))));
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(sources, passphrase, visible).signWith(key).writeTo(zip);
        assertThat(open(zip)).isInstanceOf(OpenOutcome.Opened.class);
        return Files.readAllBytes(zip);
    }

    private void flip(byte[] whole, int at, int bit) throws IOException {
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) (1 << bit);
        assertNotOpened(bytes, "bit " + bit + " of byte " + at);
    }

    private void assertNotOpened(byte[] bytes, String what) throws IOException {
        Path zip = Files.write(folder.resolve("tampered.zip"), bytes);
        Path out = folder.resolve("out");
        try {
            // Without a key too: what nobody signed is held to be as it was sealed by its manifest alone.
            assertThat(Open.path(zip).with(passphrase).extractTo(out))
                    .as(what)
                    .isInstanceOfAny(OpenOutcome.WrongPassphraseOrTampered.class, OpenOutcome.Refused.class);
        } catch (RuntimeException | IOException e) {
            fail(what + ": an exception instead of an outcome", e);
        }
        assertThat(out).as(what).doesNotExist();
        assertThat(folder.resolve(".edusec-unfinished")).as(what).doesNotExist();
    }

    private OpenOutcome open(Path zip) throws IOException {
        return Open.path(zip).with(passphrase).signedBy(key.verificationKey()).check();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
