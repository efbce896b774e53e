package io.github.edusec.crypto.zip;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Counts and hashes what is written to it. Not thread-safe. */
public final class Digests extends OutputStream {
    private final MessageDigest sha256 = sha256();
    private final CRC32 crc = new CRC32();
    private long size;

    /** Starts with no content. */
    public Digests() {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int part = Pieces.next(size, length - done);
            sha256.update(bytes, offset + done, part);
            done += part;
            size += part;
        }
        crc.update(bytes, offset, length);
    }

    /**
     * Returns what was written so far in size.
     *
     * @return bytes
     */
    public long size() {
        return size;
    }

    /**
     * Ends the content; call it once.
     *
     * @return its fingerprint
     */
    public Fingerprint end() {
        return new Fingerprint(size, HexFormat.of().formatHex(sha256.digest()), crc.getValue());
    }
}
