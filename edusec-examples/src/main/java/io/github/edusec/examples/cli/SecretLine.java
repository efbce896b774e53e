package io.github.edusec.examples.cli;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Prints characters that are secret: no string is made of them, and every copy made here is overwritten. */
final class SecretLine {
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    private SecretLine() {}

    /** Prints texts and secrets in their order, then a line end. Secrets stay the caller's to wipe. */
    static void print(PrintStream out, CharSequence... parts) {
        int length = Arrays.stream(parts).mapToInt(CharSequence::length).sum() + 1;
        char[] room = new char[length];
        byte[] bytes = new byte[length * MAX_BYTES_PER_CHARACTER];
        try {
            CharBuffer line = CharBuffer.wrap(room);
            for (CharSequence part : parts) {
                for (int i = 0; i < part.length(); i++) {
                    line.put(part.charAt(i));
                }
            }
            line.put('\n').flip();
            ByteBuffer encoded = ByteBuffer.wrap(bytes);
            StandardCharsets.UTF_8.newEncoder().encode(line, encoded, true);
            out.write(bytes, 0, encoded.position());
            out.flush();
        } finally {
            Arrays.fill(room, '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
