package io.github.edusec.examples.inspection;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.inspect.ContentInspector;
import io.github.edusec.classify.inspect.Suggestion;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;

/** The child: reads paths from standard input and answers each with a suggestion, until the input ends. */
final class InspectionMain {
    private InspectionMain() {}

    /** Runs in the child process only; the argument, if any, is a file of inspection rules. */
    public static void main(String[] arguments) throws IOException {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // A parser that prints must not print into the answers.
        System.setOut(System.err);
        ContentInspector inspector = arguments.length == 0
                ? ContentInspector.standard()
                : ContentInspector.read(Path.of(arguments[0]), Limits.DEFAULT);
        DataInputStream questions = new DataInputStream(System.in);
        while (true) {
            String file;
            try {
                file = questions.readUTF();
            } catch (EOFException end) {
                return;
            }
            answer(inspector, file, answers);
        }
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
