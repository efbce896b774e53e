package io.github.edusec.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process cost from its start to its end.
 *
 * @param seconds on the clock
 * @param processor seconds of all its threads
 * @param peakMebibytes the most memory that was resident (Linux), looked at every few milliseconds
 */
record WholeProcess(double seconds, double processor, long peakMebibytes) {
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final long LOOK_MILLIS = 5;

    static WholeProcess of(List<String> command) throws IOException, InterruptedException {
        // The shell's own account of its children is exact; a process that has ended cannot be asked any more.
        List<String> timed =
                new ArrayList<>(List.of("bash", "-c", "\"$@\" >/dev/null; code=$?; times; exit $code", "-"));
        timed.addAll(command);
        long start = System.nanoTime();
        Process shell = new ProcessBuilder(timed)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long peak = 0;
        while (!shell.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(
                    peak, shell.children().mapToLong(WholeProcess::peak).max().orElse(0));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String times = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.exitValue() != 0) {
            throw new IOException("exit code " + shell.exitValue() + ": " + command);
        }
        return new WholeProcess(seconds, ofChildren(times), peak / 1024);
    }

    /** The second line is the children's: user and system time. */
    private static double ofChildren(String times) {
        Matcher time = TIME.matcher(times.lines().skip(1).findFirst().orElse(""));
        double sum = 0;
        while (time.find()) {
            sum += 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
        }
        return sum;
    }

    private static long peak(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .max()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
