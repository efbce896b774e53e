package io.github.edusec.retention.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Erases on real file systems, unmounts, and searches the raw image: a claim above "unlinked" must leave no marker, and
 * methods known to leave content must be seen to leave it, or the search would prove nothing.
 */
@Tag("raw-erase")
class RawEraseTest {
    private static final int BIG_FILES = 16;
    private static final int SECTORS = 128;
    private static final int SECTOR = 512;
    private static final int SMALL_FILES = 8;
    private static final int SMALL_SIZE = 60;
    private static final List<String> ROWS = new ArrayList<>();

    @TempDir
    Path folder;

    private final String unique = Long.toHexString(new SplittableRandom().nextLong() | Long.MIN_VALUE);
    private final String big = "BIG-" + unique;
    private final String small = "SMALL-" + unique;
    private final String named = "NAME-" + unique;

    @AfterAll
    static void printTheMatrix() {
        System.out.println(
                "| file system | method | content markers left (big files) | (small files) | copies of a name"
                        + " | claimed level | lowered because |\n|---|---|---|---|---|---|---|\n"
                        + String.join("\n", ROWS));
    }

    @ParameterizedTest
    @EnumSource(
            value = FileSystemKind.class,
            names = {"EXT4", "EXT4_1K", "EXT3", "XFS"})
    void leavesNothingAndClaimsTheReadBackWhereWritesGoInPlace(FileSystemKind kind) throws IOException {
        try (LoopImage loop = kind.create(folder)) {
            Erased result = erase(kind, loop);

            assertThat(result.level()).isEqualTo(EraseLevel.READ_BACK);
            assertThat(result.lowered()).isEmpty();
            assertThat(result.fileSystem()).isEqualTo(kind.type());
        }
    }

