package io.github.edusec.examples.inspection;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.inspect.Coverage;
import io.github.edusec.classify.inspect.CoverageGap;
import io.github.edusec.classify.inspect.Suggestion;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Inspects files in a child JVM with bounded memory and time, started when first needed and again after each loss.
 *
 * <p>A file that costs the child its memory or its time is reported as not inspected; the next one gets a new child. Not
 * thread-safe.
 */
public final class InspectionProcess implements AutoCloseable {
    private static final int MAX_ANSWER_BYTES = 16 << 20;
    /** The exit code that the JVM gives itself under {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** An answer is data of ours; anything else in it is refused before it comes to life. */
    private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;maxarray=100000;maxrefs=1000000;io.github.edusec.classify.**;java.lang.*;java.util.*;"
                    + "java.time.Ser;!*");

    private final Duration limit;
    private final PolicyVersion rules;
    private final PrivateFolder temporary;
    private final List<String> command;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(runnable -> {
        Thread thread = new Thread(runnable, "edusec-inspection");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Process child;

    /**
     * Prepares a child; none runs yet.
     *
     * @param limit the longest time for one file
     * @param heapMegabytes the child's heap
     * @param rules the rules that the child will load
     * @param rulesFile where they lie, or null for the built-in ones
     * @throws IOException if no folder can be made for what the child puts aside
     */
    public InspectionProcess(Duration limit, int heapMegabytes, PolicyVersion rules, @Nullable Path rulesFile)
            throws IOException {
        this.limit = limit;
        this.rules = rules;
        this.temporary = PrivateFolder.create();
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary.path(),
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                System.getProperty("java.class.path"),
                InspectionMain.class.getName()));
        if (rulesFile != null) {
            command.add(rulesFile.toString());
        }
    }

    /**
     * Inspects one file.
     *
     * @param file a readable file
     * @return what its content suggests; "not inspected" where the child was lost over it
     * @throws IOException if no child can be started
     */
    public Suggestion inspect(Path file) throws IOException {
        Process running = running();
        try {
            ask(running, file);
        } catch (IOException gone) {
            return lost(running);
        }
        try {
            byte[] answer =
                    reader.submit(() -> answer(running.getInputStream())).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return answer.length == 0 ? notInspected(CoverageGap.MALFORMED) : suggestion(answer);
        } catch (TimeoutException slow) {
            stop();
            return notInspected(CoverageGap.INTERRUPTED);
        } catch (ExecutionException ended) {
            return lost(running);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            return notInspected(CoverageGap.INTERRUPTED);
        }
    }

    private Process running() throws IOException {
        Process running = child;
        if (running == null || !running.isAlive()) {
            running = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            child = running;
        }
        return running;
    }

    private static void ask(Process running, Path file) throws IOException {
        DataOutputStream questions = new DataOutputStream(running.getOutputStream());
        questions.writeUTF(file.toAbsolutePath().toString());
        questions.flush();
    }

    private static byte[] answer(InputStream answers) throws IOException {
        DataInputStream in = new DataInputStream(answers);
        int length = in.readInt();
        if (length < 0 || length > MAX_ANSWER_BYTES) {
            throw new IOException("answer: found " + length + " bytes, allowed: at most " + MAX_ANSWER_BYTES);
        }
        return in.readNBytes(length);
    }

    private Suggestion suggestion(byte[] answer) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(answer))) {
            in.setObjectInputFilter(OURS);
            return (Suggestion) in.readObject();
        } catch (IOException | ClassNotFoundException | ClassCastException foreign) {
            stop();
            return notInspected(CoverageGap.MALFORMED);
        }
    }

    /** The child ended over this file; its exit code tells whether memory was the reason. */
    private Suggestion lost(Process running) {
        try {
            boolean ended = running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            boolean memory = ended && running.exitValue() == OUT_OF_MEMORY;
            return notInspected(memory ? CoverageGap.OVER_LIMIT : CoverageGap.MALFORMED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notInspected(CoverageGap.INTERRUPTED);
        } finally {
            stop();
        }
    }

    private Suggestion notInspected(CoverageGap why) {
        return new Suggestion(null, List.of(), Map.of(), new Coverage.NotInspected(why), rules);
    }

    private void stop() {
        Process running = child;
        child = null;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Ends the child and removes what it put aside.
     *
     * @throws IOException if something cannot be removed
     */
    @Override
    public void close() throws IOException {
        stop();
        reader.shutdownNow();
        temporary.close();
    }
}
