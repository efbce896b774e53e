package io.github.edusec.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The smallest heap under which a document is labelled, by a process of its own for each try. */
final class LabelHeap {
    static final String CHILD = "--child";
    /** Megabytes. */
    private static final List<Integer> HEAPS = List.of(8, 10, 12, 16, 20, 24, 32, 48, 64, 128, 256, 512, 1_024);

    private static final int MAX_SECONDS = 60;

    private LabelHeap() {}

    static void measure(Path folder) throws IOException, InterruptedException {
        System.out.println();
        System.out.println("| document | smallest `-Xmx` |");
        System.out.println("|---|---|");
        print(LabelFiles.smallDocx(folder), "DOCX");
        print(LabelFiles.pictures(folder, 40), "DOCX, 40 pictures");
        print(LabelFiles.pictures(folder, 400), "DOCX, 400 pictures");
        print(LabelFiles.xlsx(folder, 100_000), "XLSX, 100,000 × 10");
        print(LabelFiles.xlsx(folder, 1_000_000), "XLSX, 1,000,000 × 10");
    }

    private static void print(Path source, String name) throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "| %s, %,d KB | %d MB |%n", name, Files.size(source) / 1_000, smallest(source));
        Files.delete(source);
    }

    private static int smallest(Path source) throws IOException, InterruptedException {
        for (int heap : HEAPS) {
            if (isEnough(heap, source)) {
                return heap;
            }
        }
        throw new IOException("not labelled under any heap: " + source.getFileName());
    }

    private static boolean isEnough(int heap, Path source) throws IOException, InterruptedException {
        Path target = source.resolveSibling("heap-" + source.getFileName());
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabelSpeed.class.getName(),
                        CHILD,
                        source.toString(),
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = child.waitFor(MAX_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            child.destroyForcibly().waitFor();
        }
        return Files.deleteIfExists(target) && ended && child.exitValue() == 0;
    }
}
