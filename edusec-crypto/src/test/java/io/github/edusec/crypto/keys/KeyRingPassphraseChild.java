package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Changes the passphrase of a ring there and back in a process of its own, which is killed or may write no more. */
final class KeyRingPassphraseChild {
    private KeyRingPassphraseChild() {}

    /**
     * Runs the child.
     *
     * @param args the ring, under {@link Rings#SECRET}, and how often to change it; a line is printed after each change
     * @throws IOException if a change fails
     */
    public static void main(String[] args) throws IOException {
        try (Passphrase first = Rings.passphrase();
                Passphrase second = Rings.otherPassphrase();
                KeyRing ring = Rings.open(Path.of(args[0]))) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                boolean there = i % 2 == 0;
                ring.changePassphrase(there ? first : second, there ? second : first);
                System.out.writeBytes("changed\n".getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
            }
        }
    }
}
