package io.github.edusec.classify.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedWorkTest {
    /** The process id and start of nobody. */
    private static final String DEAD = "7fffffff-0-";

    @TempDir
    Path folder;

    @Test
    void publishesWhatIsCompleteAndLeavesNothingElse() throws IOException {
        Path target = folder.resolve("target");
        try (UnfinishedWork work = UnfinishedWork.beside(target)) {
            assertThat(work.folder()).isEmptyDirectory().hasParent(folder.resolve(UnfinishedWork.FOLDER));
            Path complete = Files.writeString(work.folder().resolve("a"), "content");
            Files.writeString(work.folder().resolve("rest"), "waste");
            work.publish(complete);
        }
        assertThat(target).hasContent("content");
        assertThat(folder.resolve(UnfinishedWork.FOLDER)).doesNotExist();
    }

    @Test
    void thePlaceIsReadableByItsOwnerOnly() throws IOException {
        try (UnfinishedWork work = UnfinishedWork.beside(folder.resolve("target"))) {
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(Files.getPosixFilePermissions(work.folder()))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
                assertThat(Files.getPosixFilePermissions(folder.resolve(UnfinishedWork.FOLDER)))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    @Test
    void deletesWhatADeadOwnerLeft() throws IOException {
        Path place = left();
        Files.writeString(Files.createDirectories(place.resolve("content/deep")).resolve("a"), "plain text");
        UnfinishedWork.beside(folder.resolve("target")).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotDisturbTheLiving() throws IOException {
        try (UnfinishedWork living = UnfinishedWork.beside(folder.resolve("one"))) {
            Path complete = Files.writeString(living.folder().resolve("a"), "content");
            try (UnfinishedWork other = UnfinishedWork.beside(folder.resolve("two"))) {
                assertThat(other.folder()).isNotEqualTo(living.folder());
                Path second = Files.writeString(other.folder().resolve("b"), "second");
                other.publish(second);
            }
            assertThat(complete).hasContent("content");
            living.publish(complete);
        }
        assertThat(folder.resolve("one")).hasContent("content");
        assertThat(folder.resolve("two")).hasContent("second");
        assertThat(folder.resolve(UnfinishedWork.FOLDER)).doesNotExist();
    }

    /** To look at a lock of one's own process would be to lose it (POSIX). */
    @Test
    @Tag("interop")
    void otherProcessesSeeTheLivingAlsoAfterOthersOfItsProcessBeganAndEnded() throws IOException {
        Tool python = Tool.require("python3");
        try (UnfinishedWork living = UnfinishedWork.beside(folder.resolve("one"))) {
            UnfinishedWork.beside(folder.resolve("two")).close();
            Path lock = living.folder().resolveSibling(living.folder().getFileName() + ".lock");
            String script = "import fcntl,sys; fcntl.lockf(open(sys.argv[1], 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)";
            Tool.Run run = python.run("-c", script, lock);
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.stderr()).contains("BlockingIOError");
        }
    }

    @Test
    void refusesAFolderThatOthersMayWriteTo() throws IOException {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions");
        Path all = Files.createDirectory(folder.resolve(UnfinishedWork.FOLDER));
        Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> UnfinishedWork.beside(folder.resolve("target")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("others own or write to");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void followsNoLinkWhenItDeletes() throws IOException {
        Path precious = Files.writeString(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("precious"), "kept");
        Path place = left();
        Files.createSymbolicLink(place.resolve("folder"), precious.getParent());
        Files.createSymbolicLink(place.resolve("file"), precious);
        // A place that is itself a link to somewhere else.
        String name = DEAD + UUID.randomUUID();
        Files.createFile(place.resolveSibling(name + ".lock"));
        Files.createSymbolicLink(place.resolveSibling(name), precious.getParent());
        UnfinishedWork.beside(folder.resolve("target")).close();
        assertThat(precious).hasContent("kept");
        assertThat(folder.resolve(UnfinishedWork.FOLDER)).doesNotExist();
    }

    @Test
    void doesNotWorkThroughALinkInThePlaceOfItsFolder() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        String name = DEAD + UUID.randomUUID();
        Path kept = Files.createFile(elsewhere.resolve(name + ".lock"));
        Files.createSymbolicLink(folder.resolve(UnfinishedWork.FOLDER), elsewhere);
        assertThatThrownBy(() -> UnfinishedWork.beside(folder.resolve("target")))
                .isExactlyInstanceOf(FileSystemException.class)
                .hasMessageContaining("found no folder");
        assertThat(kept).exists();
    }

    @Test
    void namesTheFolderOfTheTargetIfThereIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> UnfinishedWork.beside(folder.resolve("none/target")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(folder.resolve("none").toString());
        assertThatThrownBy(() -> UnfinishedWork.beside(file.resolve("target")))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessage(file.toString());
        assertThatThrownBy(() -> AtomicFile.create(folder.resolve("none/target")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(folder.resolve("none").toString());
        assertThatThrownBy(() -> AtomicFile.create(file.resolve("target")))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessage(file.toString());
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void leavesAloneWhatItDidNotMake() throws IOException {
        Path all = Files.createDirectory(folder.resolve(UnfinishedWork.FOLDER));
        Path note = Files.writeString(all.resolve("note.txt"), "mine");
        Path lock = Files.writeString(all.resolve("other.lock"), "mine");
        Path named = Files.createDirectory(all.resolve(DEAD + UUID.randomUUID()));
        UnfinishedWork.beside(folder.resolve("target")).close();
        assertThat(note).hasContent("mine");
        assertThat(lock).hasContent("mine");
        assertThat(named).isEmptyDirectory();
    }

    @Test
    void refusesAnExistingTargetADanglingLinkIncluded() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        for (Path existing : new Path[] {target, link}) {
            assertThatThrownBy(() -> UnfinishedWork.beside(existing)).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(folder.resolve(UnfinishedWork.FOLDER)).doesNotExist();
        assertThat(target).hasContent("before");
    }

    @Test
    void refusesATargetThatCameMeanwhile() throws IOException {
        Path target = folder.resolve("target");
        try (UnfinishedWork work = UnfinishedWork.beside(target)) {
            Path complete = Files.writeString(work.folder().resolve("a"), "content");
            Files.writeString(target, "faster");
            assertThatThrownBy(() -> work.publish(complete)).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(target).hasContent("faster");
        assertThat(folder.resolve(UnfinishedWork.FOLDER)).doesNotExist();
    }

    /** A place whose lock nobody holds, as a killed process leaves it. */
    private Path left() throws IOException {
        Path all = Files.createDirectories(folder.resolve(UnfinishedWork.FOLDER));
        String name = DEAD + UUID.randomUUID();
        Files.createFile(all.resolve(name + ".lock"));
        return Files.createDirectory(all.resolve(name));
    }
}
