package io.github.edusec.retention.erase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Erases one file in a process of its own, printing each step; from a given line on it waits to be killed. */
final class CrashChild {
    private CrashChild() {}

    /**
     * Runs the child.
     *
     * @param args the file, and the number of lines after which to wait
     */
    public static void main(String[] args) {
        int[] left = {Integer.parseInt(args[1])};
        Eraser.create(StoreProbe.ofThisMachine(), (step, at) -> {
                    print(step.name());
                    if (--left[0] == 0) {
                        waitForTheEnd();
                    }
                })
                .erase(Path.of(args[0]));
        print("DONE");
    }

    private static void print(String line) {
        System.out.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
    }

    private static void waitForTheEnd() throws IOException {
        if (System.in.read() >= 0) {
            throw new IllegalStateException("nobody writes to this process");
        }
    }
}
