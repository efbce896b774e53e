package io.github.edusec.crypto.takeout;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/**
 * The slip of paper that carries a passphrase: a short text in Japanese, the passphrase alone on its line.
 *
 * <p>Nothing else on the slip matches {@code [a-z]+(-[a-z]+){5,}}, so programs find the passphrase. The slip is as secret as
 * the passphrase. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class PassphraseSlip {
    private static final int MAX_BYTES = 1 << 16;
    private static final int MAX_PASSPHRASE = 1024;
    private static final int LEAST_WORDS = 6;
    private static final String HEAD = """
            持出しパッケージのパスフレーズ

            """;
    private static final String READING = """


            読み（覚え・確認用。入力するのは上のローマ字の行です）
            """;
    private static final String FOOT = """


            開き方
            ・7-Zip で開く。Windows 標準では開けません。
            ・すべて小文字の半角英字とハイフンです。空白は入れません。

            注意
            ・この用紙とパッケージは、必ず別々に運び、別々に送ってください。
            ・同じメール、同じ封筒、同じ媒体に入れてはいけません。
            ・用が済んだら、この用紙は細断してください。
            """;

    private PassphraseSlip() {}

    /**
     * Finds the passphrase on a slip.
     *
     * @param slip a slip written by {@link TakeOut#pack}; at most 64 KiB
     * @return the passphrase, to be closed by the caller
     * @throws KeyFileException if not exactly one line holds a passphrase, or the line or the file is too long
     * @throws IOException if reading fails
     */
    public static Passphrase read(Path slip) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(slip)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        char[] found = new char[0];
        int count = 0;
        try {
            for (int start = 0; start < bytes.length && bytes.length <= MAX_BYTES; ) {
                int end = lineEnd(bytes, start);
                if (isPassphrase(bytes, start, end)) {
                    Arrays.fill(found, '\0');
                    found = ascii(bytes, start, end);
                    count++;
                }
                start = end + 1;
            }
            if (count != 1) {
                throw new KeyFileException(new Problem(
                        "passphrase slip", "not exactly one passphrase line", count + " lines", "1 line, 64 KiB"));
            }
            if (found.length > MAX_PASSPHRASE) {
                throw new KeyFileException(new Problem(
                        "passphrase slip",
                        "the passphrase line is too long",
                        found.length + " characters",
                        "at most " + MAX_PASSPHRASE));
            }
            return Passphrase.of(found);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(found, '\0');
        }
    }

    /** Readable by its owner only, from its creation on: who opens it before it is written reads it afterwards. */
    static AtomicFile create(Path slip) throws IOException {
        boolean posix = slip.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? AtomicFile.create(
                        slip, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : AtomicFile.create(slip);
    }

    static void write(AtomicFile file, Passphrase passphrase) throws IOException {
        char[] secret = passphrase.toChars();
        char[] kana = passphrase.toKana();
        char[] room = new char[HEAD.length() + secret.length + READING.length() + kana.length + FOOT.length()];
        CharBuffer text = CharBuffer.wrap(room);
        text.put(HEAD).put(secret);
        if (kana.length > 0) {
            text.put(READING).put(kana);
        }
        text.put(FOOT).flip();
        byte[] bytes = new byte[room.length * 3];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        try {
            StandardCharsets.UTF_8.newEncoder().encode(text, out, true);
            out.flip();
            while (out.hasRemaining()) {
                file.channel().write(out);
            }
            file.force();
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(kana, '\0');
            Arrays.fill(room, '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isPassphrase(byte[] bytes, int start, int end) {
        int words = 1;
        int letters = 0;
        int last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        for (int i = start; i < last; i++) {
            if (bytes[i] == '-' && letters > 0) {
                words++;
                letters = 0;
            } else if (bytes[i] >= 'a' && bytes[i] <= 'z') {
                letters++;
            } else {
                return false;
            }
        }
        return letters > 0 && words >= LEAST_WORDS;
    }

    private static char[] ascii(byte[] bytes, int start, int end) {
        int last = bytes[end - 1] == '\r' ? end - 1 : end;
        char[] characters = new char[last - start];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) bytes[start + i];
        }
        return characters;
    }
}
