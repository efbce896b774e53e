package io.github.edusec.benchmarks;

import io.github.edusec.classify.container.ContainerScanner;
import io.github.edusec.classify.container.ScanSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * {@code scan} of a folder of labelled documents against opening each file with Tika's full parse; whole runs in turn, in one
 * process: {@code ScanBenchmark [FILES [ROUNDS]]}.
 */
public final class ScanBenchmark {
    private static final int FILES = 20_000;
    private static final int ROUNDS = 3;

    private ScanBenchmark() {}

    /**
     * Makes the folder, warms both sides up, and prints each round and the ratio with its spread.
     *
     * @param arguments the number of files and of rounds
     * @throws IOException if the folder cannot be made or read
     * @throws TikaException if the peer cannot read a file
     * @throws SAXException if the peer cannot read a file
     */
    public static void main(String[] arguments) throws IOException, TikaException, SAXException {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FILES;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        Path folder = Files.createTempDirectory("edusec-scan-benchmark");
        try {
            ScanFolder.fill(folder, files);
            System.out.println(files + " files, " + ScanFolder.bytes(folder) / 1_000_000 + " MB in " + folder);
            Path warmUp = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-warm-up"));
            try {
                ScanFolder.fill(warmUp, Math.min(files, 1_000));
                scan(warmUp, Math.min(files, 1_000));
                parse(warmUp);
                scan(warmUp, Math.min(files, 1_000));
            } finally {
                ScanFolder.remove(warmUp);
            }
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                double ours = scan(folder, files);
                double peer = parse(folder);
                ratios[round] = peer / ours;
                System.out.printf(Locale.ROOT, "scan %.2f s   Tika %.1f s   ratio %.1f%n", ours, peer, ratios[round]);
            }
            Arrays.sort(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "ratio: median %.1f, from %.1f to %.1f over %d rounds%n",
                    ratios[rounds / 2],
                    ratios[0],
                    ratios[rounds - 1],
                    rounds);
        } finally {
            ScanFolder.remove(folder);
        }
    }

    private static double scan(Path folder, int files) throws IOException {
        long start = System.nanoTime();
        ScanSummary summary = ContainerScanner.standard().scan(folder);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (summary.counts().labelled() != files) {
            throw new IllegalStateException("labels found: " + summary.counts());
        }
        return seconds;
    }

    private static double parse(Path folder) throws IOException, TikaException, SAXException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        }
        AutoDetectParser parser = new AutoDetectParser();
        long start = System.nanoTime();
        long labelled = 0;
        for (Path path : paths) {
            Metadata metadata = new Metadata();
            try (InputStream in = TikaInputStream.get(path, metadata)) {
                parser.parse(in, new BodyContentHandler(-1), metadata, new ParseContext());
            }
            labelled +=
                    Arrays.stream(metadata.names()).anyMatch(name -> name.endsWith("edusec.label.importance")) ? 1 : 0;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (labelled != paths.size()) {
            throw new IllegalStateException("Tika found " + labelled + " of " + paths.size() + " labels");
        }
        return seconds;
    }
}
