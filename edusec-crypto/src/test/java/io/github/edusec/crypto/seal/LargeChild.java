package io.github.edusec.crypto.seal;

import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Seals gibibytes out of a stream and checks them, in a process of its own with little memory. */
final class LargeChild {
    private LargeChild() {}

    /**
     * Runs the child, which prints the size that came out.
     *
     * @param args the package, GiB, "noise" or "text", "visible" or "bundle"
     * @throws IOException if the work fails
     */
    public static void main(String[] args) throws IOException {
        Path zip = Path.of(args[0]);
        long size = Long.parseLong(args[1]) << 30;
        byte[] block = args[2].equals("noise")
                ? InteropFiles.noise(1 << 20)
                : "番号,氏名,評定\n".repeat(40_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (Passphrase passphrase = Passphrase.of(SealChild.WORDS.toCharArray())) {
            SealSource source = SealSource.of(new Repeated(block, size), "大.bin", InteropFiles.STATEMENT.made());
            Seal seal = Seal.of(List.of(source), InteropFiles.STATEMENT).to(passphrase);
            SealOutcome sealed = (args[3].equals("visible") ? seal.withVisibleNames() : seal).writeTo(zip);
            OpenOutcome outcome = Open.path(zip).with(passphrase).check();
            if (!(sealed instanceof SealOutcome.Sealed) || !(outcome instanceof OpenOutcome.Opened opened)) {
                throw new IllegalStateException(sealed + " " + outcome);
            }
            System.out.println(opened.content().files().get(0).size());
        }
    }

    /** One block over and over. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long left;
        private int at;

        Repeated(byte[] block, long size) {
            this.block = block;
            this.left = size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int part = (int) Math.min(Math.min(length, block.length - at), left);
            System.arraycopy(block, at, into, offset, part);
            at = (at + part) % block.length;
            left -= part;
            return part;
        }
    }
}
