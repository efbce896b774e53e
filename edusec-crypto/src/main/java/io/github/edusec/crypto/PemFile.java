package io.github.edusec.crypto;

import io.github.edusec.classify.Problem;
import io.github.edusec.classify.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;

/** One PEM block (RFC 7468) in a file of its own; works on bytes only, so that secrets can be wiped. */
final class PemFile {
    private static final int MAX_BYTES = 16 << 10;

    private PemFile() {}

    static byte[] encode(String type, byte[] der) {
        byte[] body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der);
        ByteBuffer pem = ByteBuffer.allocate(body.length + 2 * type.length() + 34);
        pem.put(boundary("BEGIN", type)).put((byte) '\n').put(body).put((byte) '\n');
        pem.put(boundary("END", type)).put((byte) '\n');
        Arrays.fill(body, (byte) 0);
        byte[] exact = Arrays.copyOf(pem.array(), pem.position());
        Arrays.fill(pem.array(), (byte) 0);
        return exact;
    }

    /** Writes a new file, readable by its owner only where the file system knows owners; never replaces one. */
    static void write(Path path, byte[] pem, boolean ownerOnly) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = ownerOnly && posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (AtomicFile file = AtomicFile.create(path, attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(pem);
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
            file.force();
            file.commit();
        }
    }

    static byte[] read(Path path, String type) throws IOException {
        byte[] pem;
        try (InputStream in = Files.newInputStream(path)) {
            pem = in.readNBytes(MAX_BYTES + 1);
        }
        try {
            return decode(path.getFileName() + "", pem, type);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    static byte[] decode(String where, byte[] pem, String type) throws KeyFileException {
        if (pem.length > MAX_BYTES) {
            throw bad(where, "too long for a key file", "over " + MAX_BYTES + " bytes", "one PEM block");
        }
        byte[] begin = boundary("BEGIN", type);
        byte[] end = boundary("END", type);
        int last = trimmedLength(pem);
        if (!matches(pem, 0, begin) || last < begin.length + end.length || !matches(pem, last - end.length, end)) {
            throw bad(where, "not the kind of key file expected", kind(pem), "BEGIN " + type);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(last);
        for (int i = begin.length; i < last - end.length; i++) {
            if (pem[i] != '\n' && pem[i] != '\r') {
                body.write(pem[i]);
            }
        }
        byte[] base64 = body.toByteArray();
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw bad(where, "the block is damaged", "characters that are not base64", "base64 lines");
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    static KeyFileException bad(String where, String what, String found, String allowed) {
        return new KeyFileException(new Problem(where, what, found, allowed));
    }

    private static byte[] boundary(String word, String type) {
        return ("-----" + word + " " + type + "-----").getBytes(StandardCharsets.US_ASCII);
    }

    private static int trimmedLength(byte[] pem) {
        int length = pem.length;
        while (length > 0 && (pem[length - 1] == '\n' || pem[length - 1] == '\r')) {
            length--;
        }
        return length;
    }

    private static boolean matches(byte[] pem, int at, byte[] expected) {
        return at >= 0
                && pem.length >= at + expected.length
                && Arrays.equals(pem, at, at + expected.length, expected, 0, expected.length);
    }

    /** Names the block without repeating content: only a boundary of letters and spaces is quoted. */
    private static String kind(byte[] pem) {
        int lineEnd = 0;
        while (lineEnd < Math.min(pem.length, 64) && pem[lineEnd] != '\n' && pem[lineEnd] != '\r') {
            lineEnd++;
        }
        String line = new String(pem, 0, lineEnd, StandardCharsets.ISO_8859_1);
        return line.matches("-----BEGIN [A-Z0-9 ]{1,40}-----") ? line.substring(5, line.length() - 5) : "no such block";
    }
}
