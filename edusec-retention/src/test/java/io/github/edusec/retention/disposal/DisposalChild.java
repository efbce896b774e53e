package io.github.edusec.retention.disposal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Executes a manifest in a process of its own, printing each moment; from a given line on it waits to be killed. */
final class DisposalChild {
    private DisposalChild() {}

    /**
     * Runs the child.
     *
     * @param args the site, and the number of lines after which to wait
     * @throws IOException if the run fails
     */
    public static void main(String[] args) throws IOException {
        Site site = new Site(Path.of(args[0]));
        int[] left = {Integer.parseInt(args[1])};
        DisposalManifest manifest = DisposalManifest.read(site.home.resolve("manifest.json"));
        site.run(manifest, item -> List.of(), (moment, item) -> {
            print(moment.name());
            if (--left[0] == 0) {
                waitForTheEnd();
            }
        });
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
