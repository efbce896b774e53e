package io.github.edusec.retention.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.retention.erase.EraseResult.Failed;
import io.github.edusec.retention.erase.EraseResult.Refused;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Obstacles that not even root passes, on a file system of the test's own. */
@Tag("raw-erase")
class MountedEraseTest {
    @TempDir
    Path temporary;

    private final Eraser eraser = Eraser.create();
    private LoopImage loop;
    private Path home;
    private Path file;

    @BeforeEach
    void mount() throws IOException {
        loop = LoopImage.create(temporary, "ext4", 16, "defaults");
        home = Files.createDirectory(loop.mountPoint().resolve("home"));
        file = Files.writeString(home.resolve("a"), "old");
    }

    @AfterEach
    void unmount() {
        if (loop != null) {
            loop.close();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsFoundBeforeTheContentIsTouched() throws IOException {
        chattr("+i", home);

        Failed failed = (Failed) eraser.erase(file);

        assertThat(failed.step()).isEqualTo(EraseStep.EXAMINE);
        assertThat(failed.remains()).isEqualTo(Remains.UNTOUCHED);
        assertThat(file).hasContent("old");
        chattr("-i", home);
        assertThat(eraser.erase(file)).isInstanceOf(Erased.class);
    }

    @Test
    void aFileThatCannotBeWrittenStaysAsItIs() throws IOException {
        chattr("+i", file);

        Failed failed = (Failed) eraser.erase(file);

        assertThat(failed.step()).isEqualTo(EraseStep.OPEN);
        assertThat(failed.remains()).isEqualTo(Remains.UNTOUCHED);
        assertThat(file).hasContent("old");
    }

    @Test
    void aFolderThatKeepsItsNamesLeavesTheOverwrittenFileAndSaysSo() {
        chattr("+a", home);

        Failed failed = (Failed) eraser.erase(file);

        assertThat(failed.step()).isEqualTo(EraseStep.RENAME);
        assertThat(failed.remains()).isEqualTo(Remains.OVERWRITTEN);
        assertThat(failed.at()).isEqualTo(file).exists();
    }

    @Test
    void aFolderThatCannotBeRemovedIsAFailure() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        chattr("+i", home);

        Failed failed = (Failed) eraser.removeEmptyFolder(empty);

        assertThat(failed.step()).isEqualTo(EraseStep.UNLINK);
        assertThat(failed.remains()).isEqualTo(Remains.UNTOUCHED);
        assertThat(empty).exists();
    }

    @Test
    void aReadOnlyMountIsFoundBeforeTheContentIsTouched() throws IOException {
        loop.remount("ro");

        Failed failed = (Failed) eraser.erase(file);

        assertThat(failed.remains()).isEqualTo(Remains.UNTOUCHED);
        assertThat(file).hasContent("old");
    }

    @Test
    void holesThatCertainlyExceedTheFreeSpaceAreRefusedBeforeAnythingIsWritten() throws IOException {
        Path sparse = sparse(64L << 20);
        long free = Files.getFileStore(home).getUsableSpace();

        Refused refused = (Refused) eraser.erase(sparse);

        assertThat(refused.reason()).isEqualTo(Refusal.NO_SPACE);
        assertThat(Files.getFileStore(home).getUsableSpace()).isEqualTo(free);
    }

    /** How much of a file is allocated is not told, so beside a dense file the holes may be smaller than they are. */
    @Test
    void aFullDiskThatStopsTheOverwritingOfAHoleKeepsTheFile() throws IOException {
        int dense = 4 << 20;
        Files.write(home.resolve("dense"), new byte[dense]);
        Path sparse = sparse(Files.getFileStore(home).getUsableSpace() + dense / 2);

        Failed failed = (Failed) eraser.erase(sparse);

        assertThat(failed.step()).isEqualTo(EraseStep.OVERWRITE);
        assertThat(failed.remains()).isEqualTo(Remains.CONTENT_UNCERTAIN);
        assertThat(failed.detail()).contains("No space left");
        assertThat(sparse).exists();
    }

    private Path sparse(long size) throws IOException {
        Path sparse = home.resolve("sparse");
        try (FileChannel channel = FileChannel.open(sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        }
        return sparse;
    }

    @Test
    void aFileThatIsItselfAMountPointIsRefused() throws IOException {
        Path other = Files.writeString(home.resolve("b"), "other");
        Tool mount = Tool.require("mount");
        assertThat(mount.run("--bind", other, file).exitCode()).isZero();
        try {
            EraseResult result = eraser.erase(file);

            assertThat(result).isInstanceOf(Refused.class).extracting("reason").isEqualTo(Refusal.NOT_REGULAR);
            assertThat(other).hasContent("other");
        } finally {
            Tool.require("umount").run(file);
        }
    }

    @Test
    void aSpaceInTheMountPointDoesNotHideTheFileSystem() throws IOException {
        Path spaced = Files.createDirectory(temporary.resolve("校務 共有"));
        assertThat(Tool.require("mount")
                        .run("--bind", loop.mountPoint(), spaced)
                        .exitCode())
                .isZero();
        try {
            assertThat(eraser.reach(spaced.resolve("home"))).isEqualTo(eraser.reach(home));
            assertThat(eraser.reach(home).level()).isEqualTo(EraseLevel.READ_BACK);
            assertThat(eraser.erase(spaced.resolve("home/a"))).isInstanceOf(Erased.class);
        } finally {
            Tool.require("umount").run(spaced);
        }
    }

    @Test
    void aFolderHiddenBehindAnotherMountIsNotTakenForIt() throws IOException {
        assertThat(Tool.require("mount").run("-t", "tmpfs", "none", home).exitCode())
                .isZero();
        try {
            Path inMemory = Files.writeString(home.resolve("a"), "in memory");

            Erased erased = (Erased) eraser.erase(inMemory);

            assertThat(erased.fileSystem()).isEqualTo("tmpfs");
            assertThat(erased.level()).isEqualTo(EraseLevel.OVERWRITTEN);
            assertThat(erased.lowered()).contains(Lowering.MEMORY);
        } finally {
            Tool.require("umount").run(home);
        }
    }

    private static void chattr(String change, Path path) {
        assertThat(Tool.require("chattr").run(change, path).exitCode()).isZero();
    }
}
