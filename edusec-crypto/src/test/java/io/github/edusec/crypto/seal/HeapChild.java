package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Seals and opens in a process of its own and dumps its heap while the passphrase is open, and after it was closed. */
final class HeapChild {
    static final byte MASK = 0x5A;

    private HeapChild() {}

    /**
     * Runs the child, which prints the passphrase, every byte masked: text of its own must not hold it.
     *
     * @param args folder with "in" in it; "generated" or the masked passphrase in hexadecimal digits; "visible" or "bundle";
     *     "signed" or "unsigned"
     * @throws IOException if the work fails
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Passphrase passphrase = args[1].equals("generated") ? Passphrase.generate() : chosen(args[1]);
        try (passphrase) {
            printMasked(passphrase);
            work(folder, passphrase, args[2].equals("visible"), args[3].equals("signed"));
            dump(folder.resolve("open.hprof"));
        }
        dump(folder.resolve("closed.hprof"));
        // Still reachable, as a careless caller's would be.
        System.out.println(passphrase);
    }

    private static void work(Path folder, Passphrase passphrase, boolean visible, boolean signed) throws IOException {
        Path zip = folder.resolve("a.zip");
        Seal seal = Seal.of(SealSource.tree(folder.resolve("in")), InteropFiles.STATEMENT)
                .to(passphrase)
                .verified();
        Open open = Open.path(zip).with(passphrase);
        SealOutcome sealed;
        OpenOutcome opened;
        try (SigningKey key = SigningKey.generate()) {
            Seal chosen = visible ? seal.withVisibleNames() : seal;
            sealed = (signed ? chosen.signWith(key) : chosen).writeTo(zip);
            opened = (signed ? open.signedBy(key.verificationKey()) : open).extractTo(folder.resolve("out"));
        }
        if (!(sealed instanceof SealOutcome.Sealed) || !(opened instanceof OpenOutcome.Opened)) {
            throw new IllegalStateException(sealed + " " + opened);
        }
    }

    private static Passphrase chosen(String masked) {
        byte[] bytes = HexFormat.of().parseHex(masked);
        char[] characters = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            characters[i] = (char) (bytes[i] ^ MASK);
        }
        Passphrase passphrase = Passphrase.of(characters);
        Arrays.fill(characters, '\0');
        return passphrase;
    }

    private static void printMasked(Passphrase passphrase) {
        byte[] bytes = passphrase.toUtf8();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= MASK;
        }
        System.out.writeBytes((HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
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
