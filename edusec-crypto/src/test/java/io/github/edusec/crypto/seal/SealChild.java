package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Seals or opens in a process of its own, which is killed on the way. */
final class SealChild {
    static final String WORDS = "kame-tori-sakura-yama-hato-mizu-kaze";

    private SealChild() {}

    /**
     * Runs the child. It prints a line at every step of the progress, and "end" after the work.
     *
     * @param args "seal", "seal-visible" or "open"; the source folder or the package; the target; at which step to stand still,
     *     0 for never
     * @throws IOException if the work fails
     */
    public static void main(String[] args) throws IOException {
        Progress progress = new Standstill(Integer.parseInt(args[3]));
        Path from = Path.of(args[1]);
        Path to = Path.of(args[2]);
        try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray())) {
            if (args[0].equals("open")) {
                Open.path(from).with(passphrase).reportingTo(progress).extractTo(to);
            } else {
                seal(from, args[0].equals("seal-visible"), passphrase, progress).writeTo(to);
            }
        }
        print("end");
    }

    static Seal seal(Path from, boolean visible, Passphrase passphrase, Progress progress) throws IOException {
        Seal seal = Seal.of(SealSource.tree(from), InteropFiles.STATEMENT)
                .to(passphrase)
                .verified()
                .reportingTo(progress);
        return visible ? seal.withVisibleNames() : seal;
    }

    private static void print(String line) {
        System.out.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
    }

    /** Says where the work is; at one step it goes no further, so that the kill surely meets unfinished work. */
    private static final class Standstill implements Progress {
        private final int at;
        private int step;

        Standstill(int at) {
            this.at = at;
        }

        @Override
        public void at(Phase phase, long done, long total) {
            print(++step + " " + phase + " " + done);
            if (step == at) {
                try {
                    // Nothing is ever written to it.
                    while (System.in.read() >= 0) {
                        step = at;
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
