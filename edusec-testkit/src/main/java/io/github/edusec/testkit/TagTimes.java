package io.github.edusec.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Sums the time of tests per tag, prints it, and writes it to the file named by {@code edusec.tagTimes}. */
public final class TagTimes implements TestExecutionListener {
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final Map<String, Long> nanosByTag = new TreeMap<>();

    /** Made by the test platform. */
    public TagTimes() {}

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            started.put(test.getUniqueId(), System.nanoTime());
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Long start = started.remove(test.getUniqueId());
        if (start == null) {
            return;
        }
        long nanos = System.nanoTime() - start;
        if (test.getTags().isEmpty()) {
            nanosByTag.merge("untagged", nanos, Long::sum);
        }
        for (TestTag tag : test.getTags()) {
            nanosByTag.merge(tag.getName(), nanos, Long::sum);
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        StringBuilder lines = new StringBuilder();
        nanosByTag.forEach(
                (tag, nanos) -> lines.append(String.format(Locale.ROOT, "%s\t%.3f min%n", tag, nanos / 60e9)));
        System.out.print("Time per tag:\n" + lines);
        String file = System.getProperty("edusec.tagTimes");
        if (file != null) {
            try {
                Files.writeString(Path.of(file), lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
