package io.github.edusec.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sealing and opening against 7-Zip and zip4j, whole processes in turn on the same files: {@code SealSpeed [ROUNDS [CASE...]]},
 * cases {@code store folder open memory}; put the folder into memory with {@code -Djava.io.tmpdir=/dev/shm}.
 *
 * <p>Each round runs every program once, after one round that is not counted; a ratio is that of one round.
 */
public final class SealSpeed {
    /** Seven words of the list, as {@code edusec passphrase} makes them: nobody has to estimate its strength. */
    static final String PASSPHRASE = "bidoha-uyuhe-hibige-bobise-muchi-giyan-binon";

    private static final List<String> CASES = List.of("store", "folder", "open", "memory");
    private static final List<String> EDUSEC_JARS =
            List.of("edusec-benchmarks", "edusec-classify", "edusec-crypto", "jackson-core", "zxcvbn");
    private static final List<String> ZIP4J_JARS = List.of("edusec-benchmarks", "zip4j");
    private static final int ROUNDS = 7;
    private static final long STORE_MEBIBYTES = 512;
    private static final int TABLES = 1_750;
    private static final long MEMORY_MEBIBYTES = 8_192;

    private final Path folder;
    private final int rounds;

    private SealSpeed(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /**
     * One program of a case.
     *
     * @param name its name
     * @param command what is run; the output's path is added
     */
    private record Way(String name, List<String> command) {}

    /**
     * Makes the files and prints a Markdown table for each case.
     *
     * @param arguments the number of rounds, then the cases
     * @throws IOException if a program fails
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        List<String> cases = arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : CASES;
        Path folder = Files.createTempDirectory("edusec-seal-speed");
        try {
            SealSpeed speed = new SealSpeed(folder, rounds);
            for (String each : cases) {
                speed.run(each);
            }
        } finally {
            delete(folder);
        }
    }

    private void run(String name) throws IOException, InterruptedException {
        switch (name) {
            case "store" -> {
                Path noise = SealFiles.noise(folder, STORE_MEBIBYTES);
                compare(
                        "one file of 512 MiB that does not shrink",
                        List.of(edusec("seal", noise), sevenZip("-mx=0", noise), zip4j("store", noise)));
                Files.delete(noise);
            }
            case "folder" -> {
                Path tables = SealFiles.tables(folder, TABLES);
                compare(
                        "1,750 CSV files",
                        List.of(
                                edusec("seal", tables),
                                sevenZip("-mx=1", tables),
                                zip4j("fastest", tables),
                                edusec("entries", tables)));
                delete(tables);
            }
            case "open" -> {
                Path noise = SealFiles.noise(folder, STORE_MEBIBYTES);
                Path zip = folder.resolve("to-open.zip");
                WholeProcess.of(with(edusec("seal", noise).command, zip));
                Files.delete(noise);
                compare("opening 512 MiB", List.of(edusec("open", zip), unSevenZip(zip), zip4j("open", zip)));
                Files.delete(zip);
            }
            case "memory" -> {
                Path noise = SealFiles.noise(folder, MEMORY_MEBIBYTES);
                Path zip = folder.resolve("large.zip");
                WholeProcess sealing = WholeProcess.of(with(edusec("seal", noise).command, zip));
                Files.delete(noise);
                Path out = folder.resolve("large");
                WholeProcess opening = WholeProcess.of(with(edusec("open", zip).command, out));
                System.out.printf(
                        Locale.ROOT,
                        "%n8 GiB: sealed in %.1f s, %d MiB resident; opened in %.1f s, %d MiB resident%n",
                        sealing.seconds(),
                        sealing.peakMebibytes(),
                        opening.seconds(),
                        opening.peakMebibytes());
                Files.delete(zip);
                delete(out);
            }
            default -> throw new IllegalArgumentException("case: found " + name + ", allowed: " + CASES);
        }
    }

    private void compare(String title, List<Way> ways) throws IOException, InterruptedException {
        double[][] seconds = new double[ways.size()][rounds];
        double[][] processor = new double[ways.size()][rounds];
        long[] memory = new long[ways.size()];
        long[] sizes = new long[ways.size()];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < ways.size(); i++) {
                Path out = folder.resolve("out.zip");
                WholeProcess cost = WholeProcess.of(with(ways.get(i).command, out));
                sizes[i] = Files.isDirectory(out) ? 0 : Files.size(out);
                delete(out);
                if (round >= 0) {
                    seconds[i][round] = cost.seconds();
                    processor[i][round] = cost.processor();
                    memory[i] = Math.max(memory[i], cost.peakMebibytes());
                }
            }
        }
        System.out.println();
        System.out.println(
                "| " + title + " | seconds | processor seconds | MiB resident | bytes | its seconds / edusec's |");
        System.out.println("|---|---|---|---|---|---|");
        for (int i = 0; i < ways.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %,d | %s |%n",
                    ways.get(i).name,
                    Spread.of(seconds[i]),
                    Spread.of(processor[i]),
                    memory[i],
                    sizes[i],
                    i == 0 ? "" : Spread.of(Spread.ratios(seconds[i], seconds[0])));
        }
    }

    private static List<String> with(List<String> command, Path out) {
        List<String> whole = new ArrayList<>(command);
        whole.add(out.toString());
        if (command.get(0).equals("7z")) {
            // 7-Zip names the archive first.
            whole.remove(whole.size() - 1);
            whole.replaceAll(part -> part.replace("OUT", out.toString()));
        }
        return whole;
    }

    private static Way edusec(String job, Path from) {
        return new Way(
                job.equals("entries") ? "edusec, names visible" : "edusec",
                java(SealWork.class, EDUSEC_JARS, job, from));
    }

    private static Way zip4j(String job, Path from) {
        return new Way("zip4j", java(Zip4jWork.class, ZIP4J_JARS, job, from));
    }

    private static List<String> java(Class<?> main, List<String> jars, String job, Path from) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classPath(jars),
                main.getName(),
                job,
                from.toString());
    }

    /** Looking things up in the dozens of jars of the other benchmarks takes a tenth of a second that no user spends. */
    private static String classPath(List<String> jars) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.stream()
                        .anyMatch(jar -> Path.of(entry).getFileName().toString().startsWith(jar)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Way sevenZip(String level, Path from) {
        return new Way(
                "7-Zip " + level,
                List.of("7z", "a", "-tzip", "-mem=AES256", level, "-p" + PASSPHRASE, "OUT", from.toString()));
    }

    private static Way unSevenZip(Path zip) {
        return new Way("7-Zip", List.of("7z", "x", "-p" + PASSPHRASE, "-oOUT", zip.toString()));
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
