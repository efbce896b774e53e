package io.github.edusec.retention.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.edusec.retention.erase.EraseResult.Erased;
import io.github.edusec.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long an erasure takes beside shred(1), on a loop-mounted ext4; it judges the result, not the time. */
@Tag("exhaustive")
class EraseFiguresTest {
    private static final int RUNS = 3;

    @TempDir
    Path folder;

    @Test
    void aThousandFilesOf64KiB() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(row("edusec, one call for all", 1000, 1 << 16, EraseFiguresTest::inOneCall));
        rows.add(row("edusec, one call a file", 1000, 1 << 16, EraseFiguresTest::oneByOne));
        rows.add(row("shred -n1 -u", 1000, 1 << 16, files -> shred(files, "-n1", "-u")));
        rows.add(row("shred -n1 --remove=unlink", 1000, 1 << 16, files -> shred(files, "-n1", "--remove=unlink")));
        print("1,000 files of 64 KiB, names of 26 characters", rows);
    }

    @Test
    void oneFileOf512MiB() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(row("edusec", 1, 1 << 29, EraseFiguresTest::inOneCall));
        rows.add(row("shred -n1 -u", 1, 1 << 29, files -> shred(files, "-n1", "-u")));
        print("one file of 512 MiB", rows);
    }

    private static void print(String what, List<String> rows) {
        System.out.println("| " + what + " | min s | median s | max s | device flushes |\n|---|---|---|---|---|\n"
                + String.join("\n", rows));
    }

    private String row(String name, int count, int size, Way way) throws IOException {
        double[] seconds = new double[RUNS];
        long flushes = 0;
        for (int run = 0; run < RUNS; run++) {
            Path home = Files.createTempDirectory(folder, "run");
            try (LoopImage loop = LoopImage.create(home, "ext4", 1024, "defaults")) {
                List<Path> files = write(loop, count, size);
                long before = loop.flushes();
                long start = System.nanoTime();
                way.remove(files);
                seconds[run] = (System.nanoTime() - start) / 1e9;
                flushes = loop.flushes() - before;
                assertThat(files).allSatisfy(file -> assertThat(file).doesNotExist());
            }
            Files.delete(home.resolve("ext4.img"));
        }
        Arrays.sort(seconds);
        return String.format(
                Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %d |", name, seconds[0], seconds[1], seconds[2], flushes);
    }

    private static List<Path> write(LoopImage loop, int count, int size) throws IOException {
        byte[] content = new byte[size];
        new SplittableRandom(1).nextBytes(content);
        Path home = Files.createDirectory(loop.mountPoint().resolve("home"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Files.write(home.resolve(String.format(Locale.ROOT, "file-%021d", i)), content));
        }
        loop.sync();
        return files;
    }

    private static void inOneCall(List<Path> files) {
        List<EraseRequest> requests = files.stream().map(EraseRequest::of).toList();
        assertThat(Eraser.create().eraseAll(requests)).allSatisfy(EraseFiguresTest::isReadBack);
    }

    private static void oneByOne(List<Path> files) {
        Eraser eraser = Eraser.create();
        files.forEach(file -> isReadBack(eraser.erase(file)));
    }

    private static void isReadBack(EraseResult result) {
        assertThat(result).isInstanceOf(Erased.class).extracting("level").isEqualTo(EraseLevel.READ_BACK);
    }

    private static void shred(List<Path> files, String... options) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(options));
        arguments.addAll(files);
        assertThat(Tool.require("shred").run(arguments.toArray()).exitCode()).isZero();
    }

    /** A way to get rid of files. */
    private interface Way {
        void remove(List<Path> files) throws IOException;
    }
}
