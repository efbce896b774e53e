package io.github.edusec.benchmarks;

import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.label.Label;
import io.github.edusec.classify.label.LabelOutcome;
import io.github.edusec.classify.label.Labeller;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Labelled copies against a plain copy and against the libraries that load and save the whole document, in turn, in one process, on
 * the same files: {@code LabelSpeed [ROUNDS [CASE...]]}, cases {@code docx pictures xlsx odt many heap}.
 *
 * <p>Every copy goes to a new path in one folder; nobody forces to the disk. Ours is {@link Labeller#labelTo}: it looks for labels that are
 * there, tells the format, marks, reads the result back and moves it into place.
 */
public final class LabelSpeed {
    static final Label LABEL = new Label(
            new Classification(Importance.II, Confidentiality.C2B, null, null, List.of()), LocalDate.of(2026, 11, 23));
    private static final List<String> CASES = List.of("docx", "pictures", "xlsx", "odt", "many", "heap");
    private static final int ROUNDS = 7;
    /** Nanoseconds for each way to copy a document. */
    private static final long WARM_UP = 4_000_000_000L;

    private static final int MANY = 1_000;
    private static final int THREADS = 2;

    private final Path folder;
    private final int rounds;
    private final Labeller labeller = Labeller.standard();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private LabelSpeed(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** One way to get a labelled copy. */
    @FunctionalInterface
    interface Way {
        void copy(Path source, Path target) throws IOException;
    }

    /**
     * Makes the documents, warms all sides up, and prints the rows of a Markdown table.
     *
     * @param arguments the number of rounds, then the cases
     * @throws IOException if a document cannot be made, or is not labelled
     * @throws InterruptedException if it is interrupted
     * @throws ExecutionException if a document cannot be labelled
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments.length == 3 && arguments[0].equals(LabelHeap.CHILD)) {
            ours(Labeller.standard(), Path.of(arguments[1]), Path.of(arguments[2]));
            return;
        }
        LabelPeers.useTheParsersOfThePlatform();
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        List<String> cases = arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : CASES;
        Path folder = Files.createTempDirectory("edusec-label-speed");
        try {
            LabelSpeed speed = new LabelSpeed(folder, rounds);
            System.out.println(
                    "| document | plain copy, ms | peer, ms | edusec, ms | peer / edusec | of processor time |"
                            + " edusec / plain copy |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (String name : cases) {
                speed.run(name);
            }
        } finally {
            ScanFolder.remove(folder);
        }
    }

    private void run(String name) throws IOException, InterruptedException, ExecutionException {
        switch (name) {
            case "docx" -> compare("DOCX", LabelFiles.smallDocx(folder), "POI", LabelPeers::docx, 60);
            case "pictures" ->
                compare("DOCX, 40 pictures", LabelFiles.pictures(folder, 40), "POI", LabelPeers::docx, 1);
            case "xlsx" -> compare("XLSX, 100,000 × 10", LabelFiles.xlsx(folder, 100_000), "POI", LabelPeers::xlsx, 1);
            case "odt" -> compare("ODT", LabelFiles.odt(folder), "ODFDOM", LabelPeers::odt, 60);
            case "many" -> many(LabelFiles.smallDocx(folder));
            case "heap" -> LabelHeap.measure(folder);
            default -> throw new IllegalArgumentException("case: found " + name + ", allowed: " + CASES);
        }
    }

    private static void ours(Labeller labeller, Path source, Path target) throws IOException {
        LabelOutcome outcome = labeller.labelTo(source, target, LABEL, null);
        if (!outcome.isWritten()) {
            throw new IOException("not labelled: " + outcome);
        }
    }

    /** Milliseconds a copy: on the clock, and of the processor in the thread that copies. */
    private record Cost(double clock, double processor) {}

    private void compare(String name, Path source, String peer, Way byPeer, int copies) throws IOException {
        List<Way> ways = List.of(Files::copy, byPeer, (from, to) -> ours(labeller, from, to));
        int[] perRound = {4 * copies, Math.max(1, copies / 4), 4 * copies};
        double[][] clock = new double[ways.size()][rounds];
        double[][] processor = new double[ways.size()][rounds];
        for (int way = 0; way < ways.size(); way++) {
            long end = System.nanoTime() + WARM_UP;
            do {
                timed(ways.get(way), source, perRound[way]);
            } while (System.nanoTime() < end);
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < ways.size(); turn++) {
                int way = (round + turn) % ways.size();
                Cost cost = timed(ways.get(way), source, perRound[way]);
                clock[way][round] = cost.clock();
                processor[way][round] = cost.processor();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s, %,d KB | %s | %s %s | %s | %s | %s | %s |%n",
                name,
                Files.size(source) / 1_000,
                Spread.of(clock[0]),
                peer,
                Spread.of(clock[1]),
                Spread.of(clock[2]),
                Spread.of(Spread.ratios(clock[1], clock[2])),
                Spread.of(Spread.ratios(processor[1], processor[2])),
                Spread.of(Spread.ratios(clock[2], clock[0])));
        Files.delete(source);
    }

    /** What others left on the heap is not charged to this one. */
    private Cost timed(Way way, Path source, int copies) throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        List<Path> targets = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            targets.add(out.resolve(i + "-" + source.getFileName()));
        }
        System.gc();
        long processor = threads.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        for (Path target : targets) {
            way.copy(source, target);
        }
        clock = System.nanoTime() - clock;
        processor = threads.getCurrentThreadCpuTime() - processor;
        ScanFolder.remove(out);
        return new Cost(clock / 1e6 / copies, processor / 1e6 / copies);
    }

    /** A nightly job: another file each time, on two threads. */
    private void many(Path source) throws IOException, InterruptedException, ExecutionException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < MANY; i++) {
            Files.copy(source, in.resolve(i + ".docx"));
        }
        Way ours = (from, to) -> ours(labeller, from, to);
        double[] copied = new double[rounds];
        double[] labelled = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            copied[Math.max(round, 0)] = MANY / onThreads(Files::copy, in);
            labelled[Math.max(round, 0)] = MANY / onThreads(ours, in);
        }
        System.out.printf(
                Locale.ROOT,
                "%n%,d DOCX of %,d KB to new paths on %d threads: %s documents a second, plain copies %s%n",
                MANY,
                Files.size(source) / 1_000,
                THREADS,
                Spread.of(labelled),
                Spread.of(copied));
        ScanFolder.remove(in);
        Files.delete(source);
    }

    private double onThreads(Way way, Path in) throws IOException, InterruptedException, ExecutionException {
        Path out = Files.createDirectory(folder.resolve("out"));
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> work = new ArrayList<>();
        System.gc();
        long start = System.nanoTime();
        for (int i = 0; i < MANY; i++) {
            String name = i + ".docx";
            work.add(pool.submit(() -> {
                way.copy(in.resolve(name), out.resolve(name));
                return null;
            }));
        }
        for (Future<?> one : work) {
            one.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        ScanFolder.remove(out);
        return seconds;
    }
}
