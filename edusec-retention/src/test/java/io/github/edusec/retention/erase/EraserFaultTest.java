package io.github.edusec.retention.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.retention.erase.EraseResult.Failed;
import io.github.edusec.retention.erase.EraseResult.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when the device or another program stops an erasure at a given step. */
class EraserFaultTest {
    private static final byte[] OLD = new byte[3 << 20];

    static {
        Arrays.fill(OLD, (byte) 'x');
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(EraseStep.class)
    void aFailingStepLeavesTheFileUnlessItsOverwrittenContentWasReadBack(EraseStep failing) throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);

        Failed failed = (Failed) failingAt(failing).erase(file);

        assertThat(failed.step()).isEqualTo(failing);
        assertThat(failed.detail()).isEqualTo("IOException: device error");
        switch (failed.remains()) {
            case UNTOUCHED -> assertThat(file).hasBinaryContent(OLD);
            case CONTENT_UNCERTAIN -> assertThat(file).exists();
            case OVERWRITTEN ->
                assertThat(Files.readString(failed.at(), StandardCharsets.ISO_8859_1))
                        .hasSize(OLD.length)
                        .doesNotContain("xxxxxxxxxxxxxxxx");
            case NAME_GONE -> assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @EnumSource(EraseStep.class)
    void aLaterCallFinishesWhatAFailingStepLeft(EraseStep failing) throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);
        ExpectedFile expected = ExpectedFile.of(file);
        Failed failed = (Failed) failingAt(failing).erase(file, expected);
        Eraser later = Eraser.create();

        EraseResult again =
                later.erase(EraseRequest.of(failed.at()).expecting(expected).resuming());

        if (failed.remains() == Remains.NAME_GONE) {
            assertThat(again).isInstanceOf(Refused.class).extracting("reason").isEqualTo(Refusal.MISSING);
        } else {
            assertThat(again).isInstanceOf(Erased.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneFailingFileStopsNoOther() throws IOException {
        Path bad = Files.write(folder.resolve("bad"), OLD);
        Path good = Files.write(folder.resolve("good"), OLD);
        Eraser eraser = Eraser.create(StoreProbe.ofThisMachine(), (step, at) -> {
            if (step == EraseStep.FORCE && at.equals(bad)) {
                throw new IOException("device error");
            }
        });

        List<EraseResult> results = eraser.eraseAll(List.of(EraseRequest.of(bad), EraseRequest.of(good)));

        assertThat(results.get(0)).isInstanceOf(Failed.class);
        assertThat(results.get(1)).isInstanceOf(Erased.class);
        assertThat(bad).exists();
        assertThat(good).doesNotExist();
    }

    @Test
    void contentThatIsNotReadBackAsWrittenIsNeverUnlinked() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);

        Failed failed = (Failed) actingAt(EraseStep.READ_BACK, () -> overwriteByte(file, 2_000_000))
                .erase(file);

        assertThat(failed.step()).isEqualTo(EraseStep.READ_BACK);
        assertThat(failed.remains()).isEqualTo(Remains.CONTENT_UNCERTAIN);
        assertThat(failed.detail()).contains("differs at byte 2000000");
        assertThat(failed.at()).isEqualTo(file).exists();
    }

