package io.github.edusec.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do in the same folders meanwhile, or did before. */
class SealDisturbedTest {
    private static final int MIB = 1 << 20;
    private static final String UNFINISHED = ".edusec-unfinished";

    private final Passphrase passphrase = Passphrase.generate();

    @TempDir
    Path folder;

    private Path work = Path.of("");

    /** Something that somebody else does. */
    private interface Deed {
        void run() throws IOException;
    }

    /** Does something at the first step of a phase. */
    private static final class Disturbance implements Progress {
        private final Phase when;
        private final Deed deed;
        private boolean done;

        Disturbance(Phase when, Deed deed) {
            this.when = when;
            this.deed = deed;
        }

        @Override
        public void at(Phase phase, long bytes, long total) {
            if (phase == when && !done) {
                done = true;
                try {
                    deed.run();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @BeforeEach
    void makeWork() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
    }

    @AfterEach
    void wipe() {
        passphrase.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sealingLeavesWhatCameUnderItsNameMeanwhile(boolean visible) throws IOException {
        Path file = work.resolve("file.zip");
        assertMet(visible, file, () -> Files.writeString(file, "faster"));
        assertThat(file).hasContent("faster");
        Path directory = work.resolve("folder.zip");
        assertMet(visible, directory, () -> Files.createDirectory(directory));
        assertThat(directory).isEmptyDirectory();
        Path link = work.resolve("link.zip");
        Path nowhere = folder.resolve("nowhere");
        assertMet(visible, link, () -> Files.createSymbolicLink(link, nowhere));
        assertThat(Files.readSymbolicLink(link)).isEqualTo(nowhere);
        assertThat(nowhere).doesNotExist();
        assertThat(SealSamples.list(work)).containsExactly("file.zip", "folder.zip", "link.zip");
    }

    private void assertMet(boolean visible, Path out, Deed deed) {
        Disturbance disturbance = new Disturbance(Progress.Phase.SEALING, deed);
        assertThatThrownBy(() -> SealSamples.seal(small(), passphrase, visible)
                        .reportingTo(disturbance)
                        .writeTo(out))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining(out.toString());
        assertThat(disturbance.done).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void openingLeavesWhatCameUnderItsNameMeanwhile(boolean visible) throws IOException {
        Path zip = sealed(visible);
        Path file = work.resolve("file");
        Path directory = work.resolve("folder");
        for (Path out : List.of(file, directory)) {
            Disturbance disturbance = new Disturbance(Progress.Phase.OPENING, () -> {
                if (out.equals(file)) {
                    Files.writeString(out, "faster");
                } else {
                    Files.createDirectory(out);
                }
            });
            assertThatThrownBy(() -> Open.path(zip)
                            .with(passphrase)
                            .reportingTo(disturbance)
                            .extractTo(out))
                    .isInstanceOf(FileAlreadyExistsException.class)
                    .hasMessageContaining(out.toString());
        }
        assertThat(file).hasContent("faster");
        assertThat(directory).isEmptyDirectory();
        assertThat(SealSamples.list(work)).containsExactly("file", "folder");
    }

    @Test
    void aFileInThePlaceOfTheFolderForUnfinishedWorkStays() throws IOException {
        Path zip = sealed(false);
        Path mine = Files.writeString(work.resolve(UNFINISHED), "mine");
        assertRefusesToWork(zip);
        assertThat(mine).hasContent("mine");
        assertThat(SealSamples.list(work)).containsExactly(UNFINISHED);
    }

    @Test
    void aLinkInThePlaceOfTheFolderForUnfinishedWorkIsNotFollowed() throws IOException {
        Path zip = sealed(false);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path dead = dead(elsewhere);
        Path precious = Files.writeString(dead.resolve("precious"), "kept");
        List<String> before = SealSamples.list(elsewhere);
        Path link = Files.createSymbolicLink(work.resolve(UNFINISHED), elsewhere);
        assertRefusesToWork(zip);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(elsewhere);
        assertThat(precious).hasContent("kept");
        assertThat(SealSamples.list(elsewhere)).isEqualTo(before);
        assertThat(SealSamples.list(work)).containsExactly(UNFINISHED);
    }

    private void assertRefusesToWork(Path zip) {
        assertThatThrownBy(() -> SealSamples.seal(small(), passphrase, false).writeTo(work.resolve("a.zip")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(UNFINISHED);
        assertThatThrownBy(() -> Open.path(zip).with(passphrase).extractTo(work.resolve("out")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(UNFINISHED);
    }

    /** A name like those of our places does not make a folder or a link a lock. */
    @Test
    void whatOthersHaveInTheFolderForUnfinishedWorkStaysAndDisturbsNobody() throws IOException {
        Path zip = sealed(false);
        Path all = makePrivate(work.resolve(UNFINISHED));
        Path note = Files.writeString(all.resolve("note.txt"), "mine");
        Path deep = Files.writeString(
                Files.createDirectories(all.resolve("deep/deeper")).resolve("note.txt"), "mine");
        Path precious = Files.writeString(folder.resolve("precious"), "kept");
        Path link = Files.createSymbolicLink(all.resolve(deadName() + ".lock"), precious);
        Path directory = Files.createDirectory(all.resolve(deadName() + ".lock"));
        List<String> before = SealSamples.list(all);
        assertThat(SealSamples.seal(small(), passphrase, false).writeTo(work.resolve("a.zip")))
                .isInstanceOf(SealOutcome.Sealed.class);
        assertThat(Open.path(zip).with(passphrase).extractTo(work.resolve("out")))
                .isInstanceOf(OpenOutcome.Opened.class);
        assertThat(SealSamples.list(all)).isEqualTo(before);
        assertThat(note).hasContent("mine");
        assertThat(deep).hasContent("mine");
        assertThat(precious).hasContent("kept");
        assertThat(Files.readSymbolicLink(link)).isEqualTo(precious);
        assertThat(directory).isEmptyDirectory();
        // Ours goes, with what lies around it.
        Path place = dead(all);
        SealSamples.seal(small(), passphrase, false).writeTo(work.resolve("b.zip"));
        assertThat(Files.exists(place, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(SealSamples.list(all)).isEqualTo(before);
    }

    /** A place whose lock nobody holds, as a killed process leaves it. */
    private static Path dead(Path all) throws IOException {
        String name = deadName();
        Files.createFile(all.resolve(name + ".lock"));
        return Files.createDirectory(all.resolve(name));
    }

    private static String deadName() {
        return "7fffffff-0-" + UUID.randomUUID();
    }

    /** As the folder would be made: in one that others may write to nobody works. */
    private static Path makePrivate(Path all) throws IOException {
        Files.createDirectory(all);
        if (Files.getFileStore(all).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwx------"));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSourceMustNotChangeWhileItIsSealed(boolean visible) throws IOException {
        // More than is ever read ahead.
        Path source = Files.createFile(folder.resolve("source"));
        for (Deed deed : List.<Deed>of(
                () -> Files.write(source, new byte[1], StandardOpenOption.APPEND),
                () -> truncate(source, 39L * MIB),
                () -> truncate(source, 0),
                () -> Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000)),
                () -> Files.move(
                        Files.write(folder.resolve("other"), new byte[7]),
                        source,
                        StandardCopyOption.REPLACE_EXISTING))) {
            enlarge(source, 40L * MIB);
            Disturbance disturbance = new Disturbance(Progress.Phase.SEALING, deed);
            assertThatThrownBy(() -> SealSamples.seal(List.of(SealSource.of(source)), passphrase, visible)
                            .reportingTo(disturbance)
                            .writeTo(work.resolve("a.zip")))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("changed while it was being sealed");
            assertThat(SealSamples.list(work)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPackageThatBecomesShorterWhileItIsOpenedIsRefused(boolean visible) throws IOException {
        byte[] whole = Files.readAllBytes(sealed(visible));
        Random random = new Random(11);
        for (Progress.Phase phase : List.of(Progress.Phase.AUTHENTICATING, Progress.Phase.OPENING)) {
            for (long left : new long[] {
                0,
                1,
                random.nextInt(MIB),
                whole.length / 2,
                whole.length - 30_000 - random.nextInt(MIB),
                whole.length - 1
            }) {
                assertRefusedAfter(phase, whole, zip -> truncate(zip, left));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPackageThatIsWrittenToWhileItIsOpenedIsRefused(boolean visible) throws IOException {
        byte[] whole = Files.readAllBytes(sealed(visible));
        for (Progress.Phase phase : List.of(Progress.Phase.AUTHENTICATING, Progress.Phase.OPENING)) {
            assertRefusedAfter(phase, whole, zip -> Files.write(zip, new byte[1], StandardOpenOption.APPEND));
            assertRefusedAfter(phase, whole, zip -> Files.setLastModifiedTime(zip, FileTime.fromMillis(1_000_000)));
            assertRefusedAfter(phase, whole, zip -> {
                FileTime date = Files.getLastModifiedTime(zip);
                try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(new byte[16]), whole.length - 2L * MIB);
                }
                Files.setLastModifiedTime(zip, date);
            });
        }
    }

    /** Something that somebody else does to a file. */
    private interface FileDeed {
        void to(Path file) throws IOException;
    }

    private void assertRefusedAfter(Progress.Phase phase, byte[] whole, FileDeed deed) throws IOException {
        Path zip = folder.resolve("disturbed.zip");
        Path out = work.resolve("out");
        for (int way = 0; way < 3; way++) {
            Files.write(zip, whole);
            Open open = Open.path(zip).with(passphrase).reportingTo(new Disturbance(phase, () -> deed.to(zip)));
            OpenOutcome outcome = switch (way) {
                case 0 -> open.extractTo(out);
                case 1 -> open.check();
                default -> open.deliverTo(file -> OutputStream.nullOutputStream());
            };
            assertThat(outcome)
                    .as(phase + " " + way)
                    .isInstanceOfAny(OpenOutcome.Refused.class, OpenOutcome.WrongPassphraseOrTampered.class);
            assertThat(SealSamples.list(work)).isEmpty();
        }
    }

    /** The first file is told of as soon as it is opened, and much of the package comes behind it. */
    private Path sealed(boolean visible) throws IOException {
        byte[] noise = new byte[3 * MIB];
        new Random(3).nextBytes(noise);
        Path zip = folder.resolve("sealed.zip");
        SealSamples.seal(SealSamples.streams(Map.of("a", noise, "b", new byte[10], "c", noise)), passphrase, visible)
                .writeTo(zip);
        return zip;
    }

    private static List<SealSource> small() {
        return SealSamples.streams(Map.of("a.txt", new byte[1000]));
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void enlarge(Path file, long size) throws IOException {
        truncate(file, 0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        }
    }
}
