package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.CryptoLimits;
import io.github.edusec.crypto.OpenRefusal;
import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.policy.ProtectionPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not sealed or not opened leaves nothing behind. */
class SealRefusalTest {
    /** A gibibyte less than is opened again, for headers and the manifest. */
    private static final long MOST_BYTES = CryptoLimits.DEFAULT.maxTotalBytes() - (1L << 30);

    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingWhenASourceIsMissingOrNoFile(boolean visible) throws IOException {
        Path present = Files.writeString(folder.resolve("present"), "x");
        Path out = folder.resolve("a.zip");
        for (Path bad : List.of(folder.resolve("missing"), folder)) {
            List<SealSource> sources = List.of(SealSource.of(present), SealSource.of(bad, "bad"));
            assertThatThrownBy(
                            () -> SealSamples.seal(sources, passphrase, visible).writeTo(out))
                    .isInstanceOf(bad.equals(folder) ? FileSystemException.class : NoSuchFileException.class);
        }
        assertThat(SealSamples.list(folder)).containsExactly("present");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNothingWhenAStreamBreaks(boolean visible) throws IOException {
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > 2_000_000) {
                    throw new IOException("broken");
                }
                return given & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        List<SealSource> sources = List.of(SealSource.of(broken, "a", SealSamples.MADE));
        assertThatThrownBy(() -> SealSamples.seal(sources, passphrase, visible).writeTo(folder.resolve("a.zip")))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
        assertThat(SealSamples.list(folder)).isEmpty();
    }

