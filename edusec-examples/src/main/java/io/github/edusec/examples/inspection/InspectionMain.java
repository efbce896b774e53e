package io.github.edusec.examples.inspection;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.inspect.ContentInspector;
import io.github.edusec.classify.inspect.Suggestion;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;

/**
 * The child: says that it is ready, reads paths from standard input and answers each with a suggestion.
 *
 * <p>Its input ends when the parent ends, however that came about. It is read while a document is being parsed, so that a
 * parser in an endless loop does not outlive the parent.
 */
final class InspectionMain {
    /** What the child says before the first answer. */
    static final int READY = 0xED05EC;

    /** The exit code that the JVM gives itself under {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;

    private InspectionMain() {}

    /**
     * Runs in the child process only; the arguments are its temporary folder and, if there is one, a file of inspection
     * rules.
     */
    public static void main(String[] arguments) throws IOException {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // A parser that prints must not print into the answers.
        System.setOut(System.err);
        ContentInspector inspector = arguments.length == 1
                ? ContentInspector.standard()
                : ContentInspector.read(Path.of(arguments[1]), Limits.DEFAULT);
        DataInputStream questions = new DataInputStream(System.in);
        try {
            answers.writeInt(READY);
            answers.flush();
            while (true) {
                inspect(inspector, questions.readUTF(), answers);
            }
        } catch (IOException parentEnded) {
            PrivateFolder.of(Path.of(arguments[0])).close();
        } finally {
            // Not exit: hooks would wait for a parser that never ends.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void inspect(ContentInspector inspector, String file, DataOutputStream answers) {
        Thread worker = new Thread(
                () -> {
                    try {
                        answer(inspector, file, answers);
                    } catch (IOException parentEnded) {
                        // The reading thread notices it too, and ends this process.
                    }
                },
                "edusec-inspected-file");
        worker.setDaemon(true);
        worker.setUncaughtExceptionHandler((thread, failure) ->
                Runtime.getRuntime().halt(failure instanceof OutOfMemoryError ? OUT_OF_MEMORY : 1));
        worker.start();
    }

    private static void answer(ContentInspector inspector, String file, DataOutputStream answers) throws IOException {
        byte[] answer;
        try {
            answer = serialized(inspector.inspect(Path.of(file)));
        } catch (IOException unreadable) {
            // The parent has read the file's attributes; what fails now is said as "could not be read".
            answer = new byte[0];
        }
        answers.writeInt(answer.length);
        answers.write(answer);
        answers.flush();
    }

    private static byte[] serialized(Suggestion suggestion) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(suggestion);
        }
        return bytes.toByteArray();
    }
}
