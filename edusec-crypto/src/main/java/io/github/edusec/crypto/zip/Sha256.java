package io.github.edusec.crypto.zip;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what is written to it. Not thread-safe. */
final class Sha256 extends OutputStream {
    private final MessageDigest digest;
    private long size;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    @Override
    public void write(int b) {
        digest.update((byte) b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** Returns the hash, 64 lower-case hexadecimal digits; call it once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
