package io.github.edusec.examples.inspection;

import io.github.edusec.classify.inspect.ContentInspector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process for tests to kill while its child inspects the file that is named. */
final class InspectionParent {
    private InspectionParent() {}

    public static void main(String[] arguments) throws IOException {
        Thread announcer = new Thread(() -> announce(Path.of(arguments[0])));
        announcer.setDaemon(true);
        announcer.start();
        try (InspectionProcess process = new InspectionProcess(
                Duration.ofMinutes(5), 64, ContentInspector.standard().rules(), null)) {
            process.inspect(Path.of(arguments[0]));
        }
    }

    /** Prints the child's number once it reads the file, a pipe: only then can that be opened for writing. */
    private static void announce(Path pipe) {
        try (OutputStream held = Files.newOutputStream(pipe)) {
            System.out.println(
                    ProcessHandle.current().children().findFirst().orElseThrow().pid());
            Thread.currentThread().join();
            held.flush();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
