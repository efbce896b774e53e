package io.github.edusec.retention.erase;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a file must be for its erasure to go on, usually from a frozen manifest.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param size bytes, 0 or more
 * @param sha256 SHA-256 of the content, 64 hexadecimal digits; kept in lower case
 * @since 0.1.0
 */
public record ExpectedFile(long size, String sha256) {
    /**
     * Checks the ranges.
     *
     * @param size bytes, 0 or more
     * @param sha256 64 hexadecimal digits
     * @throws IllegalArgumentException if the size is negative or the hash is not 64 hexadecimal digits
     */
    public ExpectedFile {
        sha256 = sha256.toLowerCase(Locale.ROOT);
        if (size < 0) {
            throw new IllegalArgumentException("size: found " + size + ", allowed: 0 or more");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "sha256: found a text of length " + sha256.length() + ", allowed: 64 hexadecimal digits");
        }
    }

    /**
     * Reads a file and notes what it is now.
     *
     * @param file the file
     * @return its size and hash
     * @throws IOException if the file cannot be read
     */
    public static ExpectedFile of(Path file) throws IOException {
        MessageDigest digest = Overwriter.sha256();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                size += n;
            }
        }
        return new ExpectedFile(size, HexFormat.of().formatHex(digest.digest()));
    }
}
