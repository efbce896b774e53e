package io.github.edusec.crypto.seal;

/**
 * A package that was written completely.
 *
 * <p>A value: immutable and thread-safe.
 *
 * @param size its bytes
 * @param manifest what was sealed into it
 * @param manifestSha256 SHA-256 of the manifest's file, 64 lower-case hexadecimal digits
 * @since 0.1.0
 */
public record SealedPackage(long size, Manifest manifest, String manifestSha256) {}
