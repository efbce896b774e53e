package io.github.edusec.crypto.zip;

/**
 * What one entry of an archive holds.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param name the entry's name
 * @param size bytes of the content
 * @param sha256 SHA-256 of the content, 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record SealedEntry(String name, long size, String sha256) {}