    @Test
    void aFileSwappedForALinkBetweenLookAndOpenIsRefusedAndTheTargetKept() throws IOException {
        Path precious = Files.write(folder.resolve("precious"), OLD);
        Path file = Files.writeString(folder.resolve("a"), "old");

        EraseResult result = actingAt(EraseStep.OPEN, () -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, precious);
                })
                .erase(file);

        assertThat(result).isInstanceOf(Refused.class).extracting("reason").isEqualTo(Refusal.CHANGED);
        assertThat(precious).hasBinaryContent(OLD);
    }

    @Test
    void aFileSwappedForAnotherBetweenLookAndOpenIsRefusedAndTheOtherKept() throws IOException {
        Path precious = Files.write(folder.resolve("precious"), OLD);
        Path file = Files.writeString(folder.resolve("a"), "old");

        EraseResult result = actingAt(EraseStep.OPEN, () -> {
                    Files.delete(file);
                    Files.move(precious, file);
                })
                .erase(file);

        assertThat(result).isInstanceOf(Refused.class).extracting("reason").isEqualTo(Refusal.CHANGED);
        assertThat(file).hasBinaryContent(OLD);
    }

    @Test
    void aFileThatVanishesBetweenLookAndOpenIsMissing() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        EraseResult result = actingAt(EraseStep.OPEN, () -> Files.delete(file)).erase(file);

        assertThat(result).isInstanceOf(Refused.class).extracting("reason").isEqualTo(Refusal.MISSING);
    }

    @ParameterizedTest
    @EnumSource(
            value = EraseStep.class,
            names = {"RENAME", "UNLINK"})
    void aFileWrittenToAfterTheReadBackIsNotUnlinked(EraseStep when) throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Eraser eraser = Eraser.create(StoreProbe.ofThisMachine(), (step, at) -> {
            if (step == when) {
                Files.writeString(at, "new and precious");
            }
        });

        Failed failed = (Failed) eraser.erase(file);

        assertThat(failed.step()).isEqualTo(when);
        assertThat(failed.at()).hasContent("new and precious");
    }

    @Test
    void aFolderSwappedDuringTheCallIsNoticedAndNothingInTheNewOneIsTouched() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path file = Files.writeString(home.resolve("a"), "old");
        Path moved = folder.resolve("moved");

        EraseResult result = actingAt(EraseStep.EXAMINE, () -> {
                    Files.move(home, moved);
                    Files.createDirectory(home);
                    Files.writeString(file, "new and precious");
                })
                .erase(file);

        assertThat(result).isInstanceOf(Failed.class).extracting("remains").isEqualTo(Remains.UNTOUCHED);
        assertThat(file).hasContent("new and precious");
        assertThat(moved.resolve("a")).hasContent("old");
    }

    @Test
    void anInterruptEndsTheFileAtHandAsFailedAndKeepsIt() throws IOException {
        Path file = Files.write(folder.resolve("a"), OLD);

        EraseResult result = actingAt(
                        EraseStep.OVERWRITE, () -> Thread.currentThread().interrupt())
                .erase(file);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(Failed.class).extracting("remains").isEqualTo(Remains.CONTENT_UNCERTAIN);
        assertThat(file).exists();
    }

    @Test
    void leftoversAreOnlyOurNeutralNames() throws IOException {
        Path neutral = Files.createFile(folder.resolve(Eraser.NEUTRAL_PREFIX + "0123456789abcdef0123456789abcdef"));
        Path marked = Files.writeString(
                folder.resolve(Eraser.NEUTRAL_PREFIX + "1".repeat(32)), "edusec-erase/1\r\n" + "x".repeat(4_080));
        Files.writeString(folder.resolve(Eraser.NEUTRAL_PREFIX + "2".repeat(32)), "a record ".repeat(500));
        Files.writeString(folder.resolve(Eraser.NEUTRAL_PREFIX + "3".repeat(32)), "edusec-erase/1\r\nshort");
        Files.createDirectory(folder.resolve(Eraser.NEUTRAL_PREFIX + "4".repeat(32)));
        Files.createSymbolicLink(folder.resolve(Eraser.NEUTRAL_PREFIX + "5".repeat(32)), marked);
        Files.createFile(folder.resolve(Eraser.NEUTRAL_PREFIX + "notes"));
        Files.createFile(folder.resolve("a"));

        assertThat(Eraser.create().leftovers(folder)).containsExactly(neutral, marked);
    }

    @Test
    void everyFileIsOverwrittenWithAnotherPattern() throws IOException {
        Set<ByteBuffer> contents = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Path file = Files.write(folder.resolve("a" + i), new byte[4096]);
            assertThat(failingAt(EraseStep.RENAME).erase(file)).isInstanceOf(Failed.class);
            contents.add(ByteBuffer.wrap(Files.readAllBytes(file)));
        }

        assertThat(contents).hasSize(4).doesNotContain(ByteBuffer.wrap(new byte[4096]));
    }

    private static Eraser failingAt(EraseStep failing) {
        return actingAt(failing, () -> {
            throw new IOException("device error");
        });
    }

    private static Eraser actingAt(EraseStep when, Act act) {
        return Eraser.create(StoreProbe.ofThisMachine(), (step, at) -> {
            if (step == when) {
                act.run();
            }
        });
    }

    private static void overwriteByte(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) ~one.get(0)).flip();
            channel.write(one, position);
        }
    }

    /** Something that may fail. */
    private interface Act {
        void run() throws IOException;
    }
}