    @Test
    void refusesLinksAndUnsafeNamesInATree() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Path link = Files.createSymbolicLink(tree.resolve("link"), folder);
        assertThatThrownBy(() -> SealSource.tree(tree)).isInstanceOf(FileSystemException.class);
        Files.delete(link);
        Path reserved = Files.createFile(tree.resolve("NUL.txt"));
        assertThatThrownBy(() -> SealSource.tree(tree))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("a device name");
        Files.delete(reserved);
        assertThat(SealSource.tree(tree)).extracting(SealSource::name).containsExactly("tree/");
    }

    @Test
    void refusesASourceWhoseContentIsNotOfItsSize() throws IOException {
        Path moving = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.isRegularFile(moving) && Files.size(moving) == 0, "no /proc");
        List<SealSource> sources = List.of(SealSource.of(moving));
        assertThatThrownBy(() -> SealSamples.seal(sources, passphrase, false).writeTo(folder.resolve("a.zip")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("changed while it was being sealed");
        assertThat(SealSamples.list(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesMoreBytesThanAreOpenedAgainBeforeAnyIsRead(boolean visible) throws IOException {
        SealSource large = SealSource.of(sparse("large", MOST_BYTES + 1));
        Path half = sparse("half", 32L << 30);
        SealSource first = SealSource.of(half, "first");
        SealSource second = SealSource.of(half, "second");
        ByteArrayInputStream unread = new ByteArrayInputStream(new byte[9]);
        SealSource stream = SealSource.of(unread, "stream", SealSamples.MADE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (List<SealSource> sources : List.of(List.of(large), List.of(first, second), List.of(stream, large))) {
            Seal seal = SealSamples.seal(sources, passphrase, visible).reportingTo((phase, done, total) -> {
                throw new AssertionError("begun");
            });
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> seal.writeTo(folder.resolve("a.zip")))
                    .withMessageContaining("allowed: at most " + MOST_BYTES);
            assertThatIllegalArgumentException().isThrownBy(() -> seal.writeTo(out));
        }
        assertThat(out.size()).isZero();
        assertThat(unread.available()).isEqualTo(9);
        assertThat(SealSamples.list(folder)).containsExactly("half", "large");
    }

    /** Not to its end: what counts is that it begins. */
    @Test
    void beginsWithAsManyBytesAsAreOpenedAgain() throws IOException {
        List<Long> totals = new ArrayList<>();
        Seal seal = SealSamples.seal(List.of(SealSource.of(sparse("large", MOST_BYTES))), passphrase, false)
                .reportingTo(new Progress() {
                    @Override
                    public void at(Phase phase, long done, long total) {
                        totals.add(total);
                    }

                    @Override
                    public boolean isCancelled() {
                        return !totals.isEmpty();
                    }
                });
        assertThat(seal.writeTo(folder.resolve("a.zip"))).isEqualTo(new SealOutcome.Cancelled());
        assertThat(totals).containsExactly(MOST_BYTES);
        assertThat(SealSamples.list(folder)).containsExactly("large");
    }

    /** A file that takes no room on the disk, whatever its size. */
    private Path sparse(String name, long size) {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        } catch (IOException e) {
            Assumptions.abort("no sparse files here: " + e);
        }
        return file;
    }

    @Test
    void refusesTwinsAndNamesThatAreTakenOrTooLong() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "x");
        for (String twin : List.of("A.txt", "a.txt", "a.txt/b")) {
            refuse(List.of(SealSource.of(file, "a.txt"), SealSource.of(file, twin)));
        }
        for (String own : List.of(Manifest.NAME, "EDUSEC-manifest.JSON", Manifest.SIGNATURE_NAME)) {
            refuse(List.of(SealSource.of(file, own)));
        }
        refuse(List.of());
        for (String name : List.of("x".repeat(300), "../a", "folder/", "", "a:b", "CON")) {
            assertThatIllegalArgumentException().isThrownBy(() -> SealSource.of(file, name));
        }
    }

    private static void refuse(List<SealSource> sources) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seal.of(sources, SealSamples.STATEMENT))
                .withMessageNotContaining("a.txt");
    }

    @Test
    void refusesPassphrasesThatNotEveryProgramCanType() throws IOException {
        for (String bad : List.of(
                "緑の空を渡る風-海山川-夜明け-九十七",
                "q8Zr-Lm3v-Xt9w-Bk2n-Hd7y-Pf4c-Js6g-Wa1u-Ne5o-Ti0e-Rv8m-Gy3x-Cz7h-Uk2p",
                "tab\tmidori-sora-kaze-9Xq2Lm")) {
            try (Passphrase untypable = Passphrase.of(bad.toCharArray())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> SealSamples.seal(one(), untypable, false).writeTo(folder.resolve("a.zip")))
                        .withMessageNotContaining(bad);
            }
        }
        assertThat(SealSamples.list(folder)).isEmpty();
    }

    @Test
    void refusesAnExistingTargetAndKeepsIt() throws IOException {
        Path zip = Files.writeString(folder.resolve("a.zip"), "before");
        assertThatThrownBy(() -> SealSamples.seal(one(), passphrase, false).writeTo(zip))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(zip).hasContent("before");
        Path good = folder.resolve("b.zip");
        SealSamples.seal(one(), passphrase, false).writeTo(good);
        Path out = Files.createDirectory(folder.resolve("out"));
        assertThatThrownBy(() -> Open.path(good).with(passphrase).extractTo(out))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(out).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAWrongPassphraseAndWritesNothing(boolean visible) throws IOException {
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(one(), passphrase, visible).writeTo(zip);
        try (Passphrase wrong = Passphrase.generate()) {
            Open open = Open.path(zip).with(wrong);
            OpenOutcome expected = new OpenOutcome.WrongPassphraseOrTampered(visible ? "a.txt" : "data.zip");
            assertThat(open.extractTo(folder.resolve("out"))).isEqualTo(expected);
            assertThat(open.check()).isEqualTo(expected);
            assertThat(open.deliverTo(file -> {
                        throw new AssertionError("delivered");
                    }))
                    .isEqualTo(expected);
        }
        assertThat(SealSamples.list(folder)).containsExactly("a.zip");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAPackageOverALimit(boolean visible) throws IOException {
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(
                        SealSamples.streams(Map.of("a", new byte[100_000], "b", new byte[100_000])),
                        passphrase,
                        visible)
                .writeTo(zip);
        for (CryptoLimits tight : List.of(
                new CryptoLimits(2, 1 << 20, 2000),
                new CryptoLimits(9, visible ? 199_999 : 1000, 2000),
                new CryptoLimits(9, 1 << 20, 10))) {
            OpenOutcome outcome = Open.path(zip).with(passphrase).within(tight).extractTo(folder.resolve("out"));
            SealSamples.assertRefused(outcome, OpenRefusal.OVER_LIMIT);
        }
        assertThat(Open.path(zip)
                        .with(passphrase)
                        .within(new CryptoLimits(3, 1 << 20, 1100))
                        .check())
                .isInstanceOf(OpenOutcome.Opened.class);
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        for (String content : List.of("x", "no archive at all, but long enough to hold an end record")) {
            Path file = Files.writeString(folder.resolve("file" + content.length()), content);
            SealSamples.assertRefused(Open.path(file).with(passphrase).check(), OpenRefusal.MALFORMED);
            assertThat(Open.path(file).inspect()).isInstanceOf(InspectOutcome.Refused.class);
        }
        Path cut = Files.write(folder.resolve("cut"), "PK\003\004 and so on".getBytes(StandardCharsets.US_ASCII));
        SealSamples.assertRefused(Open.path(cut).with(passphrase).check(), OpenRefusal.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysOfAPackageWithoutItsEndThatItIsCut(boolean visible) throws IOException {
        Path zip = folder.resolve("a.zip");
        SealSamples.seal(SealSamples.streams(Map.of("a.txt", new byte[99])), passphrase, visible)
                .writeTo(zip);
        byte[] whole = Files.readAllBytes(zip);
        Path cut = folder.resolve("cut.zip");
        for (int lost = 1; lost <= whole.length; lost++) {
            Files.write(cut, Arrays.copyOf(whole, whole.length - lost));
            SealSamples.assertRefused(Open.path(cut).with(passphrase).check(), OpenRefusal.TRUNCATED);
        }
    }

    @Test
    void sealsNothingUnderAPolicyThatAllowsAnotherMethodOnly() throws IOException {
        ProtectionPolicy policy = SealSamples.policyAllowingOnly("openpgp-v6", folder.resolve("policy.json"));
        for (boolean visible : new boolean[] {false, true}) {
            SealOutcome outcome =
                    SealSamples.seal(one(), passphrase, visible).under(policy).writeTo(folder.resolve("a.zip"));
            assertThat(outcome).isInstanceOf(SealOutcome.NotPermitted.class);
        }
        assertThat(SealSamples.list(folder)).containsExactly("policy.json");
    }

    @Test
    void asksForARecipientAndAnIdentity() {
        assertThatThrownBy(() -> Seal.of(one(), SealSamples.STATEMENT).writeTo(folder.resolve("a.zip")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Open.path(folder.resolve("a.zip")).check()).isInstanceOf(IllegalStateException.class);
    }

    private static List<SealSource> one() {
        return SealSamples.streams(Map.of("a.txt", "content".getBytes(StandardCharsets.UTF_8)));
    }
}
