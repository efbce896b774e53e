package io.github.edusec.classify.policyfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;

/** The exact bytes of a policy file with their SHA-256. Immutable and thread-safe. */
public final class PolicyFile {
    private static final byte[] UTF8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String CP932 = "windows-31j";
    private static final int CHUNK_CHARS = 8_192;

    private final String name;
    private final byte[] bytes;
    private final String sha256;

    private PolicyFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.sha256 = sha256Of(bytes);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param maxBytes the most bytes it may have
     * @param problems takes "too large"
     * @param <E> the reading module's exception
     * @return the bytes
     * @throws E if the file is larger than allowed
     * @throws IOException if it cannot be read
     */
    public static <E extends IOException> PolicyFile read(Path path, long maxBytes, Problems<E> problems)
            throws E, IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return read(nameOf(path), in, maxBytes, problems);
        }
    }

    /**
     * Reads a stream to its end; the caller closes it.
     *
     * @param name the name, for people
     * @param in the bytes
     * @param maxBytes the most bytes it may have
     * @param problems takes "too large"
     * @param <E> the reading module's exception
     * @return the bytes
     * @throws E if there are more bytes than allowed
     * @throws IOException if the stream cannot be read
     */
    public static <E extends IOException> PolicyFile read(
            String name, InputStream in, long maxBytes, Problems<E> problems) throws E, IOException {
        int max = (int) Math.min(maxBytes, Integer.MAX_VALUE - 64);
        byte[] bytes = in.readNBytes(max + 1);
        if (bytes.length > max) {
            throw problems.fatal(name, "the policy file is too large", "more than " + max + " bytes", max + " bytes");
        }
        return new PolicyFile(name, bytes);
    }

    /**
     * Returns the last part of a path, for people.
     *
     * @param path the file
     * @return its name
     */
    public static String nameOf(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /**
     * Returns the file's name.
     *
     * @return the name, for people
     */
    public String name() {
        return name;
    }

    /**
     * Returns the exact bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns the SHA-256 of the exact bytes.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    /**
     * Reads as UTF-8, with or without a byte order mark.
     *
     * @param problems takes the place of a wrong byte
     * @param <E> the reading module's exception
     * @return the text without the mark, decoded while it is read
     * @throws E if the bytes are not UTF-8
     */
    <E extends IOException> Reader utf8(Problems<E> problems) throws E {
        OptionalInt wrong = firstWrong(StandardCharsets.UTF_8);
        if (wrong.isPresent()) {
            throw problems.fatal(place(wrong.getAsInt()), "not UTF-8", hexAt(wrong.getAsInt()), "UTF-8");
        }
        return reader(StandardCharsets.UTF_8);
    }

    /**
     * Reads as UTF-8 or, where the bytes are not UTF-8, as the CP932 that spreadsheets on Japanese Windows write.
     *
     * @param problems takes the place of a wrong byte
     * @param <E> the reading module's exception
     * @return the text without a byte order mark, decoded while it is read
     * @throws E if the bytes are neither
     */
    <E extends IOException> Reader utf8OrCp932(Problems<E> problems) throws E {
        OptionalInt notUtf8 = firstWrong(StandardCharsets.UTF_8);
        if (notUtf8.isEmpty()) {
            return reader(StandardCharsets.UTF_8);
        }
        if (startsWithBom() || !Charset.isSupported(CP932)) {
            throw neither(notUtf8.getAsInt(), hexAt(notUtf8.getAsInt()), problems);
        }
        OptionalInt notCp932 = firstWrong(Charset.forName(CP932));
        if (notCp932.isEmpty()) {
            return reader(Charset.forName(CP932));
        }
        throw neither(notUtf8.getAsInt(), notCp932.getAsInt(), problems);
    }

    /** The encoding that holds for longer is most likely the file's own. */
    private <E extends IOException> E neither(int notUtf8, int notCp932, Problems<E> problems) {
        if (notUtf8 == notCp932) {
            return neither(notUtf8, hexAt(notUtf8), problems);
        }
        boolean utf8 = notUtf8 > notCp932;
        int further = Math.max(notUtf8, notCp932);
        String found = hexAt(further) + " after " + (utf8 ? "UTF-8" : "CP932") + "; not " + (utf8 ? "CP932" : "UTF-8")
                + " from " + place(Math.min(notUtf8, notCp932));
        return neither(further, found, problems);
    }

    private <E extends IOException> E neither(int offset, String found, Problems<E> problems) {
        return problems.fatal(place(offset), "neither UTF-8 nor CP932 (Shift_JIS)", found, "UTF-8 or CP932");
    }

    /**
     * Tells whether the first character that is no space is a given one, which tells JSON from CSV.
     *
     * @param wanted an ASCII character
     * @return true if it is; false for an empty file
     */
    public boolean startsWith(char wanted) {
        int at = textStart();
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at < bytes.length && bytes[at] == wanted;
    }

    private Reader reader(Charset charset) {
        int start = textStart();
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, start, bytes.length - start), strictDecoder(charset));
    }

    /** Decodes piece by piece: a whole text beside the bytes would take three times their size. */
    private OptionalInt firstWrong(Charset charset) {
        CharsetDecoder decoder = strictDecoder(charset);
        int start = textStart();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(CHUNK_CHARS);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }

    private static CharsetDecoder strictDecoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private int textStart() {
        return startsWithBom() ? UTF8_BOM.length : 0;
    }

    private boolean startsWithBom() {
        return bytes.length >= UTF8_BOM.length
                && Arrays.equals(bytes, 0, UTF8_BOM.length, UTF8_BOM, 0, UTF8_BOM.length);
    }

    private String place(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            // CR LF is one line end, as is either alone.
            if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
                line++;
            }
        }
        return "line " + line + ", byte " + (offset + 1) + " of the file";
    }

    private String hexAt(int offset) {
        int end = Math.min(bytes.length, offset + 2);
        return "bytes " + HexFormat.of().withUpperCase().formatHex(bytes, offset, end);
    }

    /**
     * Returns the SHA-256 of bytes that may become a policy file.
     *
     * @param bytes the bytes
     * @return 64 lower-case hexadecimal digits
     */
    public static String sha256Of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
