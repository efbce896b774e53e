package io.github.edusec.retention.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.retention.erase.EraseResult.Failed;
import io.github.edusec.retention.erase.EraseResult.Refused;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EraserTest {
    @TempDir
    Path folder;

    private final Eraser eraser = Eraser.create();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 511, 512, 513, 4096, 5000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5_000_001})
    void erasesAFileOfAnySizeThatIsAsExpected(int size) throws IOException {
        Path file = file("調査書.docx", size);

        EraseResult result = eraser.erase(file, ExpectedFile.of(file));

        assertThat(result).isInstanceOf(Erased.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void claimsWhatTheFolderReachesAndAlwaysListsWhatIsNotCovered() throws IOException {
        Reach reach = eraser.reach(folder);

        Erased erased = (Erased) eraser.erase(file("a", 100));

        assertThat(erased.level()).isEqualTo(reach.level());
        assertThat(erased.lowered()).isEqualTo(reach.lowered());
        assertThat(erased.fileSystem()).isEqualTo(reach.fileSystem()).isNotBlank();
        assertThat(erased.fallsShort()).isFalse();
        assertThat(erased.notCovered())
                .contains(
                        NotCovered.JOURNALS,
                        NotCovered.OLD_VERSIONS,
                        NotCovered.SNAPSHOTS,
                        NotCovered.BACKUPS,
                        NotCovered.REPLICAS,
                        NotCovered.SWAP,
                        NotCovered.TEMPORARY_FILES,
                        NotCovered.FILE_NAMES,
                        NotCovered.WEAR_LEVELLING);
    }

    @Test
    void refusesAChangedFileAndLeavesItAsItIs() throws IOException {
        Path file = file("a", 5000);
        ExpectedFile expected = ExpectedFile.of(file);
        byte[] content = Files.readAllBytes(file);
        content[4999] ^= 1;
        Files.write(file, content);

        assertThat(eraser.erase(file, expected))
                .isInstanceOf(Refused.class)
                .extracting("reason")
                .isEqualTo(Refusal.CHANGED);
        assertThat(eraser.erase(file, new ExpectedFile(4999, expected.sha256())))
                .extracting("reason")
                .isEqualTo(Refusal.CHANGED);
        assertThat(file).hasBinaryContent(content);
    }

    @Test
    void aFileThatOnlyStartsLikeACutOffOneIsStillHeldToItsSize() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "edusec-erase/1\r\n" + "x".repeat(200_000));

        ExpectedFile shorter = new ExpectedFile(1000, "0".repeat(64));
        assertRefused(eraser.erase(EraseRequest.of(file).expecting(shorter).resuming()), Refusal.CHANGED);
        assertThat(file).exists();
    }

    @Test
    void theMarkAloneDoesNotMakeAFileTheExpectedOne() throws IOException {
        String content = "edusec-erase/1\r\n" + "x".repeat(2_000);
        Path file = Files.writeString(folder.resolve("a"), content);
        ExpectedFile expected = new ExpectedFile(1000, "0".repeat(64));

        assertRefused(eraser.erase(file, expected), Refusal.CHANGED);
        assertThat(file).hasContent(content);
        assertThat(eraser.erase(EraseRequest.of(file).expecting(expected).resuming()))
                .isInstanceOf(Erased.class);
    }

    @Test
    void holesThatTheStoreCannotHoldAreRefusedBeforeAnythingIsWritten() throws IOException {
        Path file = folder.resolve("a");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), 8L << 40);
        } catch (IOException e) {
            assumeTrue(false, "this file system has no files of 8 TiB");
        }

        assertRefused(eraser.erase(file), Refusal.NO_SPACE);
        assertThat(file).hasSize((8L << 40) + 1);
    }

    @Test
    void theLargestSizeThereIsIsRefused() throws IOException {
        Path shm = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(shm), "no /dev/shm");
        Path file = Files.createTempFile(shm, "erase", "");
        try {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {1}), Long.MAX_VALUE - 1);
            }
            assertThat(file).hasSize(Long.MAX_VALUE);
            assertRefused(eraser.erase(file), Refusal.NO_SPACE);
            ExpectedFile expected = new ExpectedFile(Long.MAX_VALUE, "0".repeat(64));
            Path small = Files.writeString(folder.resolve("small"), "x");
            assertRefused(
                    eraser.erase(EraseRequest.of(small).expecting(expected).resuming()), Refusal.CHANGED);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void anExpectedFileIsASizeAndAHash() {
        assertThatThrownBy(() -> new ExpectedFile(-1, "0".repeat(64))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExpectedFile(1, "0".repeat(63))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new ExpectedFile(1, "AB".repeat(32)).sha256()).isEqualTo("ab".repeat(32));
    }

    @Test
    void aResultBelowTheRequiredLevelSaysSo() {
        Erased erased = new Erased(
                EraseLevel.OVERWRITTEN,
                EraseLevel.READ_BACK,
                "ext4",
                List.of(Lowering.NO_DIRECT_READ),
                NotCovered.with(List.of(NotCovered.FOLDER_NOT_FORCED)));

        assertThat(erased.fallsShort()).isTrue();
        assertThat(erased.text().ja())
                .contains("達していない", Lowering.NO_DIRECT_READ.text().ja());
        assertThat(erased.text().en()).contains("below the required level READ_BACK");
        assertThat(erased.notCovered())
                .contains(NotCovered.FOLDER_NOT_FORCED)
                .doesNotContain(NotCovered.FOLDER_NOT_PINNED);
    }

    @Test
    void refusesASymbolicLinkAndLeavesItsTarget() throws IOException {
        Path target = file("target", 10);
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        assertRefused(eraser.erase(link), Refusal.SYMLINK);
        assertRefused(eraser.removeEmptyFolder(link), Refusal.SYMLINK);
        assertThat(target).hasSize(10);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void refusesAHardLinkedFileSinceItsOtherNameWouldLoseItsContent() throws IOException {
        Path file = file("a", 10);
        Path other = Files.createLink(folder.resolve("b"), file);
        byte[] content = Files.readAllBytes(other);

        assertRefused(eraser.erase(file), Refusal.HARD_LINKED);
        assertThat(other).hasBinaryContent(content);
    }

    @Test
    void refusesFoldersPipesAndMissingFiles() throws IOException {
        Path pipe = folder.resolve("pipe");
        Tool.require("mkfifo").run(pipe);

        assertRefused(eraser.erase(folder), Refusal.NOT_REGULAR);
        assertRefused(eraser.erase(folder.resolve("..")), Refusal.NOT_REGULAR);
        assertRefused(eraser.erase(pipe), Refusal.NOT_REGULAR);
        assertRefused(eraser.erase(folder.resolve("none")), Refusal.MISSING);
        assertRefused(eraser.erase(folder.resolve("none/none")), Refusal.MISSING);
        assertRefused(eraser.erase(Path.of("/")), Refusal.MISSING);
    }

    @Test
    void followsALinkedFolderButNotALinkedFile() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.write(real.resolve("a"), new byte[10]);
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), real);

        assertThat(eraser.erase(linked.resolve("a"))).isInstanceOf(Erased.class);
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void refusesBeforeActingWhenTheStoreCannotGiveTheRequiredLevel() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path proc = Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(proc.resolve("mountinfo"), "1 0 0:1 / / rw - btrfs /dev/sda rw\n");
        Eraser onBtrfs = Eraser.create(new StoreProbe(root), StepWatch.NONE);
        Path file = file("a", 100);
        ExpectedFile expected = ExpectedFile.of(file);

        EraseResult refused = onBtrfs.erase(file, expected, EraseLevel.OVERWRITTEN);

        assertRefused(refused, Refusal.LEVEL_UNREACHABLE);
        assertThat(((Refused) refused).detail()).contains("btrfs", "COPY_ON_WRITE", "UNLINKED");
        assertThat(ExpectedFile.of(file)).isEqualTo(expected);
        Erased erased = (Erased) onBtrfs.erase(file, expected);
        assertThat(erased.level()).isEqualTo(EraseLevel.UNLINKED);
        assertThat(erased.lowered()).containsExactly(Lowering.COPY_ON_WRITE);
    }

    @Test
    void erasesManyFilesOfManyFoldersIndependentlyAndAnswersInOrder() throws IOException {
        List<EraseRequest> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Path sub = Files.createDirectories(folder.resolve("f" + i % 2));
            Path file = Files.write(sub.resolve("n" + i), new byte[i * 1000]);
            requests.add(EraseRequest.of(file));
        }
        requests.add(2, EraseRequest.of(folder.resolve("f0/none")));
        requests.add(requests.get(0));

        List<EraseResult> results = eraser.eraseAll(requests);

        assertThat(results).hasSize(8);
        assertRefused(results.get(2), Refusal.MISSING);
        assertRefused(results.get(7), Refusal.REPEATED);
        assertThat(results.stream().filter(Erased.class::isInstance)).hasSize(6);
        assertThat(folder.resolve("f0")).isEmptyDirectory();
        assertThat(folder.resolve("f1")).isEmptyDirectory();
        assertThat(eraser.eraseAll(List.of())).isEmpty();
    }

    @Test
    void oneEraserServesManyThreads() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            files.add(file("n" + i, 10_000 + i));
        }

        List<EraseResult> results = files.parallelStream().map(eraser::erase).toList();

        assertThat(results).hasSize(64).allSatisfy(result -> assertThat(result).isInstanceOf(Erased.class));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileSystemThatCannotOpenAsRequiredFailsBeforeAnythingIsTouched() throws IOException {
        Path zip = folder.resolve("a.zip");
        try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path inside = Files.writeString(archive.getPath("/a"), "old");

            Failed failed = (Failed) eraser.erase(inside);

            assertThat(failed.step()).isEqualTo(EraseStep.OPEN);
            assertThat(failed.remains()).isEqualTo(Remains.UNTOUCHED);
            assertThat(inside).hasContent("old");
            assertThat(eraser.reach(archive.getPath("/")).level()).isEqualTo(EraseLevel.UNLINKED);
        }
    }

    @Test
    void removesAnEmptyFolderOnly() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        Path empty = Files.createDirectory(full.resolve("empty"));

        assertRefused(eraser.removeEmptyFolder(full), Refusal.NOT_EMPTY);
        assertRefused(eraser.removeEmptyFolder(file("a", 1)), Refusal.NOT_A_FOLDER);
        assertRefused(eraser.removeEmptyFolder(folder.resolve("none")), Refusal.MISSING);
        assertThat(eraser.removeEmptyFolder(empty)).extracting("level").isEqualTo(EraseLevel.UNLINKED);
        assertThat(full).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Lowering.class)
    void everyReasonLowersTheClaim(Lowering reason) {
        assertThat(Reach.of("x", List.of(reason)).level())
                .isEqualTo(reason.highest())
                .isNotEqualTo(EraseLevel.READ_BACK);
    }

    @Test
    void noWordingPromisesMoreThanWasDone() {
        List<String> all = new ArrayList<>();
        Arrays.stream(EraseLevel.values()).forEach(x -> all.add(x.text().toString() + x.label()));
        Arrays.stream(Lowering.values()).forEach(x -> all.add(x.text().toString()));
        Arrays.stream(NotCovered.values()).forEach(x -> all.add(x.text().toString()));
        Arrays.stream(Remains.values()).forEach(x -> all.add(x.text().toString()));
        Arrays.stream(Refusal.values()).forEach(x -> all.add(x.text().toString()));

        assertThat(all)
                .allSatisfy(text -> assertThat(text.toLowerCase(Locale.ROOT))
                        .doesNotContain(
                                "unrecoverable",
                                "cannot be recovered",
                                "nist",
                                "dod",
                                "complete",
                                "復元不可",
                                "復元できない",
                                "完全"));
    }

    @Test
    void failuresNameNoFile() throws IOException {
        EraseResult result = Eraser.create(StoreProbe.ofThisMachine(), (step, at) -> {
                    throw new IOException("disk on fire");
                })
                .erase(file("山田太郎", 10));

        assertThat(result)
                .isEqualTo(new Failed(
                        EraseStep.EXAMINE, Remains.UNTOUCHED, folder.resolve("山田太郎"), "IOException: disk on fire"));
    }

    private Path file(String name, int size) throws IOException {
        byte[] content = new byte[size];
        new SplittableRandom(size).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    private static void assertRefused(EraseResult result, Refusal reason) {
        assertThat(result).isInstanceOf(Refused.class).extracting("reason").isEqualTo(reason);
    }
}
