package io.github.edusec.retention.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes files one after the other with one buffer. Not thread-safe. */
final class ContentHash {
    private static final int BUFFER = 1 << 16;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    /**
     * What was hashed.
     *
     * @param size how many bytes; the file's own length may be another one by now
     * @param sha256 64 lower-case hexadecimal digits
     */
    record Hashed(long size, String sha256) {}

    /** Hashes from the channel's position to its end. */
    Hashed of(SeekableByteChannel channel) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            buffer.clear();
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                size += buffer.remaining();
                digest.update(buffer);
                buffer.clear();
            }
            return new Hashed(size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
