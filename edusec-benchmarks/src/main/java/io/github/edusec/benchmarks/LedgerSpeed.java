package io.github.edusec.benchmarks;

import io.github.edusec.crypto.SigningKey;
import io.github.edusec.crypto.ledger.Commitment;
import io.github.edusec.crypto.ledger.Ledger;
import io.github.edusec.crypto.ledger.LedgerEntry;
import io.github.edusec.crypto.ledger.LedgerProver;
import io.github.edusec.crypto.ledger.LedgerVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The ledger on a real disk: appending in groups, from many threads and one by one beside a loop that only writes and forces;
 * verifying and proving: {@code LedgerSpeed [ROUNDS [ENTRIES]]}. Files lie in the folder that {@code java.io.tmpdir} names;
 * {@code -Xmx32m} shows that memory does not grow.
 */
public final class LedgerSpeed {
    private static final int ROUNDS = 7;
    private static final int ENTRIES = 1_000_000;
    private static final int GROUP = 1_000;
    private static final int GROUPED = 200_000;
    private static final int SINGLE = 400;
    private static final int THREADS = 32;
    private static final int PROOFS = 500;
    /** Bytes of an entry and its checkpoint, as one append writes them. */
    private static final int LINE_BYTES = 760;

    private final Path folder;
    private final int rounds;
    private final SigningKey key = SigningKey.generate();
    private int number;

    private LedgerSpeed(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** What is measured once in a round. */
    private interface Case {
        double figure() throws IOException;
    }

    /**
     * Prints a line for each case.
     *
     * @param arguments the number of rounds, the number of entries that are verified
     * @throws IOException if the disk fails
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        int entries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ENTRIES;
        Path folder = Files.createTempDirectory("edusec-ledger-speed");
        try {
            new LedgerSpeed(folder, rounds).run(entries);
        } finally {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void run(int entries) throws IOException {
        System.out.printf(
                "heap at most %d MiB, %d rounds%n", Runtime.getRuntime().maxMemory() >> 20, rounds);
        print("entries/s in groups of 1,000, each forced", measured(() -> grouped(newFile(), GROUPED)));
        print("entries/s from 32 threads, one by one", measured(this::threads));
        double[] single = new double[rounds];
        double[] bare = new double[rounds];
        single();
        bare();
        for (int i = 0; i < rounds; i++) {
            single[i] = single();
            bare[i] = bare();
        }
        print("single forced appends/s", single);
        print("bare write and force/s", bare);
        print("single append / bare loop", Spread.ratios(single, bare));
        Path large = newFile();
        grouped(large, entries);
        print("seconds to verify " + entries + " entries", measured(() -> seconds(() -> verify(large))));
        print("proofs/s under " + entries + " entries", measured(() -> proofs(large)));
        Path small = newFile();
        grouped(small, 10 * GROUP);
        print("proofs/s under 10,000 entries", measured(() -> proofs(small)));
    }

    /** One round is not counted. */
    private double[] measured(Case each) throws IOException {
        each.figure();
        double[] figures = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            figures[i] = each.figure();
        }
        return figures;
    }

    private static void print(String what, double[] figures) {
        System.out.println(what + ": " + Spread.of(figures));
        System.out.println("  "
                + Arrays.toString(Arrays.stream(figures)
                        .mapToObj(figure -> String.format(Locale.ROOT, "%.3f", figure))
                        .toArray()));
    }

    private Path newFile() {
        return folder.resolve("ledger-" + number++);
    }

    private double grouped(Path file, int entries) throws IOException {
        try (Ledger ledger = Ledger.create(file, "example.ed.jp/ledger", key)) {
            return entries
                    / seconds(() -> {
                        for (int i = 0; i < entries; i += GROUP) {
                            List<LedgerEntry> group = new ArrayList<>();
                            for (int j = 0; j < GROUP; j++) {
                                group.add(entry(i + j));
                            }
                            ledger.append(group);
                        }
                    });
        }
    }

    private double threads() throws IOException {
        int each = 10 * SINGLE / THREADS;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Ledger ledger = Ledger.create(newFile(), "example.ed.jp/ledger", key)) {
            return each
                    * THREADS
                    / seconds(() -> {
                        List<Future<?>> running = new ArrayList<>();
                        for (int t = 0; t < THREADS; t++) {
                            running.add(threads.submit(() -> {
                                for (int i = 0; i < each; i++) {
                                    ledger.append(entry(i));
                                }
                                return null;
                            }));
                        }
                        for (Future<?> one : running) {
                            await(one);
                        }
                    });
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private double single() throws IOException {
        try (Ledger ledger = Ledger.create(newFile(), "example.ed.jp/ledger", key)) {
            return SINGLE
                    / seconds(() -> {
                        for (int i = 0; i < SINGLE; i++) {
                            ledger.append(entry(i));
                        }
                    });
        }
    }

    private double bare() throws IOException {
        try (FileChannel channel =
                FileChannel.open(newFile(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer line = ByteBuffer.allocate(LINE_BYTES);
            return SINGLE
                    / seconds(() -> {
                        for (int i = 0; i < SINGLE; i++) {
                            channel.write(line.rewind());
                            channel.force(false);
                        }
                    });
        }
    }

    private void verify(Path file) throws IOException {
        if (!LedgerVerifier.verify(file, key.verificationKey()).isVerified()) {
            throw new IllegalStateException("does not verify");
        }
    }

    private double proofs(Path file) throws IOException {
        LedgerProver prover = LedgerProver.of(file, key.verificationKey());
        Random random = new Random(1);
        return PROOFS
                / seconds(() -> {
                    for (int i = 0; i < PROOFS; i++) {
                        prover.inclusion(random.nextLong(prover.checkpoint().size()));
                    }
                });
    }

    private static LedgerEntry entry(int n) {
        byte[] digest = new byte[32];
        digest[0] = (byte) n;
        return LedgerEntry.of("disposal.done", Instant.ofEpochSecond(1_800_000_000L + n))
                .with("manifest", Commitment.plain(digest))
                .with("item", n)
                .with("level", "read-back");
    }

    /** Something that takes time. */
    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