    @ParameterizedTest
    @CsvSource({"EXT4_DISCARD,DISCARD", "EXT4_FLASH,FLASH"})
    void leavesNothingButClaimsLessOnWhatLooksLikeFlash(FileSystemKind kind, Lowering reason) throws IOException {
        try (LoopImage loop = kind.create(folder)) {
            Erased result = erase(kind, loop);

            assertThat(result.level()).isEqualTo(EraseLevel.OVERWRITTEN);
            assertThat(result.lowered()).containsExactly(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXT4_DATA_JOURNAL,DATA_JOURNAL",
        "EXT4_DATA_JOURNAL_BY_DEFAULT,DATA_JOURNAL",
        "BTRFS,COPY_ON_WRITE",
        "BTRFS_NODATACOW_SNAPSHOT,SNAPSHOTS_POSSIBLE"
    })
    void claimsNoMoreThanUnlinkedWhereTheContentStays(FileSystemKind kind, Lowering reason) throws IOException {
        try (LoopImage loop = kind.create(folder)) {
            Erased result = erase(kind, loop);

            assertThat(result.level()).isEqualTo(EraseLevel.UNLINKED);
            assertThat(result.lowered()).contains(reason);
            assertThat(loop.count(big))
                    .as("markers left, or the lowering would be idle")
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FileSystemKind.class,
            names = {"BTRFS_NODATACOW"})
    void claimsNoMoreThanUnlinkedWhereASnapshotCannotBeExcluded(FileSystemKind kind) throws IOException {
        try (LoopImage loop = kind.create(folder)) {
            Erased result = erase(kind, loop);

            assertThat(result.level()).isEqualTo(EraseLevel.UNLINKED);
            assertThat(result.lowered()).contains(Lowering.SNAPSHOTS_POSSIBLE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXT4,UNLINK",
        "EXT4,TRUNCATING_OVERWRITE",
        "EXT4,OVERWRITE_WITHOUT_FORCE",
        "XFS,UNLINK",
        "XFS,OVERWRITE_WITHOUT_FORCE",
        "BTRFS,UNLINK"
    })
    void seesTheContentThatOtherMethodsLeave(FileSystemKind kind, Control control) throws IOException {
        try (LoopImage loop = kind.create(folder)) {
            List<Path> files = write(kind, loop);
            for (Path file : files) {
                control.remove(file);
            }
            loop.unmount();

            record(kind, loop, control.name().toLowerCase(Locale.ROOT).replace('_', ' '), "–", "–");
            assertThat(loop.count(big)).as("markers left by " + control).isPositive();
        }
    }

    /** Erases all files, counts, and holds every claim above "unlinked" against the raw image. */
    private Erased erase(FileSystemKind kind, LoopImage loop) throws IOException {
        List<Path> files = write(kind, loop);
        List<EraseRequest> requests = new ArrayList<>();
        for (Path file : files) {
            requests.add(EraseRequest.of(file).expecting(ExpectedFile.of(file)));
        }
        List<EraseResult> results = Eraser.create().eraseAll(requests);
        loop.unmount();
        assertThat(results)
                .hasSize(BIG_FILES + SMALL_FILES)
                .allSatisfy(
                        result -> assertThat(result).isInstanceOf(Erased.class).isEqualTo(results.get(0)));
        Erased erased = (Erased) results.get(0);
        record(
                kind,
                loop,
                "**edusec**",
                erased.level().name(),
                erased.lowered().stream().map(Lowering::name).collect(Collectors.joining(", ")));
        if (erased.level().isAtLeast(EraseLevel.OVERWRITTEN)) {
            assertThat(loop.count(big)).as("markers of big files").isZero();
            assertThat(loop.count(small)).as("markers of small files").isZero();
        }
        return erased;
    }

    private List<Path> write(FileSystemKind kind, LoopImage loop) throws IOException {
        Path home = kind.home(loop);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < BIG_FILES; i++) {
            ByteBuffer content = ByteBuffer.allocate(SECTORS * SECTOR);
            for (int sector = 0; sector < SECTORS; sector++) {
                content.put(sector * SECTOR, big.getBytes(StandardCharsets.US_ASCII));
            }
            files.add(Files.write(home.resolve(named + i), content.array()));
        }
        for (int i = 0; i < SMALL_FILES; i++) {
            String content = small + "-".repeat(SMALL_SIZE - small.length());
            files.add(Files.writeString(home.resolve(named + "s" + i), content, StandardCharsets.US_ASCII));
        }
        loop.sync();
        kind.afterWriting(loop);
        return files;
    }

    private void record(FileSystemKind kind, LoopImage loop, String method, String level, String lowered)
            throws IOException {
        String most = BIG_FILES * SECTORS + "";
        ROWS.add("| " + kind.label() + " | " + method + " | " + loop.count(big) + " of " + most + " | "
                + loop.count(small) + " of " + SMALL_FILES + " | " + loop.count(named) + " | " + level + " | " + lowered
                + " |");
    }

    /** Ways to get rid of a file that are known to leave its content. */
    enum Control {
        UNLINK,
        TRUNCATING_OVERWRITE,
        OVERWRITE_WITHOUT_FORCE;

        void remove(Path file) throws IOException {
            byte[] zeros = new byte[(int) Files.size(file)];
            if (this == TRUNCATING_OVERWRITE) {
                Files.write(file, zeros);
            } else if (this == OVERWRITE_WITHOUT_FORCE) {
                Files.write(file, zeros, StandardOpenOption.WRITE);
            }
            Files.delete(file);
        }
    }

    /** A file system, how it is made and how it is mounted. */
    enum FileSystemKind {
        EXT4("ext4 data=ordered", 64, "data=ordered"),
        EXT4_1K("ext4 data=ordered, 1 KiB blocks", 64, "data=ordered"),
        EXT4_DISCARD("ext4 data=ordered, discard", 64, "discard"),
        EXT4_FLASH("ext4 data=ordered, device not rotational", 64, "defaults"),
        EXT4_DATA_JOURNAL("ext4 data=journal", 64, "data=journal"),
        EXT4_DATA_JOURNAL_BY_DEFAULT("ext4, journal_data stored as default", 64, "defaults"),
        EXT3("ext3 data=ordered", 64, "data=ordered"),
        XFS("xfs", 320, "defaults"),
        BTRFS("btrfs", 256, "defaults"),
        BTRFS_NODATACOW("btrfs nodatacow", 256, "nodatacow"),
        BTRFS_NODATACOW_SNAPSHOT("btrfs nodatacow, read-only snapshot", 256, "nodatacow");

        private final String label;
        private final long megabytes;
        private final String mountOptions;

        FileSystemKind(String label, long megabytes, String mountOptions) {
            this.label = label;
            this.megabytes = megabytes;
            this.mountOptions = mountOptions;
        }

        String label() {
            return label;
        }

        String type() {
            return label.split("[ ,]", -1)[0];
        }

        LoopImage create(Path folder) throws IOException {
            Object[] options = this == EXT4_1K ? new Object[] {"-b", "1024"} : new Object[0];
            LoopImage loop = LoopImage.create(folder, type(), megabytes, mountOptions, options);
            if (this == EXT4_DATA_JOURNAL_BY_DEFAULT) {
                loop.retune("-o", "journal_data");
            } else if (this == EXT4_FLASH) {
                loop.pretendSpinning(false);
            }
            return loop;
        }

        Path home(LoopImage loop) throws IOException {
            Path home = loop.mountPoint().resolve("home");
            if (this == BTRFS_NODATACOW_SNAPSHOT) {
                assertThat(Tool.require("btrfs")
                                .run("subvolume", "create", home)
                                .exitCode())
                        .isZero();
                return home;
            }
            return Files.createDirectory(home);
        }

        void afterWriting(LoopImage loop) {
            if (this == BTRFS_NODATACOW_SNAPSHOT) {
                Path home = loop.mountPoint().resolve("home");
                Path snapshot = loop.mountPoint().resolve("snapshot");
                assertThat(Tool.require("btrfs")
                                .run("subvolume", "snapshot", "-r", home, snapshot)
                                .exitCode())
                        .isZero();
            }
        }
    }
}
