package io.github.edusec.crypto.keys;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Uses a ring in a process of its own and dumps its heap while everything is open, and after it was closed. */
final class KeyRingHeapChild {
    static final byte MASK = 0x5A;

    private KeyRingHeapChild() {}

    /**
     * Runs the child, which prints passphrase, signing key, root key and the ring's first passphrase, every byte masked: text of
     * its own must not hold them.
     *
     * @param args the folder for the ring and the dumps
     * @throws IOException if the work fails
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Passphrase passphrase = Passphrase.generate();
        Path file = folder.resolve("ring.p12");
        Passphrase before = Passphrase.generate();
        KeyRing made = KeyRing.create(file, before, Rings.FEW);
        made.add(KeyUse.ledger(), Rings.APRIL);
        made.rotate(KeyUse.ledger(), Rings.OCTOBER);
        made.add(KeyUse.root(), Rings.APRIL);
        made.changePassphrase(before, passphrase);
        KeyRing ring = KeyRing.open(file, passphrase, Rings.FEW).ring().orElseThrow();
        SigningKey key = ring.signingKey(KeyUse.ledger()).orElseThrow();
        byte[] signature = key.sign(new byte[5]);
        List<RootKey> roots = ring.rootKeys();
        RootKeyWrapper wrapper = RootKeyWrapper.of(roots);
        byte[] unwrapped = wrapper.unwrap(wrapper.wrap(new byte[32], new byte[0]), new byte[0]);
        print(passphrase.toUtf8(), 0);
        print(key.toPkcs8(), 16);
        print(roots.get(0).toPkcs8(), 19);
        print(before.toUtf8(), 0);
        dump(folder.resolve("open.hprof"));
        before.close();
        // The ring is still open, but no longer under it.
        dump(folder.resolve("changed.hprof"));
        List.of(made, ring).forEach(KeyRing::close);
        key.close();
        wrapper.close();
        passphrase.close();
        dump(folder.resolve("closed.hprof"));
        // Still reachable, as a careless caller's would be.
        System.out.println(
                List.of(before, passphrase, made, ring, key, wrapper, roots, signature.length, unwrapped.length));
    }

    private static void print(byte[] secret, int from) {
        byte[] masked = Arrays.copyOfRange(secret, from, secret.length);
        Arrays.fill(secret, (byte) 0);
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK;
        }
        System.out.writeBytes((HexFormat.of().formatHex(masked) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Only what is reachable: the collector runs first. */
    private static void dump(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(ProcessHandle.current().pid()),
                        "GC.heap_dump",
                        file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("jcmd failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
