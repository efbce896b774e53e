package io.github.edusec.classify.policyfile;

import java.io.IOException;
import java.io.InputStream;
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

    private final String name;
    private final byte[] bytes;
    private final String sha256;

    private PolicyFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.sha256 = HexFormat.of().formatHex(sha256(bytes));
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
     * Returns the SHA-256 of the exact bytes.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    /**
     * Decodes as UTF-8, with or without a byte order mark.
     *
     * @param problems takes the place of a wrong byte
     * @param <E> the reading module's exception
     * @return the text without the mark
     * @throws E if the bytes are not UTF-8
     */
    <E extends IOException> String utf8(Problems<E> problems) throws E {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        OptionalInt wrong = decode(StandardCharsets.UTF_8, out);
        if (wrong.isPresent()) {
            throw problems.fatal(place(wrong.getAsInt()), "not UTF-8", hexAt(wrong.getAsInt()), "UTF-8");
        }
        return out.flip().toString();
    }

    /**
     * Decodes as UTF-8 or, where the bytes are not UTF-8, as the CP932 that spreadsheets on Japanese Windows write.
     *
     * @param problems takes the place of a wrong byte
     * @param <E> the reading module's exception
     * @return the text without a byte order mark
     * @throws E if the bytes are neither
     */
    <E extends IOException> String utf8OrCp932(Problems<E> problems) throws E {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        OptionalInt notUtf8 = decode(StandardCharsets.UTF_8, out);
        if (notUtf8.isEmpty()) {
            return out.flip().toString();
        }
        int wrong = notUtf8.getAsInt();
        if (!startsWithBom() && Charset.isSupported(CP932)) {
            out.clear();
            OptionalInt notCp932 = decode(Charset.forName(CP932), out);
            if (notCp932.isEmpty()) {
                return out.flip().toString();
            }
            wrong = notCp932.getAsInt();
        }
        throw problems.fatal(place(wrong), "neither UTF-8 nor CP932 (Shift_JIS)", hexAt(wrong), "UTF-8 or CP932");
    }

    private OptionalInt decode(Charset charset, CharBuffer out) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        int start = startsWithBom() ? UTF8_BOM.length : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }

    private boolean startsWithBom() {
        return bytes.length >= UTF8_BOM.length
                && Arrays.equals(bytes, 0, UTF8_BOM.length, UTF8_BOM, 0, UTF8_BOM.length);
    }

    private String place(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return "line " + line + ", byte " + (offset + 1) + " of the file";
    }

    private String hexAt(int offset) {
        int end = Math.min(bytes.length, offset + 2);
        return "bytes " + HexFormat.of().withUpperCase().formatHex(bytes, offset, end);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
