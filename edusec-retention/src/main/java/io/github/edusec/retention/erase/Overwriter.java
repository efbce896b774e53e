package io.github.edusec.retention.erase;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Writes one file's blocks over and reads them back.
 *
 * <p>The content written starts with a mark and goes on with a pattern that differs by file and place: zeros would also be
 * read back from a hole, so they would prove nothing. The mark lets a later call recognise a file whose overwriting was
 * cut off.
 */
final class Overwriter {
    /** Larger "blocks" are transfer sizes of network file systems. */
    static final int MAX_BLOCK = 1 << 16;

    private static final int DEFAULT_BLOCK = 4096;
    private static final int MIN_BLOCK = 512;
    private static final byte[] MARK = "edusec-erase/1\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Scratch scratch;
    private final Progress progress;
    private final long seed = new SplittableRandom().nextLong();

    Overwriter(Scratch scratch, Progress progress) {
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Is told before each chunk is overwritten. */
    interface Progress {
        void beforeChunk() throws IOException;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether places in a file of that size can be counted; the largest file systems end far below. */
    static boolean canCount(long size) {
        return size <= Long.MAX_VALUE - Scratch.CHUNK - MAX_BLOCK;
    }

    /** The unit that lengths are rounded up to; a power of two. */
    static int blockSize(long reported) {
        boolean usable = reported >= MIN_BLOCK && reported <= MAX_BLOCK && Long.bitCount(reported) == 1;
        return usable ? (int) reported : DEFAULT_BLOCK;
    }

    /** The largest multiple there is where the next one cannot be expressed. */
    static long roundUp(long size, int block) {
        return size > Long.MAX_VALUE - block ? Long.MAX_VALUE / block * block : (size + block - 1L) / block * block;
    }

    /** Says how the open file is not the requested one; nothing if it is, or if the call resumes one cut off on it. */
    Optional<String> differenceTo(EraseRequest request, FileChannel channel, long size) throws IOException {
        ExpectedFile expected = request.expected();
        if (expected == null || (request.resumes() && isCutOff(channel, size, expected))) {
            return Optional.empty();
        }
        if (size != expected.size()) {
            return Optional.of("found: " + size + " bytes; allowed: " + expected.size());
        }
        return hash(channel, size).equals(expected.sha256())
                ? Optional.empty()
                : Optional.of("found: another SHA-256; allowed: the expected one");
    }

    private static boolean isCutOff(FileChannel channel, long size, ExpectedFile expected) throws IOException {
        return size >= expected.size() && size <= roundUp(expected.size(), MAX_BLOCK) && isMarked(channel);
    }

    static boolean isMarked(FileChannel channel) throws IOException {
        if (channel.size() < MIN_BLOCK) {
            return false;
        }
        ByteBuffer start = ByteBuffer.allocate(MARK.length);
        Folder.readFully(channel, start, 0);
        return start.flip().equals(ByteBuffer.wrap(MARK));
    }

    private String hash(FileChannel channel, long size) throws IOException {
        MessageDigest digest = sha256();
        for (long at = 0; at < size; at += Scratch.CHUNK) {
            ByteBuffer data = chunk(scratch.data(), size - at);
            Folder.readFully(channel, data, at);
            digest.update(data.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Overwrites from the start to a length that is a multiple of the block size. */
    void overwrite(FileChannel channel, long length) throws IOException {
        for (long at = 0; at < length; at += Scratch.CHUNK) {
            progress.beforeChunk();
            ByteBuffer data = fill(chunk(scratch.data(), length - at), at);
            long to = at;
            while (data.hasRemaining()) {
                to += channel.write(data, to);
            }
        }
    }

    /** Compares every byte with what {@link #overwrite} wrote; returns the first place that differs, or -1. */
    long firstDifference(FileChannel channel, long length) throws IOException {
        for (long at = 0; at < length; at += Scratch.CHUNK) {
            ByteBuffer data = chunk(scratch.data(), length - at);
            Folder.readFully(channel, data, at);
            int mismatch = data.flip().mismatch(fill(chunk(scratch.pattern(), length - at), at));
            if (mismatch >= 0) {
                return at + mismatch;
            }
        }
        return -1;
    }

    private static ByteBuffer chunk(ByteBuffer buffer, long left) {
        return buffer.clear().limit((int) Math.min(Scratch.CHUNK, left));
    }

    private ByteBuffer fill(ByteBuffer buffer, long at) {
        SplittableRandom random = new SplittableRandom(seed + at);
        while (buffer.hasRemaining()) {
            buffer.putLong(random.nextLong());
        }
        if (at == 0) {
            buffer.put(0, MARK);
        }
        return buffer.flip();
    }
}
