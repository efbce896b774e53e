package io.github.edusec.classify.ziprecord;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that never change, compared by content: what a header field holds when its meaning is not ours to know.
 *
 * <p>A value: immutable and thread-safe.
 */
public final class RawBytes {
    /** No bytes. */
    public static final RawBytes EMPTY = new RawBytes(new byte[0]);

    private final byte[] bytes;

    private RawBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies bytes.
     *
     * @param bytes the bytes
     * @return the value
     */
    public static RawBytes of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new RawBytes(bytes.clone());
    }

    /**
     * Encodes a text.
     *
     * @param text the text
     * @return its UTF-8 bytes
     */
    public static RawBytes utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the bytes.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /**
     * Returns the length.
     *
     * @return the number of bytes
     */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
