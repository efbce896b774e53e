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
import java.io.StreamCorruptedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Inspects files in a child JVM with bounded memory and time, started when first needed and again after each loss.
 *
 * <p>The child ends when this process does, even if this is killed, and removes its temporary folder. A file that costs the child its memory or its time is reported as not inspected; the next one gets a new child. Not
 * thread-safe.
 */
public final class InspectionProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Set<String> FOREIGN_OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final int MAX_ANSWER_BYTES = 16 << 20;

    /** An answer is data of ours; anything else in it is refused before it comes to life. */
    private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter(
            "maxdepth=20;maxarray=100000;maxrefs=1000000;io.github.edusec.classify.**;java.lang.*;java.util.*;"
                    + "java.time.Ser;!*");

    private final Duration limit;
    private final PolicyVersion rules;
    private final int heapMegabytes;
    private final @Nullable Path rulesFile;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(runnable -> {
        Thread thread = new Thread(runnable, "edusec-inspection");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Child child;

    /** A running child and the folder for what its parsers put aside. */
    private record Child(Process process, PrivateFolder temporary) {}

    /**
     * Prepares a child; none runs yet.
     *
     * @param limit the longest time for one file, without the start of the child
     * @param heapMegabytes the child's heap
     * @param rules the rules that the child will load
     * @param rulesFile where they lie, or null for the built-in ones
     */
    public InspectionProcess(Duration limit, int heapMegabytes, PolicyVersion rules, @Nullable Path rulesFile) {
        this.limit = limit;
        this.heapMegabytes = heapMegabytes;
        this.rules = rules;
        this.rulesFile = rulesFile;
    }

    private List<String> command(Path temporary) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                // Its last words would otherwise stand among the answers.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                System.getProperty("java.class.path"),
                InspectionMain.class.getName(),
                temporary.toString()));
        if (rulesFile != null) {
            command.add(rulesFile.toString());
        }
        return command;
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
            return suggestion(within(limit, () -> answer(running.getInputStream())));
        } catch (TimeoutException slow) {
            stop();
            return notInspected(CoverageGap.INTERRUPTED);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            return notInspected(CoverageGap.INTERRUPTED);
        } catch (StreamCorruptedException foreign) {
            stop();
            return notInspected(CoverageGap.MALFORMED);
        } catch (IOException gone) {
            return lost(running);
        }
    }

    private Process running() throws IOException {
        Child running = child;
        if (running != null && running.process().isAlive()) {
            return running.process();
        }
        stop();
        return start();
    }

    /** Starting is not the file's fault, so it has a time of its own. */
    private Process start() throws IOException {
        PrivateFolder temporary = PrivateFolder.create();
        ProcessBuilder builder =
                new ProcessBuilder(command(temporary.path())).redirectError(ProcessBuilder.Redirect.DISCARD);
        // They could lift the limits that the command line sets.
        builder.environment().keySet().removeAll(FOREIGN_OPTIONS);
        Process started;
        try {
            started = builder.start();
        } catch (IOException e) {
            temporary.close();
            throw e;
        }
        child = new Child(started, temporary);
        try {
            int greeting = within(START_LIMIT, () -> new DataInputStream(started.getInputStream()).readInt());
            if (greeting == InspectionMain.READY) {
                return started;
            }
        } catch (IOException | TimeoutException e) {
            // Said below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop();
        throw new IOException("inspecting process: found no answer, allowed: ready within " + START_LIMIT.toSeconds()
                + " s; is its memory enough?");
    }

    private <T> T within(Duration time, Callable<T> reading)
            throws IOException, TimeoutException, InterruptedException {
        try {
            return reader.submit(reading).get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
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
            throw new StreamCorruptedException(
                    "answer: found " + length + " bytes, allowed: at most " + MAX_ANSWER_BYTES);
        }
        byte[] answer = new byte[length];
        in.readFully(answer);
        return answer;
    }

    private Suggestion suggestion(byte[] answer) throws IOException {
        if (answer.length == 0) {
            return notInspected(CoverageGap.MALFORMED);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(answer))) {
            in.setObjectInputFilter(OURS);
            return (Suggestion) in.readObject();
        } catch (IOException | ClassNotFoundException | ClassCastException foreign) {
            StreamCorruptedException corrupted = new StreamCorruptedException("answer: found foreign data");
            corrupted.initCause(foreign);
            throw corrupted;
        }
    }

    /** The child ended over this file; its exit code tells whether memory was the reason. */
    private Suggestion lost(Process running) throws IOException {
        try {
            boolean ended = running.waitFor(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            boolean memory = ended && running.exitValue() == InspectionMain.OUT_OF_MEMORY;
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

    private void stop() throws IOException {
        Child running = child;
        child = null;
        if (running != null) {
            running.process().destroyForcibly();
            try {
                running.process().waitFor(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.temporary().close();
        }
    }

    /**
     * Ends the child and removes what it put aside.
     *
     * @throws IOException if something cannot be removed
     */
    @Override
    public void close() throws IOException {
        reader.shutdownNow();
        stop();
    }
}
