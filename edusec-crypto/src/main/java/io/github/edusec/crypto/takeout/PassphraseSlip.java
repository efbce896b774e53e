package io.github.edusec.crypto.takeout;

import io.github.edusec.classify.files.AtomicFile;
import io.github.edusec.crypto.KeyFileException;
import io.github.edusec.crypto.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;

/**
 * The slip of paper that carries a passphrase: a short text in Japanese, the passphrase alone on its line.
 *
 * <p>Nothing else on the slip matches {@code [a-z]+(-[a-z]+){5,}}, so programs find the passphrase. The slip is as secret as
 * the passphrase: it appears complete or not at all, and only its owner can read it where the file system can say so. Not
 * guaranteed: that nobody reads it there as administrator, from a backup, or at the printer. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class PassphraseSlip {
    private static final int MOST_CHARACTERS = 64;

    private PassphraseSlip() {}

    /**
     * Writes a slip as people name it: a PDF if the name ends in {@code .pdf}, in small or capital letters, else text.
     *
     * @param passphrase a generated passphrase, or one that was read from a slip
     * @param slip where the slip will lie
     * @throws java.nio.file.FileAlreadyExistsException if the slip exists
     * @throws IOException if writing fails; nothing is left under the slip's name
     * @throws IllegalArgumentException if the passphrase does not match the expression above or is longer than 64
     *     characters
     */
    public static void write(Passphrase passphrase, Path slip) throws IOException {
        refuseUnfit(passphrase);
        try (AtomicFile file = create(slip)) {
            fill(file, passphrase, slip);
            file.commit();
        }
    }

    /**
     * Writes a slip as UTF-8 text, which {@link #read} reads back.
     *
     * @param passphrase a generated passphrase, or one that was read from a slip
     * @param slip where the slip will lie
     * @throws java.nio.file.FileAlreadyExistsException if the slip exists
     * @throws IOException if writing fails; nothing is left under the slip's name
     * @throws IllegalArgumentException if the passphrase does not match the expression above or is longer than 64
     *     characters, for a slip that nobody can read back is no slip
     */
    public static void writeText(Passphrase passphrase, Path slip) throws IOException {
        refuseUnfit(passphrase);
        try (AtomicFile file = create(slip)) {
            text(file, passphrase);
            file.commit();
        }
    }

    /**
     * Writes a slip as a PDF to print: one A4 page, black on white, the font embedded, with boxes for the recipient, the
     * date and a seal. The same passphrase gives the same bytes under the same Java runtime.
     *
     * <p>Not guaranteed: that no copy of the passphrase stays in memory. The PDF library holds text as strings, which nobody
     * can wipe; write the slip as text where that matters.
     *
     * @param passphrase a generated passphrase, or one that was read from a slip
     * @param slip where the slip will lie
     * @throws java.nio.file.FileAlreadyExistsException if the slip exists
     * @throws IOException if writing fails; nothing is left under the slip's name
     * @throws IllegalArgumentException if the passphrase does not match the expression above or is longer than 64
     *     characters
     */
    public static void writePdf(Passphrase passphrase, Path slip) throws IOException {
        refuseUnfit(passphrase);
        try (AtomicFile file = create(slip)) {
            pdf(file, passphrase);
            file.commit();
        }
    }

    /**
     * Finds the passphrase on a text slip.
     *
     * @param slip a slip written by {@link #writeText} or {@link TakeOut#pack}; at most 64 KiB
     * @return the passphrase, to be closed by the caller
     * @throws KeyFileException if not exactly one line holds a passphrase, or the line or the file is too long
     * @throws IOException if reading fails
     */
    public static Passphrase read(Path slip) throws IOException {
        try (InputStream in = Files.newInputStream(slip);
                SlipReader reader = SlipReader.read(in, "passphrase slip")) {
            return reader.ofSlip();
        }
    }

    /**
     * Finds the passphrase in what a file or pipe gives: a text slip, or the passphrase alone.
     *
     * <p>If one line matches the expression above, it is the passphrase. Otherwise everything is, blanks included, without a
     * UTF-8 byte order mark in front and without one line end (LF, CR LF or CR) at the end.
     *
     * @param in UTF-8, at most 64 KiB, read to its end and left open
     * @return the passphrase, to be closed by the caller; ask it for its {@link Passphrase#weakness()} before sealing
     * @throws KeyFileException if two lines match, a line break stands inside a passphrase that is not on a slip, the
     *     passphrase has not 1 to 1,024 characters, or the bytes are too many or not UTF-8; the message holds no character
     * @throws IOException if reading fails
     */
    public static Passphrase readLine(InputStream in) throws IOException {
        try (SlipReader reader = SlipReader.read(in, "passphrase file")) {
            return reader.ofSlipOrLine();
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

    /** Fills a slip that will lie there, see {@link #write(Passphrase, Path)}; it appears with the file's commit. */
    static void fill(AtomicFile file, Passphrase passphrase, Path slip) throws IOException {
        if (slip.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            pdf(file, passphrase);
        } else {
            text(file, passphrase);
        }
    }

    private static void pdf(AtomicFile file, Passphrase passphrase) throws IOException {
        SlipPdf.write(passphrase, Channels.newOutputStream(file.channel()));
        file.force();
    }

    private static void text(AtomicFile file, Passphrase passphrase) throws IOException {
        char[] secret = passphrase.toChars();
        char[] kana = passphrase.toKana();
        String reading = kana.length > 0 ? "\n\n" + SlipText.READING + "\n" : "";
        String head = SlipText.TITLE + "\n\n";
        String foot = foot(SlipText.strength(passphrase, kana.length > 0));
        char[] room = new char[head.length() + secret.length + reading.length() + kana.length + foot.length()];
        CharBuffer text = CharBuffer.wrap(room);
        text.put(head).put(secret).put(reading).put(kana).put(foot).flip();
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

    private static String foot(String strength) {
        return "\n\n" + strength
                + "\n\n\n" + SlipText.OPENING + "\n" + String.join("\n", SlipText.OPENING_STEPS)
                + "\n\n" + SlipText.CAUTION + "\n" + String.join("\n", SlipText.CAUTIONS) + "\n";
    }

    private static void refuseUnfit(Passphrase passphrase) {
        char[] characters = passphrase.toChars();
        boolean fits = characters.length <= MOST_CHARACTERS && SlipReader.isLine(characters);
        Arrays.fill(characters, '\0');
        if (!fits) {
            throw new IllegalArgumentException(
                    "slip: found a passphrase of another shape, allowed: six words or more of a to z joined by \"-\", at most "
                            + MOST_CHARACTERS + " characters");
        }
    }
}
